"""The spine: what happened, what was asked for, and the pure functions that read them."""

"""A live socket, part by part: what comes in, what goes out, and who sits where."""

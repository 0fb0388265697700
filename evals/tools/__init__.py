"""What the interviewer does; each file with a `SUITE` is run."""

"""What the interviewer says; each file with a `SUITE` is run."""

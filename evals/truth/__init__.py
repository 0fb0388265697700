"""Whether what the interviewer judges is right in the world; each file with a `SUITE` is run."""

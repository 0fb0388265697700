"""The interview as a graph: what the interviewer does next, and the running interview."""

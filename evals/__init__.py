"""The evals' place among the floors: whole interviews measured without a server."""

"""One file for each kind of content that can be scored; each has a `SCORER`."""

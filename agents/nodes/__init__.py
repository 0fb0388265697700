"""The nodes of the graph, by what they do: open, hear, reply, close."""

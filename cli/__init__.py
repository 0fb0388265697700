"""The house in a terminal: chat, replay, verify, lint and doctor."""

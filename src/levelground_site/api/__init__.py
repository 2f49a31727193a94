"""The data for programs: what is published for everybody, and the rest for whoever holds a token, read-only."""

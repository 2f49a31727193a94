"""Search over everything that one may see; each app says how to look through what is its own."""

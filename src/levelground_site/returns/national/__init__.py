"""The national side of returns: collections as the national team and the systems see them, and releases."""

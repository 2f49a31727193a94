"""The public, read-only interface to what was published."""

"""Commands of access to portals."""

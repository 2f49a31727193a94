"""Pages of figures, and their downloads."""

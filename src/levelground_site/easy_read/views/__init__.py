"""Pages of easy reading."""

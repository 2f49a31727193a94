"""Posts held because of lived experience, and how they are recruited."""

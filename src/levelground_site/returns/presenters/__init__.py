"""Words and lines for the pages of returns."""

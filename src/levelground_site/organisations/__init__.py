"""Bodies with an ODS code: what they are, where they belong, and what became of them."""

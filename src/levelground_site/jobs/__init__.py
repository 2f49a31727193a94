"""Work in the background: one queue, and how far each piece has come."""

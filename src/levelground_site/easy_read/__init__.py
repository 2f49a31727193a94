"""Easy read: short sentences with a picture each, its checker and its editor."""

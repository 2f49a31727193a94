"""Indicators: what published figures say of a place, for staff, boards and the public."""

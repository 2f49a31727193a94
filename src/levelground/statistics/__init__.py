"""Levelground's statistics room."""

"""Levelground's measuring room."""

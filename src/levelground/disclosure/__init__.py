"""Levelground's disclosure room."""

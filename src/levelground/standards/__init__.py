"""Levelground's standards room."""

"""Levelground's synthetic room."""

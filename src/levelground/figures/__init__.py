"""Levelground's figures room."""

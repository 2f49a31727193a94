"""Levelground's records room."""

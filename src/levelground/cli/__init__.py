"""Levelground's cli room."""

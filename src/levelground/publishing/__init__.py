"""Levelground's publishing room."""

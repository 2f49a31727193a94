"""Measuring an organisation's extracts here, where it allows that: rows come, are measured, and are gone."""

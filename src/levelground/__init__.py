"""Levelground: measure, understand, act, measure again."""

__version__ = "0.1.0"

"""Levelground: measure, understand, act, measure again."""

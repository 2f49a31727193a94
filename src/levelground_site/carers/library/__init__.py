"""Guides and videos for carers and their managers, each with its author, date, next review and sources."""

"""Agreements between two people, owned by one of them: sections, sharing, versions, adjustments, reviews, looks."""

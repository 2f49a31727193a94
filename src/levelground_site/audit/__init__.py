"""Who did what, and who looked at what: entries that cannot be changed unnoticed."""

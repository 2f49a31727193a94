"""Who may do what: one file a theme. This is the whole of it; docs/access.md is made from it."""

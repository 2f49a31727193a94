"""E-mail, in templates: plain text and HTML."""

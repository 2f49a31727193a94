"""The demo: a make-believe England, and people whom anybody can be. It is no part of a site in real use."""

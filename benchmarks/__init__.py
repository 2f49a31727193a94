"""How fast and how lean: whole processes timed beside each other, on make-believe data."""

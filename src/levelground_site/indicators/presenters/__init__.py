"""How figures are told on the site: arranged from what the engine says of them, never said anew."""

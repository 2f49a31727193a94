"""Settings from the environment, addresses, and the templates' environment."""

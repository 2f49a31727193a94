"""How often somebody may ask: counted in the database, so that it holds over every process of the site."""

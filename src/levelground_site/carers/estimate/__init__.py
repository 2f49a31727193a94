"""How many carers work here, who they are, and how far that can be known."""

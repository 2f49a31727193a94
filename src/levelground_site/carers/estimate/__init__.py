"""How many carers work here, and who are they: estimated from counts, with what it costs to lose them."""

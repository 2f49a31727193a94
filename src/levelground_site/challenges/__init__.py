"""'This looks wrong': anyone challenges a figure or a claim, and is answered by a date."""

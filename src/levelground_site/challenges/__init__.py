"""'This looks wrong': anyone challenges a figure or a claim, and gets an answer by a date."""

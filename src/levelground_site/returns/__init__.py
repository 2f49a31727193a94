"""Returns: an organisation's counts for an edition, from draft to acceptance; and the collections that gather them."""

"""The site around the engine: where a health service gathers, checks, signs off and publishes its figures.

It stores counts, figures and what people wrote themselves; never a record-level extract. See docs/site.md.
"""

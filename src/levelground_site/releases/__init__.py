"""Releases: what was published, for good: open data, public documents, and the ledger of every number ever shown."""

"""Quotes and films of carers, leaders and people with lived experience, by their consent."""

"""What is published of regions and systems: given by the app that publishes, asked for by those that compare with it.

Only what has been released, and protected, is ever given: where nothing has, there is nothing to compare with.
"""

from collections.abc import Callable, Mapping

# Gives each indicator's published value in words, by number, of a standard's year in a region.
Source = Callable[[str, int, str], Mapping[str, str]]
SOURCES: list[Source] = []


def published(source: Source) -> Source:
    """Registers a function that gives what was published: called with a standard, a year, and a region's name."""
    SOURCES.append(source)
    return source


def published_values(standard: str, year: int, region: str) -> dict[str, str]:
    """Each indicator's published value in a region, in words, by number; empty while nothing is published."""
    if not region:
        return {}
    return {number: words for source in SOURCES for number, words in source(standard, year, region).items()}

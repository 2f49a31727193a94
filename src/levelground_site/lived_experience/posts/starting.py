"""Where the register starts: what was once published as a count, without names, and is never counted with the posts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StartingPoint:
    """A count from a source: so many people, of whom so many in new, more senior posts, in a year."""

    people: int
    senior: int
    year: int
    words: str
    source: str


STARTING = StartingPoint(
    people=9,
    senior=2,
    year=2020,
    words=(
        "Nine people with lived experience worked nationally at a strategic level, two of them in new, more senior "
        "posts: people with a learning disability, autistic people and family carers."
    ),
    source="NHS England, Inclusive place to work, 2020",
)

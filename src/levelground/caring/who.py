"""Who the carers are, by one way of telling how many there are: by age, by sex, by ethnicity, as far as it tells."""

import re
from dataclasses import dataclass

from levelground.caring.ways import Way

# The ages at which many of those who care are at work (NHS England, Supporting our working carers).
FROM, TO = 45, 64
_BAND = re.compile(r"(\d+)(?:–(\d+)|\+)")


@dataclass(frozen=True)
class Who:
    """A group: its people on the staff, how many of them are likely to care, and its share (0 to 1) of all carers."""

    dimension: str
    group: str
    people: int
    carers: float
    share: float


def who_of(way: Way) -> list[Who]:
    """The carers by each thing that the way tells of; nothing where it has no cells, or is no estimate."""
    if way.high is None or not way.value or any(part.carers is None for part in way.parts):
        return []
    found = []
    total = sum(part.carers or 0.0 for part in way.parts)
    for place, name in enumerate(way.by):
        people: dict[str, int] = {}
        carers: dict[str, float] = {}
        for part in way.parts:
            group = part.cell[place]
            people[group] = people.get(group, 0) + part.people
            carers[group] = carers.get(group, 0.0) + (part.carers or 0.0)
        found += [Who(name, group, people[group], carers[group], carers[group] / total) for group in sorted(people)]
    return found


def share_of_45_to_64(way: Way) -> float | None:
    """Of all carers by this way, the share from 45 to 64 years; None where its bands do not tell, or it has no ages."""
    ages = [each for each in who_of(way) if each.dimension == "age"]
    inside = 0.0
    for each in ages:
        match = _BAND.fullmatch(each.group)
        low, high = (int(match[1]), int(match[2] or 200)) if match else (0, 200)
        if low >= FROM and high <= TO:
            inside += each.share
        elif low <= TO and high >= FROM:
            return None
    return inside if ages else None

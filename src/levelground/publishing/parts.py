"""Parts of an indicator: what they are made of, what they are called, and the order in which they are read."""

from levelground.figures.reading import Comparison, Reading
from levelground.publishing.words import capital
from levelground.records import PAY_BANDS

# The bands of Agenda for Change stand on a ladder; medical and dental grades, and local scales, do not.
LADDER = frozenset(PAY_BANDS[: PAY_BANDS.index("VSM") + 1])
_PLACES = {band: place for place, band in enumerate(PAY_BANDS)}


def pairs_of(part: str) -> dict[str, str]:
    """The names and values that a part is made of: 'clinical=yes;pay_band=Band 5' in two pairs."""
    return dict(pair.split("=", 1) for pair in part.split(";")) if part else {}


def ordered_parts(parts: list[str]) -> list[str]:
    """The parts as they are read: the whole first, then by what they are split by; pay bands from the lowest up."""
    ways = list(dict.fromkeys(tuple(pairs_of(part)) for part in parts))
    first_seen = {part: place for place, part in enumerate(parts)}

    def place(part: str) -> tuple[bool, int, tuple[str, ...], int, int]:
        pairs = pairs_of(part)
        before = tuple(value for name, value in pairs.items() if name != "pay_band")
        band = _PLACES.get(pairs.get("pay_band", ""), len(_PLACES))
        grouped = before if "pay_band" in pairs else ()
        return part != "", ways.index(tuple(pairs)), grouped, band, first_seen[part]

    return sorted(parts, key=place)


def label_of(reading: Reading, part: str, comparison: Comparison | None = None) -> str:
    """What a part is called: the label of its comparison, else those of the values that it is made of."""
    if comparison is not None and comparison.label:
        return comparison.label
    labels = {other.part: other.label for other in reading.parts if other.label}
    values = [
        labels.get(f"{name}={value}") or f"{value} ({name.replace('_', ' ')})" for name, value in pairs_of(part).items()
    ]
    return capital(", ".join(values)) if values else f"All {reading.people}"

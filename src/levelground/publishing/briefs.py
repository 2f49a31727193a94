"""A brief: of a return document only what stands beside others', so that hundreds can be read in a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from levelground.figures.reading import Comparison
from levelground.publishing.rebuilding import made_of
from levelground.standards import Rate, Share, Standard, standard


@dataclass(frozen=True)
class Brief:
    """Where an organisation belongs, how many people it was counted with, and each indicator's headline as it stands.

    `size` is the headcount of the workforce, or for a standard without one the largest base of an indicator; None where
    that number is hidden. `headlines` are plain values: `headline` makes one a comparison again.
    """

    ics: str
    region: str
    size: float | None
    headlines: Mapping[str, Mapping[str, Any] | None]

    def headline(self, indicator: str) -> Comparison | None:
        """The headline of an indicator, None where it has none. Raises ReturnFaultError where it is malformed."""
        found = self.headlines.get(indicator)
        if found is None:
            return None
        made = made_of(Comparison, found, f"headlines.{indicator}")
        return made if isinstance(made, Comparison) else None


def brief_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """The brief of a return document, as plain values: `Brief(**brief_of(document))`."""
    return {
        "ics": str(document["ics"]),
        "region": str(document["region"]),
        "size": _size(document["counts"], standard(str(document["standard"]))),
        "headlines": {reading["indicator"]: reading["headline"] for reading in document["readings"]},
    }


def _size(counts: Iterable[Mapping[str, Any]], declared: Standard) -> float | None:
    bases = {
        row["indicator"]: float(row["denominator"])
        for row in counts
        if not row["part"] and row["group"] == "all" and row["denominator"] is not None
    }
    of_workforce = [each.number for each in declared.indicators if _counts_workforce(each.measure, declared)]
    if of_workforce:
        return next((bases[number] for number in of_workforce if number in bases), None)
    return max(bases.values(), default=None)


def _counts_workforce(measure: object, declared: Standard) -> bool:
    """Whether the base of a measure is everybody in the workforce, each counted once."""
    match measure:
        case Share(of):
            return of == declared.workforce
        case Rate(_, among, averaged_over):
            return among == declared.workforce and not averaged_over
        case _:
            return False

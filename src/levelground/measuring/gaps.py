"""What a reader must be told of people in post: several assignments, pay scales of their own, missing values."""

from collections.abc import Mapping

from levelground.measuring.taken import Taken
from levelground.records import DERIVED_FROM, Finding
from levelground.standards import Standard

OTHER = "Other"


def note_gaps(standard: Standard, taken: Mapping[str, Taken], findings: list[Finding]) -> None:
    """Warnings for those who are counted in the whole workforce but in none (or in a catch-all) of its parts."""
    people = taken.get(standard.workforce.records) if standard.workforce is not None else None
    if people is None:
        return
    for column in ("pay_band", "clinical"):
        coded = people.cube.columns.get(column)
        if coded is None:
            continue
        for value, kind, says in (
            (OTHER, "other pay scale", "on a local or unmapped pay scale (Other)"),
            ("", "blank value", f"without a {DERIVED_FROM.get(column, column).replace('_', ' ')}"),
        ):
            number = int(people.cube.rows[people.base & coded.mask({value})].sum())
            if not number:
                continue
            source, shown = people.source, column if people.source.has(column) else DERIVED_FROM.get(column, column)
            findings.append(
                Finding(
                    "warning", kind, source.file, sheet=source.sheet, column=source.headings.get(shown, shown),
                    found=f"{number:,} people {says}",
                    expected="a value for everyone in post",
                    remedy="They count in the whole workforce; a row of their own shows them." if value
                    else "They count in the whole workforce and in none of its parts. Fill it in.",
                    count=number,
                )
            )  # fmt: skip

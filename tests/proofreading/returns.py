"""The return of a make-believe trust, as `return.json` has it: the figures that proofreading reads."""

from dataclasses import fields
from pathlib import Path

from levelground.figures import Return
from levelground.publishing.return_document import FORMAT, as_json, fingerprint_of
from proofreading.trust import Trust

Row = dict[str, object]


def _percentage(indicator: str, group: str, above: float, below: float, part: str = "") -> Row:
    return _row(indicator, part, "percentage", group, "", above / below * 100, above, below, None, None)


def _row(
    indicator: str,
    part: str,
    statistic: str,
    group: str,
    comparator: str,
    value: float,
    a: float | None,
    n: float | None,
    b: float | None,
    m: float | None,
) -> Row:
    return {
        "indicator": indicator,
        "part": part,
        "statistic": statistic,
        "group": group,
        "comparator": comparator,
        "value": value,
        "lower": None,
        "upper": None,
        "method": "wilson",
        "numerator": a,
        "denominator": n,
        "comparator_numerator": b,
        "comparator_denominator": m,
        "flags": "",
    }


def figures_of(t: Trust) -> list[Row]:
    """The headline figures of the nine indicators, and one part."""
    rows: list[Row] = []
    for group, count in zip(("white", "bme", "unknown"), t.staff, strict=True):
        rows.append(_percentage("1", group, count, t.total))
    band = t.bands[-1]
    rows.append(_percentage("1", "bme", band[2], sum(band[1:]), "cluster=8a and above"))
    pairs = {
        "2": ("white", "bme", t.appointed, t.shortlisted),
        "3": ("bme", "white", t.cases, t.staff),
        "4": ("white", "bme", t.trained, t.staff),
    }
    for indicator, (group, comparator, above, below) in pairs.items():
        by = dict(zip(("white", "bme"), zip(above, below, strict=True), strict=False))
        (a, n), (b, m) = by[group], by[comparator]
        rows += [_row(indicator, "", "ratio", group, comparator, a / n / (b / m), a, n, b, m)]
        rows += [_percentage(indicator, name, *by[name]) for name in by]
    for indicator, (w, e) in zip("5678", t.said, strict=True):
        # A survey's result is published as a percentage; its numerator is reckoned from it, unrounded.
        white, bme = round(w / t.asked[0] * 100, 2), round(e / t.asked[1] * 100, 2)
        rows.append(
            _row(indicator, "", "difference", "bme", "white", bme - white, bme * 5.01, 501, white * 10.01, 1001)
        )
        rows.append(_row(indicator, "", "percentage", "white", "", white, white * 10.01, 1001, None, None))
        rows.append(_row(indicator, "", "percentage", "bme", "", bme, bme * 5.01, 501, None, None))
    board, total = sum(t.board), t.total
    rows += [_percentage("9", name, n, board) for name, n in zip(("white", "bme", "unknown"), t.board, strict=True)]
    gap = (t.board[1] / board - t.staff[1] / total) * 100
    rows.append(_row("9", "", "difference", "bme", "workforce", gap, t.board[1], board, t.staff[1], total))
    return rows


def document_of(t: Trust) -> dict[str, object]:
    """The document, with its fingerprint."""
    document: dict[str, object] = {"format": FORMAT} | {field.name: "" for field in fields(Return)}
    document |= {"standard": "wres", "year": t.year, "figures": figures_of(t)}
    return {**document, "fingerprint": fingerprint_of(document)}


def write_return(t: Trust, path: Path) -> Path:
    """The document as a file."""
    path.write_text(as_json(document_of(t)), "utf-8")
    return path

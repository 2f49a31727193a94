"""Random record sets for the disability standard: those of the race standard, with what it asks for besides."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from oracle import disability
from oracle.record_sets import REQUIRED, folders, one_of, staff, written
from oracle.sheets import Folder, Row, Sheet

EDITIONS = (2019, 2021, 2022, 2024, 2027)
SAID = ("yes", "yes", "no", "no", "Y", "n", "not declared", "prefer not to say")


@st.composite
def disability_folders(draw: DrawFn, year: int) -> Folder:
    """A folder of record sets for an edition; now and then a column that some metric needs is missing."""
    folder = draw(folders(year))
    folder.pop("counts", None)
    for name in ("staff", "applications", "formal_cases", "board"):
        if name in folder and draw(st.integers(0, 9)) > 0:
            folder[name] = _with(folder[name], "disability", [draw(one_of(*SAID)) for _ in folder[name].rows])
    if "formal_cases" in folder:
        folder["formal_cases"] = _capable(draw, folder["formal_cases"])
    if "survey" in folder:
        folder["survey"] = draw(survey(year, ("RAA", "RBB")))
    if not any(sheet.rows for name, sheet in folder.items() if name != "organisations"):
        folder["staff"] = draw(staff(year, ("RAA",)))
    return folder


def _with(sheet: Sheet, column: str, values: list[str]) -> Sheet:
    rows = tuple({**row, column: value} for row, value in zip(sheet.rows, values, strict=True))
    return Sheet((*sheet.columns, column), rows)


def _capable(draw: DrawFn, sheet: Sheet) -> Sheet:
    """Mostly capability cases, with reasons."""
    rows = tuple({**row, "kind": draw(written("capability"))} if draw(st.integers(0, 3)) else row for row in sheet.rows)
    sheet = Sheet(sheet.columns, rows)
    reasons = [draw(one_of(*disability.REASONS)) for _ in rows]
    return _with(sheet, "reason", reasons) if draw(st.integers(0, 9)) > 0 else sheet


@st.composite
def survey(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Published survey results by disability, of other autumns and by ethnicity too."""
    keys = draw(
        st.sets(
            st.tuples(
                st.sampled_from(codes),
                st.sampled_from([year - 1, year - 1, year - 1, year - 2]),
                st.sampled_from([*disability.QUESTIONS]),
                st.sampled_from(["disabled", "non-disabled", "all", "white"]),
            ),
            max_size=25,
        )
    )
    rows: list[Row] = []
    for organisation, autumn, question, group in sorted(keys):
        score = question == "engagement"
        rows.append(
            {
                "organisation": organisation,
                "year": str(autumn),
                "question": draw(written(question)),
                "characteristic": draw(written("ethnicity" if group == "white" else "disability")),
                "group": draw(written(group)),
                "value": draw(st.sampled_from(["0", "6.41", "10"] if score else ["0", "12.5", "48.83", "100"])),
                "base": draw(st.sampled_from(["0", "7", "11", "250", "1203"])),
                "unit": draw(written("score")) if score else draw(one_of("percent")),
            }
        )
    return Sheet((*REQUIRED["survey"], "unit"), tuple(rows))

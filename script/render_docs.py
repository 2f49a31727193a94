"""Writes the parts of the documentation that follow from declarations; with --check, says whether they are current."""

import sys
from pathlib import Path

from levelground.records import RECORD_SETS, Column, RecordSet

DOCS = Path(__file__).resolve().parent.parent / "docs"

_INTRODUCTION = """\
# Record sets

Made from the declarations by `script/render_docs.py`: change those, not this page.

A folder holds any of these as `NAME.csv` (or `.txt`, `.tsv`), `NAME.xlsx` (or `.xlsm`, whose macros are not run),
`NAME.parquet`, or as a folder `NAME/` of Parquet parts; `.xls`, `.xlsb` and `.ods` are to be saved as `.xlsx`. Text is
UTF-8, UTF-16 or Windows-1252, with any delimiter. Dates are `2024-03-31`, `20240331`, `31/03/2024`, `31/03/24`,
`31-MAR-24`, `31 March 2024` or Excel dates. Case, spaces and punctuation do not matter in headings and values, and
headings may be split over two rows. Blank is unknown. Columns marked ° are optional: without them the indicators that
need them say what is missing, and the rest is measured. Columns that no standard needs are never read.

A **profile** (TOML, `--profile FILE`) maps your own headings and values onto these, and holds your settings:

```toml
[staff]
file = "Staff in post March.xlsx"

[staff.columns]
person_id = "Employee Number"

[staff.values.contract]
"Permanent Contract" = "permanent"

[settings]
"assignment statuses counted as in post" = ["active", "maternity", "career break", "secondment out", "suspended", ""]
```

A column may be given several headings (a list), and `file` may hold `*`. `like = "esr-staff"` builds on one of the
profiles that come with the program (`esr-staff`, `trac-applications`, `case-tracker`, `olm-learning`: all defaults, to
be checked); `[staff.constants]` gives a column one value throughout. Kept as `levelground.toml` in the folder of the
extracts, a profile is taken from there every time; `levelground profile FILE` proposes one.
"""

_OTHERS = """
## Record sets of other packages

A package may bring a record set of its own, and more columns or values for those above, through an entry point of the
group `levelground.record_sets`: a `RecordSet`, or a `MoreOf`. It is then read, checked, profiled and measured like any
of these, and `levelground standards NAME` shows its columns. A column that is added is optional, a name that is taken
is refused with a sentence, and a package that offers nonsense harms no other. `examples/third_party_standard` has one.
"""

_ETHNIC = """\
`ethnic_category` takes the NHS Data Dictionary's codes `A` to `S`, `Z` and `99`, their national extensions (`CA`, `GF`
…), and the labels of all of these. `C2` and every code that begins with C is white; blank, `Z` and `99` are unknown.
"""


def _values(column: Column) -> str:
    match column.kind:
        case "code":
            return ", ".join(f"`{value}`" for value in column.values)
        case "yes-no":
            return "`yes`, `no`"
        case "ethnic category":
            return "an ethnic category: see above"
        case "identifier":
            return "an identifier: any stable number or code"
        case kind:
            return f"a {kind}" if kind != "text" else "text"


def _section(record_set: RecordSet) -> str:
    lines = [f"\n## {record_set.name}\n", f"One row is {record_set.row}.\n", "| column | values |", "|---|---|"]
    lines += [
        f"| {'°' if column.optional else ''}`{column.name}` | {_values(column)} |" for column in record_set.columns
    ]
    return "\n".join(lines) + "\n"


def record_sets_page() -> str:
    """The page on record sets."""
    return (
        _INTRODUCTION + "\n" + _ETHNIC + "".join(_section(record_set) for record_set in RECORD_SETS.values()) + _OTHERS
    )


PAGES = {"record-sets.md": record_sets_page}


def main(arguments: list[str]) -> int:
    """Writes the pages, or checks them; 1 where one is out of date."""
    stale = []
    for name, render in PAGES.items():
        path, text = DOCS / name, render()
        if path.exists() and path.read_text("utf-8") == text:
            continue
        if "--check" in arguments:
            stale.append(name)
        else:
            path.write_text(text, "utf-8")
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run script/render_docs.py.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

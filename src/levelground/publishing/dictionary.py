"""The data dictionary of an open-data release: what each column of each table means, for people and for programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Kind = str
TEXT, WHOLE, NUMBER, YES_NO = "string", "integer", "number", "boolean"
_CSVW = {TEXT: "string", WHOLE: "integer", NUMBER: "double", YES_NO: "boolean"}
STAR = "*"


@dataclass(frozen=True)
class Column:
    """A column: its name, the kind of its values, what they mean, and whether one may be a star (hidden)."""

    name: str
    kind: Kind
    means: str
    starred: bool = False


_WHERE = (
    Column("organisation", TEXT, "The ODS code of the organisation, or the name of the ICS, the region or England."),
    Column("standard", TEXT, "The standard, by its short name."),
    Column("year", WHOLE, "The edition of the standard."),
    Column("indicator", TEXT, "The number of the indicator: see indicators.csv."),
    Column("part", TEXT, "The part of the indicator, as name=value pairs joined by ';'. Empty: the headline."),
)
_ESTIMATE = (
    Column("value", NUMBER, "The figure. Percentages are 0 to 100, differences in percentage points."),
    Column("lower", NUMBER, "The lower end of its 95% interval."),
    Column("upper", NUMBER, "The upper end of its 95% interval."),
    Column("method", TEXT, "The method of the interval. Where a figure has two, the first one is the default."),
)
_COMPARED = (
    Column("statistic", TEXT, "What the figure is: percentage, ratio, difference, race disparity ratio, score …"),
    Column("group", TEXT, "The group that it is of, or that is compared."),
    Column("comparator", TEXT, "The group that it is compared with; empty where there is none."),
)
TABLES: Mapping[str, tuple[str, tuple[Column, ...], tuple[str, ...]]] = {
    "counts": (
        "Every numerator and denominator that may be published.",
        (
            *_WHERE,
            Column("group", TEXT, "The group of people: see groups.csv."),
            Column("numerator", NUMBER, "How many people of the group the indicator counts.", starred=True),
            Column("denominator", NUMBER, "Of how many.", starred=True),
        ),
        ("organisation", "indicator", "part", "group"),
    ),
    "figures": (
        "Every figure that these counts give, with its interval.",
        (
            *_WHERE,
            *_COMPARED,
            *_ESTIMATE,
            Column("numerator", NUMBER, "The count behind the group's side of the figure.", starred=True),
            Column("denominator", NUMBER, "Of how many.", starred=True),
            Column("comparator_numerator", NUMBER, "The count behind the comparator's side.", starred=True),
            Column("comparator_denominator", NUMBER, "Of how many.", starred=True),
            Column("flags", TEXT, "What to know of it, joined by ';': suppressed, undefined, unbounded, window=12 …"),
        ),
        ("organisation", "indicator", "part", "statistic", "group", "comparator", "method"),
    ),
    "national": (
        "The nation's figures of both kinds, by name. Pooled: of all people together, so large organisations weigh "
        "more. Unweighted mean: of the organisations' own figures that are shown, each once.",
        (
            *_WHERE[1:],
            *_COMPARED,
            Column("figure", TEXT, "'pooled' or 'unweighted mean'."),
            *_ESTIMATE,
            Column("organisations", WHOLE, "Of a mean: how many organisations' figures it is of."),
            Column("without", WHOLE, "Of a mean: how many organisations have no figure that is shown."),
        ),
        ("indicator", "part", "statistic", "group", "comparator", "figure"),
    ),
    "organisations": (
        "Who is in the release, and what adds up to what.",
        (
            Column("organisation", TEXT, "The ODS code, or the name of the ICS, the region or England."),
            Column("name", TEXT, "The name."),
            Column("level", TEXT, "'organisation', or 'roll-up' (the sum of the organisations under it)."),
            Column("kind", TEXT, "What sort of body it is."),
            Column("ics", TEXT, "The integrated care system that it belongs to."),
            Column("region", TEXT, "The region that it belongs to."),
        ),
        ("organisation",),
    ),
    "indicators": (
        "What each indicator is.",
        (
            Column("indicator", TEXT, "Its number."),
            Column("title", TEXT, "Its title."),
            Column("asks", TEXT, "The question that it answers."),
            Column("definition", TEXT, "How it is defined."),
            Column("source", TEXT, "Where the definition comes from."),
        ),
        ("indicator",),
    ),
    "groups": (
        "What each group of people is called.",
        (Column("group", TEXT, "As in the tables."), Column("words", TEXT, "In words.")),
        ("group",),
    ),
    "answers": (
        "What organisations answered themselves, for indicators that are no number.",
        (
            *_WHERE[:4],
            Column("answer", TEXT, "'yes' or 'no'."),
            Column("words", TEXT, "What the organisation says of it."),
        ),
        ("organisation", "indicator"),
    ),
}


def dictionary_rows(tables: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """The dictionary as rows: table, column, kind, what it means."""
    rows = []
    for table in tables:
        for column in TABLES[table][1]:
            star = f" '{STAR}' where the number is hidden, so that nobody can be recognised." if column.starred else ""
            rows.append((table, column.name, column.kind, column.means + star))
    return rows


def data_package(title: str, name: str, licence: tuple[str, str], tables: Sequence[str]) -> str:
    """Frictionless metadata (datapackage.json) of the CSV tables, as JSON."""
    document = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "licenses": [{"name": licence[0], "path": licence[1]}],
        "resources": [
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "description": TABLES[table][0],
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": column.name, "type": column.kind, "description": column.means}
                        for column in TABLES[table][1]
                    ],
                    "missingValues": ["", STAR],
                    "primaryKey": list(TABLES[table][2]),
                },
            }
            for table in tables
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def csv_on_the_web(title: str, licence: tuple[str, str], tables: Sequence[str]) -> str:
    """W3C metadata for CSV on the web (csv-metadata.json) of the CSV tables, as JSON."""
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": title,
        "dc:license": {"@id": licence[1]},
        "tables": [
            {
                "url": f"{table}.csv",
                "dc:description": TABLES[table][0],
                "tableSchema": {
                    "columns": [
                        {
                            "name": column.name,
                            "titles": column.name,
                            "datatype": _CSVW[column.kind],
                            "dc:description": column.means,
                            "null": ["", STAR] if column.starred else [""],
                        }
                        for column in TABLES[table][1]
                    ]
                },
            }
            for table in tables
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

"""Ethnic categories: codes and labels of the NHS Data Dictionary, and the groups that they belong to."""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_CENSUS_LABELS_WITHOUT_A_CODE = {
    # Labels of the 2011 and 2021 censuses, which the 16+1 list gives no letter: the category that holds them.
    "White: English/Welsh/Scottish/Northern Irish/British": "A",
    "White: Irish": "B",
    "White: Gypsy or Irish Traveller": "C",
    "White: Roma": "C",
    "White: Any other White background": "C",
    "Asian/Asian British: Chinese": "R",
    "Other ethnic group: Arab": "S",
}


@dataclass(frozen=True)
class EthnicCategory:
    """One way of writing an ethnic category.

    `category` is the letter of the 16+1 list (or "Z", "99"); `group` is white, bme or unknown; `aggregate` is the
    finer group: white-british, white-other, mixed, asian, black, other or unknown.
    Source: NHS Data Dictionary, ethnic category code 2001 and its national extensions.
    """

    code: str
    label: str
    category: str
    group: str
    aggregate: str


@lru_cache(maxsize=1 << 16)
def simplified(text: str) -> str:
    """The text in lower case, & as and, every run of spaces and punctuation as one space: so codes and labels compare.

    A text of punctuation alone stays as it is: it is not blank.
    """
    return re.sub(r"[\W_]+", " ", text.lower().replace("&", " and ")).strip() or text.strip()


@cache
def ethnic_categories() -> tuple[EthnicCategory, ...]:
    """Every code and label that is accepted, in the order of the published table."""
    table = resources.files(__package__).joinpath("data/ethnic_categories.csv").read_text("utf-8")
    return tuple(
        EthnicCategory(
            code=row["code"],
            label=row["label"],
            category=_category(row["code"], row["label"]),
            group=row["group"],
            aggregate=row["aggregate"].lower().replace(" ", "-"),
        )
        for row in csv.DictReader(table.splitlines())
    )


def _category(code: str, label: str) -> str:
    if code:
        return code if code == "99" else code[0]
    return _CENSUS_LABELS_WITHOUT_A_CODE.get(label, "Z" if simplified(label) == "prefer not to say" else "99")


@cache
def by_spelling() -> dict[str, EthnicCategory]:
    """From each accepted spelling, simplified, to its category: the code, the label, and the code with its label."""
    spellings: dict[str, EthnicCategory] = {}
    for category in ethnic_categories():
        # "H - Indian" leaves out what every label of its group begins with.
        end = category.label.rpartition(" - ")[2]
        for spelling in (category.code, category.label, f"{category.code} {category.label}", f"{category.code} {end}"):
            if simplified(spelling):
                spellings.setdefault(simplified(spelling), category)
    return spellings | {"": spellings["unknown"]}

"""Names of places, systems and trusts. All but the seven regions are invented."""

from __future__ import annotations

# The regions of NHS England and how many integrated care systems each had in 2022; the trusts in each are rounded.
REGIONS = (
    "East of England",
    "London",
    "Midlands",
    "North East and Yorkshire",
    "North West",
    "South East",
    "South West",
)
SYSTEMS_BY_REGION = (6, 5, 11, 4, 3, 6, 7)
TRUSTS_BY_REGION = (26, 36, 40, 34, 33, 29, 22)

_FIRST = (
    "Ambler", "Bexen", "Corrin", "Dunnel", "Eskrin", "Farrow", "Gannet", "Hobrin", "Ister", "Jarrel", "Kestle",
    "Lorrim", "Morvel", "Nettel", "Orrin", "Pennel", "Querrin", "Rushel", "Sorrel", "Tarrow", "Ulvin", "Vennel",
    "Wexel", "Yarrel", "Zennel",
)  # fmt: skip
_LAST = (
    "mere", "combe", "stead", "haven", "moor", "bourne", "dale", "fell", "reach", "marsh",
)  # fmt: skip


def place(number: int) -> str:
    """An invented place: a different name for each number below 250, then the names again with a numeral."""
    # 83 shares no factor with 250, so that neighbours in number are not neighbours in name.
    turn, within = divmod(number, len(_FIRST) * len(_LAST))
    index = within * 83 % (len(_FIRST) * len(_LAST))
    name = _FIRST[index // len(_LAST)] + _LAST[index % len(_LAST)]
    return name if turn == 0 else f"{name} {turn + 1}"


def system(number: int) -> str:
    """An invented integrated care system, numbered from 0 to 41."""
    return f"{place(249 - 2 * number)} and {place(248 - 2 * number)}"

"""Addresses of cells: 'C5' and (5, 3)."""

import re

_CELL = re.compile(r"^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
Place = tuple[int, int]


def place_of(address: str) -> Place | None:
    """Row and column, both from 1, of an address such as 'C5'; None where it is none."""
    parts = _CELL.match(address.strip().upper())
    if parts is None:
        return None
    column = 0
    for letter in parts[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(parts[2])
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None


def address_of(place: Place) -> str:
    """The address of a row and column: 'C5'."""
    row, column = place
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def range_of(text: str) -> tuple[Place, Place] | None:
    """The first and the last cell of a range such as 'C5:E13' (a single cell is one too); None where it is none."""
    first, _, last = text.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None or start[0] > end[0] or start[1] > end[1]:
        return None
    return start, end

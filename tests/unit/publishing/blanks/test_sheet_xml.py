"""A sheet's XML edited in place: the cells that are set change, saved results of formulas go, all else stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelground.publishing.blanks.addresses import address_of, place_of, range_of
from levelground.publishing.blanks.sheet_xml import SheetFaultError, filled_sheet, read_sheet

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="urn:x"><sheetPr/>'
TAIL = b'<sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>'


def sheet(rows: bytes) -> bytes:
    return HEAD + b"<sheetData>" + rows + b"</sheetData>" + TAIL


def filled(content: bytes, **values: float) -> bytes:
    places = {place: number for address, number in values.items() if (place := place_of(address))}
    return filled_sheet(read_sheet(content), places)


def test_an_empty_cell_keeps_its_style():
    made = filled(sheet(b'<row r="2"><c r="B2" s="7"/><c r="C2"/></row>'), B2=12)
    assert made == sheet(b'<row r="2"><c r="B2" s="7"><v>12</v></c><c r="C2"/></row>')


def test_a_cell_of_text_becomes_one_of_a_number():
    made = filled(sheet(b'<row r="2"><c r="B2" t="s" s="7"><v>4</v></c></row>'), B2=0.25)
    assert made == sheet(b'<row r="2"><c r="B2" s="7"><v>0.25</v></c></row>')


def test_a_cell_that_is_not_there_is_put_in_its_place():
    made = filled(sheet(b'<row r="2" spans="1:3"><c r="A2"/><c r="D2"/></row>'), B2=1, C2=2, E2=3)
    assert made == sheet(
        b'<row r="2"><c r="A2"/><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"/><c r="E2"><v>3</v></c></row>'
    )


def test_rows_that_are_not_there_are_put_in_their_places():
    made = filled(sheet(b'<row r="2"/><row r="5"/>'), A1=1, A3=3, B3=4, A5=5, A9=9)
    assert made == sheet(
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/>'
        b'<row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row>'
        b'<row r="5"><c r="A5"><v>5</v></c></row><row r="9"><c r="A9"><v>9</v></c></row>'
    )


def test_a_sheet_without_any_cell():
    content = HEAD + b"<sheetData/>" + TAIL
    assert filled(content, B2=1) == sheet(b'<row r="2"><c r="B2"><v>1</v></c></row>')
    assert filled(content) == content


def test_new_cells_have_the_style_of_their_row_or_column():
    rows = (
        HEAD
        + b'<cols><col min="2" max="3" style="5"/></cols><sheetData><row r="2" s="9" customFormat="1"/></sheetData>'
        + TAIL
    )
    made = filled(rows, B2=1, B3=2, D3=3)
    assert b'<c r="B2" s="9"><v>1</v></c>' in made
    assert b'<c r="B3" s="5"><v>2</v></c>' in made
    assert b'<c r="D3"><v>3</v></c>' in made


def test_saved_results_go_and_formulas_stay():
    made = filled(
        sheet(b'<row r="1"><c r="A1" t="str" s="3"><f>"a>b"&amp;B1</f><v>old</v></c><c r="B1"><v>4</v></c></row>')
    )
    assert made == sheet(b'<row r="1"><c r="A1" t="str" s="3"><f>"a>b"&amp;B1</f></c><c r="B1"><v>4</v></c></row>')


def test_what_an_array_fills_is_a_result_too():
    row = b'<row r="1"><c r="A1"><f t="array" ref="A1:B1">C1:D1</f>%s</c><c r="B1">%s</c><c r="C1"><v>7</v></c></row>'
    content = sheet(row % (b"<v>1</v>", b"<v>2</v>"))
    assert read_sheet(content).formulas == {(1, 1), (1, 2)}
    assert filled(content) == sheet(row % (b"", b""))


def test_names_with_a_prefix_keep_it():
    content = (
        b'<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="B1"/></x:row></x:sheetData></x:worksheet>'
    )
    made = filled(content, A1=1, B1=2)
    assert b'<x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row>' in made


def test_cells_without_a_reference_are_counted_on():
    layout = read_sheet(sheet(b'<row><c/><c><f>1</f></c></row><row><c r="C2"/><c/></row>'))
    assert set(layout.cells) == {(1, 1), (1, 2), (2, 3), (2, 4)}
    assert layout.formulas == {(1, 2)}


def test_what_a_merged_cell_covers():
    layout = read_sheet(sheet(b""))
    assert (layout.covered((1, 1)), layout.covered((1, 3)), layout.covered((2, 1))) == (None, (1, 1), None)


@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet><sheetData>", b"", b"<worksheet/>", "<worksheet><sheetData/></worksheet>".encode("utf-16"),
        b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>',
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused(content: bytes):
    with pytest.raises(SheetFaultError):
        read_sheet(content)


PLACES = st.tuples(st.integers(1, 9), st.integers(1, 30))


@given(st.sets(PLACES), st.dictionaries(PLACES, st.integers(0, 9999)))
def test_any_cells_in_any_sheet(there: set[tuple[int, int]], values: dict[tuple[int, int], float]):
    rows = b"".join(
        b'<row r="%d">%s</row>'
        % (
            row,
            b"".join(b'<c r="%s" s="1"/>' % address_of(place).encode() for place in sorted(there) if place[0] == row),
        )
        for row in sorted({place[0] for place in there})
    )
    made = filled_sheet(read_sheet(sheet(rows)), values)
    again = read_sheet(made)
    assert set(again.cells) == there | set(values)
    assert list(again.cells) == sorted(again.cells)
    for place, number in values.items():
        cell = again.cells[place]
        assert b"<v>%d</v>" % number in made[cell.start : cell.end]
    assert len(re.findall(rb"<v>", made)) == len(values)
    assert made.startswith(HEAD)
    assert made.endswith(TAIL)


@given(st.tuples(st.integers(1, 1_048_576), st.integers(1, 16_384)))
def test_an_address_and_back(place: tuple[int, int]):
    assert place_of(address_of(place)) == place


@pytest.mark.parametrize("text", ["", "5", "A", "A0", "AAAA1", "XFE1", "A1048577", "A1:B2", "Ä1"])
def test_what_is_no_address(text: str):
    assert place_of(text) is None


def test_ranges():
    assert range_of("B2:C4") == ((2, 2), (4, 3))
    assert range_of("$B$2") == ((2, 2), (2, 2))
    assert range_of("C4:B2") is None

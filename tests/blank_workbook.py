"""A blank as a collection sends it: protected, with formulas, merged cells, validations, a picture and names."""

import base64
import io
from pathlib import Path

import xlsxwriter

# A picture of one dot.
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BANDS = ("Band 5", "Band 6", "Band 7", "Band 8a", "Consultant")


def write_blank(path: Path) -> Path:
    """Writes the blank: indicator 1 with its sums, indicator 2 with its ratio, a cover, and a hidden list."""
    book = xlsxwriter.Workbook(str(path))
    bold, shaded = (
        book.add_format({"bold": True}),
        book.add_format({"bg_color": "#FFFFCC", "locked": False}),
    )
    percent = book.add_format({"num_format": "0.0%"})
    cover = book.add_worksheet("Cover")
    cover.insert_image("A1", "logo.png", {"image_data": io.BytesIO(_DOT)})
    cover.write("B2", "The collection’s own form", bold)
    cover.write("B3", "Staff in all")
    cover.write_formula("C3", "='Indicator 1'!F14", None, 0)
    first = book.add_worksheet("Indicator 1")
    first.merge_range("A1:F1", "Indicator 1: staff in each band", bold)
    first.write("A3", "Clinical", bold)
    first.write_row("A4", ["Pay band", "White", "BME", "Null / unknown", "Sum", "Check"], bold)
    for place, band in enumerate(BANDS):
        first.write(4 + place, 0, band)
        for column in (1, 2, 3):
            first.write_blank(4 + place, column, None, shaded)
        first.write_formula(4 + place, 4, f"=SUM(B{5 + place}:D{5 + place})", None, 0)
    first.write("A14", "Total")
    first.write_formula("E14", "=SUM(E5:E9)", None, 0)
    first.write_formula("F14", "=E14+0", None, 0)
    first.data_validation("B5:D9", {"validate": "integer", "criteria": ">=", "value": 0})
    first.conditional_format("E5:E9", {"type": "cell", "criteria": "==", "value": 0, "format": bold})
    first.protect("secret")
    second = book.add_worksheet("Indicator 2")
    second.write("A1", "Indicator 2: appointment from shortlisting", bold)
    second.write_row("B3", ["White", "BME"], bold)
    second.write("A4", "Number of shortlisted applicants")
    second.write("A5", "Number appointed from shortlisting")
    second.write("A6", "Likelihood of appointment", bold)
    for column in "BC":
        second.write_formula(f"{column}6", f"=IF({column}4=0,0,{column}5/{column}4)", percent, 0)
    second.write("A7", "Relative likelihood")
    second.write_formula("B7", "=IF(C6=0,0,B6/C6)", None, 0)
    second.protect()
    hidden = book.add_worksheet("Lists")
    hidden.write_column("A1", BANDS)
    hidden.hide()
    book.define_name("Bands", "=Lists!$A$1:$A$5")
    book.close()
    return path

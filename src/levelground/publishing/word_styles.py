"""The look of the report in Word: A4, Arial, real heading styles, British English, the marking on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT = "Arial"
INK, QUIET, LOOK = RGBColor(0, 0, 0), RGBColor(0x3C, 0x46, 0x4E), RGBColor(0xA5, 0x3A, 0x0A)
TEXT_WIDTH = Mm(170)
_HEADINGS = {1: (22, 0, 6), 2: (16, 22, 8), 3: (13, 20, 6), 4: (10.5, 12, 2)}
# Name: size in points, space before and after, bold, colour.
_PARAGRAPHS: dict[str, tuple[float, float, float, bool, RGBColor]] = {
    "Facts": (9.5, 0, 6, False, QUIET),
    "Asks": (10.5, 0, 4, False, QUIET),
    "Says": (12.5, 2, 4, True, INK),
    "Gap": (14, 10, 2, False, INK),
    "Gap in people": (10.5, 0, 10, False, INK),
    "Note": (9.5, 4, 8, False, QUIET),
    "Break": (10.5, 4, 6, False, INK),
    "Term": (9.5, 0, 3, False, INK),
    "Command": (10, 4, 8, False, INK),
    "Table title": (10.5, 12, 4, True, INK),
    "Cell": (9, 2, 2, False, INK),
    "Page head": (8.5, 0, 0, False, QUIET),
    "Page foot": (8.5, 0, 0, False, QUIET),
    "Picture caption": (9, 4, 10, False, QUIET),
}
_BARRED = {"Gap": "A53A0A", "Break": "C3CACF", "Command": "0B5D5B"}


def set_up(document: Document, title: str, marking: str, running_title: str) -> None:
    """Give a new document its page, its styles, its language and what stands on every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(26), Mm(20)
    section.header_distance, section.footer_distance = Mm(12), Mm(10)
    _styles(document)
    head = section.header.paragraphs[0]
    head.style = "Page head"
    head.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    first = head.add_run(marking)
    first.bold, first.font.color.rgb = True, LOOK
    head.add_run(f"\t{running_title}")
    foot = section.footer.paragraphs[0]
    foot.style = "Page foot"
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run("\t")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    document.core_properties.title = title
    document.core_properties.language = "en-GB"
    _current(document)


def _styles(document: Document) -> None:
    normal = document.styles["Normal"]
    _font(normal, 10.5, INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "en-GB")
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language)
    for level, (points, above, below) in _HEADINGS.items():
        style: ParagraphStyle = document.styles[f"Heading {level}"]
        _font(style, points, INK)
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        style.paragraph_format.keep_with_next = True
    for name, (size, before, after, bold, colour) in _PARAGRAPHS.items():
        made: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = normal
        _font(made, size, colour)
        made.font.bold = bold
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
        if name in _BARRED:
            made.element.get_or_add_pPr().insert_element_before(
                _bar(_BARRED[name]), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
            )
            made.paragraph_format.left_indent = Mm(3)
    document.styles["Gap in people"].paragraph_format.left_indent = Mm(3)
    for name in ("Gap", "Asks", "Says", "Table title"):
        document.styles[name].paragraph_format.keep_with_next = True
    document.styles["Term"].paragraph_format.left_indent = Mm(42)
    document.styles["Term"].paragraph_format.first_line_indent = -Mm(42)
    document.styles["Cell"].paragraph_format.line_spacing = 1.0


def _font(style: ParagraphStyle, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    # A font of the theme, where one is named, would win over this one.
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _bar(colour: str) -> BaseOxmlElement:
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", colour)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    return borders


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _current(document: Document) -> None:
    """Say that the document follows today's rules, so that Word opens it in no mode of compatibility."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")

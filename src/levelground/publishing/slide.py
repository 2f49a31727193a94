"""A slide of the board's gaps: one picture, 16 to 9, that can be put into a presentation as it is."""

import json
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from textwrap import wrap

from levelground.figures.reading import Comparison, Reading, Return
from levelground.publishing import charts, standing
from levelground.publishing.board import board_gaps, how_many, none_words
from levelground.publishing.numbers import day, says_nothing, shown, span
from levelground.publishing.pdf import fonts
from levelground.publishing.printing import needed
from levelground.publishing.sentences import sentence
from levelground.publishing.words import bands_of

WIDTH, HEIGHT = 1920, 1080
_FONT = "'Source Sans Pro', 'Source Sans 3', Arial, sans-serif"
_EDGE, _TOP, _ROW = 96, 214, 154
_BAR_FROM, _BAR_TO = 1240, 1824
_LETTERS_A_LINE, _MOST_LINES = 84, 3
_SHARPNESS = 144  # two pixels a point: the picture is 960 by 540 points
_STYLE = f"""
text {{ font-family: {_FONT}; fill: #000000; }}
.quiet {{ fill: #3c464e; }}
.band {{ fill: #e3eeee; }}
.parity {{ stroke: #000000; stroke-width: 2; }}
.whisker {{ stroke: #a53a0a; stroke-width: 7; stroke-linecap: round; }}
.mark {{ fill: #a53a0a; }}
.rule {{ stroke: #c3cacf; stroke-width: 1.5; }}
.look {{ fill: #a53a0a; }}
"""


def slide_svg(document: Return) -> str:
    """The slide as SVG text: the same return gives the same bytes. It says all of it in words too, for who hears it."""
    gaps = board_gaps(document)
    head = standing.title_of(document)
    drawn = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<rect class="look" width="16" height="{HEIGHT}"/>',
        _words(how_many(len(gaps)), _EDGE, 104, 58, bold=True),
        _words(_shortened(head, 100), _EDGE, 154, 32, quiet=True),
    ]
    if not gaps:
        drawn += [
            _words(line, _EDGE, 260 + 46 * place, 36) for place, line in enumerate(wrap(none_words(document), 84))
        ]
    for place, reading in enumerate(gaps):
        drawn.append(_row(reading, gaps, document, _TOP + place * _ROW))
    drawn += [_words(line, _EDGE, 1022 + 30 * place, 24, quiet=True) for place, line in enumerate(_foot(document))]
    told = ". ".join([head, how_many(len(gaps)), *(sentence(each, document.group_words) for each in gaps)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" aria-labelledby="title says"><title id="title">{escape(head)}</title>'
        f'<desc id="says">{escape(told)}</desc><style>{_STYLE}</style>{"".join(drawn)}</svg>\n'
    )


def slide_png(document: Return) -> bytes:
    """The slide as PNG, 1,920 by 1,080 pixels. MissingPackageError without the extra `print`."""
    needed("pdf")
    import typst  # noqa: PLC0415

    return typst.compile(
        files("levelground.publishing").joinpath("templates/pictures.typ").read_bytes(),
        format="png",
        ppi=_SHARPNESS,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"drawings": json.dumps([(slide_svg(document), WIDTH / 2, HEIGHT / 2)])},
    )


def _foot(document: Return) -> tuple[str, str]:
    bands = bands_of(document)
    reads = (
        f"Lines: 95% intervals. Shaded: {bands.words}, or within {bands.points:g} points. An association is no cause."
    )
    made = f", {day(document.dated)}" if document.dated else ""
    return reads, f"{document.marking}. As at {day(document.reference_date)}. Levelground {document.version}{made}."


def _row(reading: Reading, gaps: Sequence[Reading], document: Return, top: float) -> str:
    made = reading.headline
    says = sentence(reading, document.group_words)
    lines = wrap(says, _LETTERS_A_LINE)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], _shortened(" ".join(lines[_MOST_LINES - 1 :]), _LETTERS_A_LINE)]
    drawn = [
        f'<line class="rule" x1="{_EDGE}" x2="{_BAR_TO}" y1="{top - 8}" y2="{top - 8}"/>',
        _words(f"{reading.indicator}. {reading.short}", _EDGE, top + 32, 32, bold=True),
        *(_words(line, _EDGE, top + 66 + 31 * place, 26) for place, line in enumerate(lines)),
    ]
    if made is not None:
        drawn.append(_bar(made, gaps, document, top))
    return "".join(drawn)


def _bar(made: Comparison, gaps: Sequence[Reading], document: Return, top: float) -> str:
    """The value in figures, and its interval on a scale that the gaps of the same statistic share."""
    alike = [each.headline for each in gaps if each.headline is not None and each.headline.statistic == made.statistic]
    number = shown(made.interval.value, made.statistic)
    value = f"{number} times" if made.statistic == "ratio" else f"{number} points"
    limits = "" if says_nothing(made.interval) else f" ({span(made.interval, made.statistic)})"
    drawn = [_words(f"{value}{limits}", _BAR_FROM, top + 34, 30, bold=True)]
    if made.interval.value is None or made.statistic not in {"ratio", "difference"}:
        return drawn[0]
    scale = charts.scale_for(alike, bands_of(document))

    def at(number: float) -> float:
        return round(_BAR_FROM + scale.at(number) / 100 * (_BAR_TO - _BAR_FROM), 1)

    y, parity = top + 84, 1.0 if scale.logarithmic else 0.0
    if scale.band is not None:
        low, high = (at(end) for end in scale.band)
        drawn.append(f'<rect class="band" x="{low}" y="{y - 30}" width="{round(high - low, 1)}" height="60"/>')
    drawn.append(f'<line class="parity" x1="{at(parity)}" x2="{at(parity)}" y1="{y - 34}" y2="{y + 34}"/>')
    lower = made.interval.lower if made.interval.lower is not None else scale.low
    upper = made.interval.upper if made.interval.upper is not None else scale.high
    drawn.append(f'<line class="whisker" x1="{at(lower)}" x2="{at(upper)}" y1="{y}" y2="{y}"/>')
    drawn.append(f'<circle class="mark" cx="{at(made.interval.value)}" cy="{y}" r="13"/>')
    level = "equally likely" if scale.logarithmic else "no difference"
    drawn.append(_words(level, at(parity), y + 56, 20, quiet=True, middle=True))
    return "".join(drawn)


def _shortened(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def _words(
    text: str, x: float, y: float, size: int, *, bold: bool = False, quiet: bool = False, middle: bool = False
) -> str:
    looks = ' font-weight="bold"' if bold else ""
    looks += ' class="quiet"' if quiet else ""
    looks += ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}"{looks}>{escape(text)}</text>'

"""Charts for paper: the page's SVG with a size of its own, its colours written out, and a picture of it as PNG."""

import re

from levelground.publishing.blocks import Drawing

_FONT = "'Source Sans Pro', 'Libertinus Serif'"
_LETTERS = "FONT"
# The colours of the report's style sheet as it prints.
_STYLE = """
text { fill: #000000; font-size: 13px; font-family: FONT; }
.tick, .note { fill: #3c464e; font-size: 12px; }
.named { font-size: 12px; paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
.label { font-size: 12.5px; }
.tick.parity { font-weight: bold; fill: #000000; }
.band { fill: #e3eeee; }
line.parity { stroke: #000000; stroke-width: 1.5px; }
.grid { stroke: #c3cacf; stroke-width: 1px; }
.whisker { stroke-width: 3px; stroke-linecap: round; }
.mark { stroke-width: 2.5px; }
.clear { stroke: #a53a0a; fill: #a53a0a; }
.unclear { stroke: #3c464e; fill: #ffffff; }
.run { stroke: #3c464e; stroke-width: 1.5; }
.zero { stroke: #000000; stroke-width: 1; }
.average { stroke: #000000; stroke-width: 2; }
.limit { stroke: #000000; stroke-width: 1.25; stroke-dasharray: 6 4; }
.edge { stroke: #000000; stroke-width: 1.5; stroke-dasharray: 1.5 4; }
.curve { fill: none; stroke: #000000; stroke-width: 1.5; }
.curve.limit { stroke-dasharray: 7 4; }
.curve.edge { stroke-dasharray: 1.5 4; }
.curve.beyond { stroke: #3c464e; stroke-dasharray: 16 6; }
.unit { fill: #ffffff; stroke: #3c464e; stroke-width: 1.75; }
.unit.outside { stroke: #000000; stroke-width: 2.5; }
.own { fill: #a53a0a; stroke: #ffffff; stroke-width: 1.5; }
.point { fill: #3c464e; }
.early { fill: #ffffff; stroke: #3c464e; stroke-width: 1.75; }
.signal { fill: #a53a0a; stroke: #ffffff; stroke-width: 1; }
.arrow { stroke: none; font-size: 20px; font-weight: bold; }
.arrow.unclear { fill: #3c464e; }
"""
# Letters and arrows at the ends of a scale need room that the page gives them outside the picture.
_MARGIN = 9.0
_OPENING = re.compile(r'<svg class="chart" width="100%" height="([\d.]+)(%?)"[^>]*>')


def printed(svg: str, width: float, alt: str, height: float = 0.0, font: str = _FONT) -> Drawing:
    """A chart of the page as a drawing `width` points wide, with its colours in itself.

    `height` is for a chart that fills its cell. `alt` is what it shows; `font` what its letters are set in, as in CSS.
    ValueError where it is no chart of ours.
    """
    opening = _OPENING.match(svg)
    if opening is None:
        raise ValueError("Only a chart made by the room's own charts can be printed.")
    tall = height if opening.group(2) else float(opening.group(1))
    wide = width + 2 * _MARGIN
    outer = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{tall:g}" viewBox="0 0 {wide:g} {tall:g}">'
    )
    inner = f'<svg x="{_MARGIN:g}" width="{width:g}" height="{tall:g}" overflow="visible">'
    return Drawing(
        f"{outer}<style>{_STYLE.replace(_LETTERS, font)}</style>{inner}{svg[opening.end() :]}</svg>", wide, tall, alt
    )

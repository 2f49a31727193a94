"""Pictures of the register, drawn on the server: a map of tiles, and growth over time. Each has its table beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from markupsafe import Markup

# Where each region lies, in columns and rows of tiles: its own place in England, more or less.
LAYOUT = {
    "North West": (0, 0),
    "North East and Yorkshire": (1, 0),
    "Midlands": (1, 1),
    "East of England": (2, 1),
    "South West": (0, 2),
    "London": (1, 2),
    "South East": (2, 2),
}
TILE, A_ROW, GAP, HEAD = 44, 4, 12, 40
SHADES = 5


@dataclass(frozen=True)
class Tile:
    """A system: its name, how many trusts it has, and how many of them have a pledge that stands."""

    name: str
    pledged: int
    trusts: int

    @property
    def shade(self) -> int:
        """From 0 (none) to 4 (all)."""
        if not self.trusts or not self.pledged:
            return 0
        return max(1, min(SHADES - 1, round(self.pledged / self.trusts * (SHADES - 1))))

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self.name}: {self.pledged} of {self.trusts} trusts"


def tile_map(regions: Mapping[str, Sequence[Tile]]) -> Markup:
    """A map of England in tiles: a block a region, a tile a system, with its numbers in it."""
    places = dict(LAYOUT)
    for extra in sorted(set(regions) - set(places)):
        places[extra] = (len(places) % 3, 3 + (len(places) - len(LAYOUT)) // 3)
    rows_high: dict[int, int] = {}
    for name, tiles in regions.items():
        row = places[name][1]
        rows_high[row] = max(rows_high.get(row, 0), HEAD + TILE * -(-max(len(tiles), 1) // A_ROW) + GAP)
    across = A_ROW * TILE + 2 * GAP
    parts = []
    for name, tiles in regions.items():
        column, row = places[name]
        left, top = column * across, sum(high for each, high in rows_high.items() if each < row)
        parts.append(format_html('<text class="lg-map__region" x="{}" y="{}">{}</text>', left, top + 24, name))
        for number, tile in enumerate(tiles):
            x, y = left + (number % A_ROW) * TILE, top + HEAD + (number // A_ROW) * TILE
            parts.append(
                format_html(
                    "<g><title>{}</title>"
                    '<rect class="lg-map__tile lg-map__tile--{}" x="{}" y="{}" width="{}" height="{}"/>'
                    '<text class="lg-map__number lg-map__number--{}" x="{}" y="{}">{}/{}</text></g>',
                    tile.words,
                    tile.shade,
                    x,
                    y,
                    TILE - 4,
                    TILE - 4,
                    tile.shade,
                    x + (TILE - 4) / 2,
                    y + 26,
                    tile.pledged,
                    tile.trusts,
                )
            )
    width, height = 3 * across - 2 * GAP, sum(rows_high.values())
    words = (
        "Map of England in tiles: how many trusts of each system have a pledge that stands. The table says the same."
    )
    return Markup(  # noqa: S704 (made of numbers, and of words that are escaped)
        format_html(
            '<svg class="lg-map" viewBox="0 0 {} {}" role="img" aria-label="{}" focusable="false">{}</svg>',
            width,
            height,
            words,
            Markup("".join(parts)),  # noqa: S704
        )
    )


def growth(years: Sequence[tuple[int, int]], points: Sequence[tuple[int, int]]) -> Markup:
    """How many had signed by the end of each year (a line), and what a source said without names (rings)."""
    all_years = [year for year, _ in (*years, *points)]
    if not all_years:
        return Markup("")
    first, last = min(all_years), max(*all_years, min(all_years) + 1)
    most = max(number for _, number in (*years, *points)) or 1
    step = next(size for size in (10, 20, 50, 100, 200, 500, 1000, 2000) if most / size <= 6)
    top = -(-most // step) * step
    left, right, up, down = 44, 600, 12, 200

    def place(year: float, number: float) -> tuple[float, float]:
        across = left + (year - first) / (last - first) * (right - left)
        return round(across, 1), round(down - number / top * (down - up), 1)

    parts = []
    for tick in range(0, top + 1, step):
        y = place(first, tick)[1]
        parts.append(f'<line class="lg-growth__rule" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="lg-growth__tick" x="{left - 8}" y="{y + 5}" text-anchor="end">{tick}</text>')
    every = max(1, -(-(last - first) // 8))
    for year in range(first, last + 1, every):
        parts.append(
            f'<text class="lg-growth__tick" x="{place(year, 0)[0]}" y="222" text-anchor="middle">{year}</text>'
        )
    line = " ".join(f"{x},{y}" for x, y in (place(year, number) for year, number in years))
    if years:
        parts.append(f'<polyline class="lg-growth__line" points="{line}"/>')
        parts += [
            f'<circle class="lg-growth__dot" cx="{x}" cy="{y}" r="4"/>' for x, y in (place(y, n) for y, n in years)
        ]
    parts += [f'<circle class="lg-growth__ring" cx="{x}" cy="{y}" r="7"/>' for x, y in (place(y, n) for y, n in points)]
    words = (
        "Pledges by the end of each year: a line for those with a name in this register, rings for counts by a source."
    )
    return Markup(  # noqa: S704 (made of numbers alone)
        format_html(
            '<svg class="lg-growth" viewBox="0 0 616 232" role="img" aria-label="{}" focusable="false">{}</svg>',
            words,
            Markup("".join(parts)),  # noqa: S704
        )
    )

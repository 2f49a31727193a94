"""Pictures of the register: a map of tiles, and growth over time. Each has its table beside it."""

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
# What the shades mean, from the lightest: each tile says its numbers as well.
SHADES = ("none", "fewer than 4 in 10", "4 to 6 in 10", "more than 6 in 10", "9 in 10 or more")


@dataclass(frozen=True)
class Tile:
    """A system: its name, how many trusts it has, and how many of them have a pledge that stands."""

    name: str
    pledged: int
    trusts: int

    @property
    def shade(self) -> int:
        """The place in SHADES."""
        if not self.trusts or not self.pledged:
            return 0
        share = self.pledged / self.trusts
        return 1 if share < 0.4 else 2 if share <= 0.6 else 3 if share < 0.9 else 4

    @property
    def short(self) -> str:
        """Its name as it stands on the map."""
        return self.name.removeprefix("NHS ").removesuffix(" Integrated Care Board")


@dataclass(frozen=True)
class Block:
    """A region of the map: its name, where it lies ('0-1': first column, second row; empty: after all), its tiles."""

    name: str
    at: str
    tiles: Sequence[Tile]


def tile_map(regions: Mapping[str, Sequence[Tile]]) -> list[Block]:
    """A map of England in tiles: a block a region, a tile a system, from the north to the south."""
    known = [Block(name, f"{x}-{y}", regions[name]) for name, (x, y) in LAYOUT.items() if name in regions]
    return known + [Block(name, "", regions[name]) for name in sorted(set(regions) - set(LAYOUT))]


def growth(years: Sequence[tuple[int, int]], points: Sequence[tuple[int, int]]) -> Markup:
    """How many had signed by the end of each year (a line), and what a source said without names (rings)."""
    all_years = [year for year, _ in (*years, *points)]
    if not all_years:
        return Markup("")
    first, last = min(all_years), max(*all_years, min(all_years) + 1)
    most = max(number for _, number in (*years, *points)) or 1
    step = next(size for size in (10, 20, 50, 100, 200, 500, 1000, 2000) if most / size <= 6)
    top = -(-most // step) * step
    left, right, up, down = 44, 400, 12, 200

    def place(year: float, number: float) -> tuple[float, float]:
        across = left + (year - first) / (last - first) * (right - left)
        return round(across, 1), round(down - number / top * (down - up), 1)

    parts = []
    for tick in range(0, top + 1, step):
        y = place(first, tick)[1]
        parts.append(f'<line class="lg-growth__rule" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="lg-growth__tick" x="{left - 8}" y="{y + 5}" text-anchor="end">{tick}</text>')
    every = max(1, -(-(last - first) // 6))
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
            '<svg class="lg-growth" viewBox="0 0 424 232" role="img" aria-label="{}" focusable="false">{}</svg>',
            words,
            Markup("".join(parts)),  # noqa: S704
        )
    )

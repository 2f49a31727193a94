"""What stands beside a published figure, and the tools of its page: given by any app, shown by the pages of figures.

An app registers its own in a module called home_items. Both are asked for a place's page of an edition (`indicator` is
blank) and for each page of an indicator. What is given is shown to whoever reads the page: it asks for itself what the
reader may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from levelground_site.releases.models import Release


@dataclass(frozen=True)
class Shown:
    """The figures that a page shows: of which release, of which place, of which indicator (blank: of all of them).

    `place` is an ODS code, or of a roll-up (a system, a region, England) its name; `name` is what people call it.
    """

    release: Release
    place: str
    name: str
    is_rollup: bool
    indicator: str = ""


@dataclass(frozen=True)
class Tool:
    """Something that can be made of a page's figures: its words, where it is, and a few words more."""

    text: str
    address: str
    words: str = ""


# Gives the HTML of a part (render_to_string, marked safe) with its own h3, or None where there is nothing.
Part = Callable[[HttpRequest, Shown], Any]
ToolOf = Callable[[HttpRequest, Shown], Tool | None]
PARTS: list[tuple[int, Part]] = []
TOOLS: list[tuple[int, ToolOf]] = []


def beside_figures(order: int = 50) -> Callable[[Part], Part]:
    """Registers a part that stands under 'What is being done?', after those of a lower order."""

    def add(part: Part) -> Part:
        PARTS.append((order, part))
        return part

    return add


def figures_tool(order: int = 50) -> Callable[[ToolOf], ToolOf]:
    """Registers a tool of the page, such as a board paper, listed under 'Take it with you'."""

    def add(tool: ToolOf) -> ToolOf:
        TOOLS.append((order, tool))
        return tool

    return add


def parts_beside(request: HttpRequest, shown: Shown) -> list[Any]:
    """The parts beside these figures, for this reader."""
    found = (part(request, shown) for _, part in sorted(PARTS, key=lambda each: each[0]))
    return [part for part in found if part]


def tools_of(request: HttpRequest, shown: Shown) -> list[Tool]:
    """The tools of these figures, for this reader."""
    found = (tool(request, shown) for _, tool in sorted(TOOLS, key=lambda each: each[0]))
    return [tool for tool in found if tool is not None]

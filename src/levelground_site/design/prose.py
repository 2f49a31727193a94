"""What editors write, in Markdown, as HTML that can do no harm: no HTML of theirs, no picture, no address that runs."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

# Where a link may lead: another site, securely; an e-mail, a phone, a text message; a page of ours.
_SCHEMES = ("https://", "mailto:", "tel:", "sms:", "#")
_SIZES = {2: "nhsuk-heading-m", 3: "nhsuk-heading-s", 4: "nhsuk-heading-xs"}


def prose(text: str, *, heading: int = 2) -> Markup:
    """The HTML of a text whose own headings begin at '##'; they become headings of the level given and below.

    Raw HTML is shown as the characters that were typed; a link that leads anywhere but to https, e-mail, a phone or a
    page of this site stays text; pictures are left out.
    """
    return Markup(_parser().render(text, {"heading": heading}))  # noqa: S704 (made safe above)


def plain(text: str) -> str:
    """The words of a text without its marks, a block a line: for search and for measuring how hard it is to read."""
    lines = []
    for token in _parser().parse(text):
        if token.type == "inline":
            lines.append("".join(child.content if child.type != "softbreak" else " " for child in token.children or ()))
    return "\n".join(lines)


@cache
def _parser() -> MarkdownIt:
    made = _Careful("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
    made.add_render_rule("heading_open", _heading)
    made.add_render_rule("heading_close", _heading)
    made.add_render_rule("link_open", _link)
    return made


class _Careful(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library calls it so)
        bare = url.strip().lower()
        return bare.startswith(_SCHEMES) or (bare.startswith("/") and not bare.startswith(("//", "/\\")))


def _heading(self: Any, tokens: Sequence[Token], place: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[place]
    level = min(max(int(token.tag[1]), 2) - 2 + env["heading"], 6)
    if token.nesting == -1:
        return f"</h{level}>\n"
    return f'<h{level} class="{_SIZES.get(level, "nhsuk-heading-xs")}">'


def _link(self: Any, tokens: Sequence[Token], place: int, options: Any, env: dict[str, Any]) -> str:
    if str(tokens[place].attrGet("href")).startswith("https://"):
        tokens[place].attrSet("rel", "noreferrer")
    made: str = self.renderToken(tokens, place, options, env)
    return made

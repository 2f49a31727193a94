"""Components that are made in Python: those that templates call as c.NAME, and those that stand in a list's cells."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from markupsafe import Markup

from levelground_site.access.states import State
from levelground_site.design.charts import interval_bar

__all__ = ["interval_bar", "state_tag", "voices_said"]
_TAGS: dict[tuple[str, str], Markup] = {}


def state_tag(state: State) -> Markup:
    """The tag of a state, as the component stateTag lays it out; made once for each."""
    key = (state.words, state.kind)
    if key not in _TAGS:
        made = render_to_string(
            "components/state-tag/template.jinja", {"params": {"state": state.words, "kind": state.kind}}
        )
        _TAGS[key] = Markup(made.strip())  # noqa: S704 (the component escapes its words)
    return _TAGS[key]


def voices_said(items: Sequence[Any], level: int = 2) -> Markup:
    """What people say, as the component voices lays it out; empty where there are none."""
    if not items:
        return Markup("")
    made = render_to_string("components/voices/template.jinja", {"params": {"items": items, "level": level}})
    return Markup(made)  # noqa: S704 (the component escapes its words)

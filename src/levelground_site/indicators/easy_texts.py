"""Figures in easy read: how we count, and which page of figures stands beside which in easy words."""

from typing import Any

from levelground_site.easy_read.pages import Twin, stands_beside
from levelground_site.easy_read.texts import Section, easy_text, row
from levelground_site.indicators import queries

easy_text(
    "figures",
    "How we count",
    "See how we find out if work is fair.",
    "figures",
    (
        Section(
            "What we count",
            (
                row("two-groups", "We look at two groups of people."),
                row("counting", "We count who gets the jobs."),
                row("stairs", "We look at who has the top jobs."),
                row("talk", "We ask workers how others treat them."),
                row("unequal", "Then we see if it is the same for both groups."),
            ),
        ),
        Section(
            "How sure we are",
            (
                row("luck", "A small difference can be luck."),
                row("not-sure", "Sometimes we have to say: we cannot tell."),
                row("private", "We hide small numbers to keep people private."),
            ),
        ),
        Section(
            "See for yourself",
            (
                row("hospital", "Find your hospital.", "organisations"),
                row("report", "See all the numbers.", "figures"),
                row("warning", "Tell us if a number looks wrong.", "challenge"),
            ),
        ),
    ),
    also=("figures-definitions",),
)


def _has_plain_words(standard: str, indicator: str = "", **_: Any) -> bool:
    known = queries.declared(standard)
    return known is not None and known.plain is not None and (not indicator or indicator in known.plain.indicators)


stands_beside(Twin("figures-easy-read", there=_has_plain_words), "figures-edition")
stands_beside(Twin("figures-indicator-easy-read", there=_has_plain_words), "figures-indicator")

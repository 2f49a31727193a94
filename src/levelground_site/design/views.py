"""Pages that explain the site itself: its components, who may do what, how easy it is to use, what it keeps."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from levelground_site.access import policy
from levelground_site.access.roles import Role
from levelground_site.design.tables import Column, Table, Words, answer
from levelground_site.design.words import short_day
from levelground_site.easy_read.texts import row
from levelground_site.home.registry import Item
from levelground_site.organisations.models import Organisation

BEGAN = datetime(2026, 6, 3, 9, 5, tzinfo=ZoneInfo("Europe/London"))
FAULTS: list[dict[str, Any]] = [
    {
        "severity": "error",
        "file": "staff.csv",
        "row": 17,
        "column": "ethnicity",
        "found": "Z9",
        "expected": "a code of the data dictionary, such as A or 99",
        "remedy": "Correct the code, or map it in the profile.",
    },
    {
        "severity": "error",
        "kind": "unknown code",
        "file": "applications.xlsx",
        "sheet": "Export",
        "column": "Ethnic Origin",
        "total": 37,
        "examples": ["row 12: found 'Brit'", "row 40: found 'Brit'", "and 35 more"],
        "expected": "an ethnic category of the data dictionary",
        "remedy": "Correct it, or map the value in a profile.",
    },
    {
        "severity": "warning",
        "file": "board.csv",
        "row": None,
        "column": "voting",
        "found": "no such column",
        "expected": "yes or no for each member",
        "remedy": "Add the column, to measure voting members apart.",
    },
]
TIMELINE = [
    {"at": BEGAN + timedelta(days=2, hours=4), "what": "Signed off", "who": "Ama Boateng", "words": ""},
    {"at": BEGAN, "what": "Begun", "who": "Rhys Morgan", "words": "From the file of 31 March."},
]
LISTED = (
    Column("name", "Organisation", lambda each: each.name, order="name"),
    Column("code", "ODS code", lambda each: each.code, order="code"),
    Column("opened", "Opened", lambda each: short_day(each.opened) if each.opened else "", order="opened"),
)
EASY_ROWS = [
    row("coach", "A mentor helps you at work.", mentor="A mentor knows the job well."),
    row("count 9/100", "9 in every 100 people here are new."),
]


def components(request: HttpRequest) -> HttpResponseBase:
    """Every component of ours, in each of its states."""
    today = timezone.localdate()
    waiting = [
        Item("Sign off the data", "#sign", "Sign it off", "Northfield NHS Trust", BEGAN, today - timedelta(days=2)),
        Item("Review the figures", "#review", "Review it", "Northfield NHS Trust", BEGAN, today + timedelta(days=9)),
    ]
    organisations = Organisation.objects.order_by("name")
    bare = Table(request, organisations.none(), LISTED, caption="Nothing", empty="What is begun stands here.")
    table = Table(
        request,
        organisations,
        LISTED,
        caption="Organisations",
        empty="No organisation has been loaded yet.",
        filters=(Words("q", "Name", lambda rows, words: rows.filter(name__icontains=words)),),
        per_page=5,
    )
    given = {"faults": FAULTS, "timeline_items": TIMELINE, "easy_rows": EASY_ROWS, "waiting": waiting, "bare": bare}
    return answer(request, "design/components.html", table, given)


def roles(request: HttpRequest) -> HttpResponse:
    """Who may see and do what, from the declaration itself."""
    policy.load()
    return render(request, "design/roles.html", {"roles": list(Role), "resources": policy.RESOURCES.values()})


def accessibility(request: HttpRequest) -> HttpResponse:
    """How everybody can use the site: what was built and tested for it, what is missing, and whom to tell."""
    return render(request, "design/accessibility.html")


def your_information(request: HttpRequest) -> HttpResponse:
    """What the site keeps about its readers, for how long, and what they can do about it."""
    return render(request, "design/your_information.html", {"hours": settings.SESSION_HOURS})

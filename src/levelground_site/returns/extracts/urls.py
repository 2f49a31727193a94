"""Addresses of extracts that are measured here."""

from levelground_site.access.pages import page
from levelground_site.organisations.queries import one as organisation
from levelground_site.returns.extracts import queries, views
from levelground_site.returns.queries import one as return_of
from levelground_site.returns.urls import ONE

urlpatterns = [
    page(
        f"{ONE}extracts/",
        views.drop,
        name="extracts",
        needs="extracts.measure",
        of=return_of,
        methods=("GET", "POST"),
    ),
    page(
        f"{ONE}extracts/<uuid:upload>/",
        views.show,
        name="extracts-upload",
        needs="extracts.measure",
        of=queries.one,
        looked=True,
    ),
    page(
        f"{ONE}extracts/<uuid:upload>/headings/",
        views.headings,
        name="extracts-headings",
        needs="extracts.measure",
        of=queries.one,
        methods=("GET", "POST"),
    ),
    page(
        "organisations/<slug:code>/extracts/",
        views.allowing,
        name="extracts-allowing",
        needs="extracts.see",
        of=organisation,
        methods=("GET", "POST"),
    ),
    page(
        "organisations/<slug:code>/extracts/headings/",
        views.kept,
        name="extracts-kept",
        needs="extracts.see",
        of=organisation,
        methods=("GET", "POST"),
    ),
]

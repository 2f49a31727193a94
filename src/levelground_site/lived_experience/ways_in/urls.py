"""Addresses of ways into work."""

from levelground_site.access.pages import page
from levelground_site.lived_experience.ways_in import queries, views
from levelground_site.organisations.queries import one as organisation

BOTH = ("GET", "POST")
WAYS = "lived-experience/ways-in"
urlpatterns = [
    page(f"{WAYS}/", views.index, name="ways-in", needs="way-in.see"),
    page(f"{WAYS}/easy-read/", views.easy, name="ways-in-easy", needs="way-in.see"),
    page(f"{WAYS}/add/<slug:code>/", views.add, name="way-in-add", needs="way-in.keep", of=organisation, methods=BOTH),
    page(
        f"{WAYS}/counts/<slug:code>/",
        views.counts,
        name="way-in-counts",
        needs="way-in.inside",
        of=organisation,
        methods=BOTH,
        looked=True,
    ),
    page(
        f"{WAYS}/counts/check/<int:pk>/",
        views.check,
        name="way-in-check",
        needs="way-in.check",
        of=queries.count,
        methods=("POST",),
    ),
    page("lived-experience/support-me/", views.support, name="support-me", needs="way-in.see"),
    page(
        "lived-experience/support-me/write/",
        views.write_support,
        name="support-me-write",
        needs="document.begin",
        methods=("POST",),
    ),
    page(f"{WAYS}/<uuid:public_id>/", views.show, name="way-in", needs="way-in.see", of=queries.way),
    page(
        f"{WAYS}/<uuid:public_id>/easy-read/", views.show_easy, name="way-in-easy", needs="way-in.see", of=queries.way
    ),
    page(
        f"{WAYS}/<uuid:public_id>/change/",
        views.change,
        name="way-in-change",
        needs="way-in.keep",
        of=queries.way,
        methods=BOTH,
    ),
    page(
        f"{WAYS}/<uuid:public_id>/close/",
        views.close,
        name="way-in-close",
        needs="way-in.keep",
        of=queries.way,
        methods=BOTH,
    ),
]

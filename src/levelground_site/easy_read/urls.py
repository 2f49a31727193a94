"""Addresses of easy reading: everybody's pages, and the desk of those who look after them."""

from levelground_site.access.pages import page
from levelground_site.easy_read import queries
from levelground_site.easy_read.views import desk, pages

BOTH = ("GET", "POST")
urlpatterns = [
    page("easy-read/", pages.index, name="easy-read", needs="easy-read.see"),
    page("easy-read/letters/", pages.letters, name="easy-letters", needs="easy-read.see", methods=("POST",)),
    page("easy-read/pages/<slug:key>/", pages.show, name="easy-read-page", needs="easy-read.see"),
    page("easy-read/desk/", desk.index, name="easy-desk", needs="easy-read.write"),
    page("easy-read/desk/pictures/", desk.pictures, name="easy-pictures", needs="easy-read.see"),
    page(
        "easy-read/desk/sentences/<slug:key>/approve/",
        desk.approve_pattern,
        name="easy-approve-pattern",
        needs="easy-read.approve",
        of=queries.pattern_of,
        methods=("POST",),
    ),
    page("easy-read/desk/<slug:key>/", desk.show, name="easy-desk-text", needs="easy-read.write", of=queries.text_of),
    page(
        "easy-read/desk/<slug:key>/write/",
        desk.write,
        name="easy-write",
        needs="easy-read.write",
        of=queries.text_of,
        methods=BOTH,
    ),
    page(
        "easy-read/desk/<slug:key>/approve/",
        desk.approve,
        name="easy-approve",
        needs="easy-read.approve",
        of=queries.text_of,
        methods=("POST",),
    ),
    page(
        "easy-read/desk/<slug:key>/veto/",
        desk.veto,
        name="easy-veto",
        needs="easy-read.veto",
        of=queries.text_of,
        methods=("POST",),
    ),
    page(
        "easy-read/desk/<slug:key>/tried/",
        desk.record_trial,
        name="easy-trial",
        needs="easy-read.record-trial",
        of=queries.text_of,
        methods=("POST",),
    ),
    page(
        "easy-read/desk/<slug:key>/wordings/<int:number>/",
        desk.wording,
        name="easy-wording",
        needs="easy-read.write",
        of=queries.wording,
        methods=BOTH,
    ),
]

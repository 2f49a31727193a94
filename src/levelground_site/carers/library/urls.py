"""Addresses of the library and of its desk."""

from levelground_site.access.pages import page
from levelground_site.carers.library import queries
from levelground_site.carers.library.views import desk, reading

ITEM = "carers/library/<slug:item>/"
TEXT = "carers/desk/<uuid:text>/"
POST = ("POST",)
BOTH = ("GET", "POST")

urlpatterns = [
    page("carers/library/", reading.index, name="library", needs="library.see"),
    page(ITEM, reading.one, name="library-item", needs="library.see"),
    page(f"{ITEM}in/easy-read/", reading.easy_read, name="library-easy", needs="library.see"),
    page(
        f"{ITEM}in/easy-read/approve/",
        reading.approve_easy,
        name="library-easy-approve",
        needs="easy-read.approve",
        of=queries.shown_item,
        methods=POST,
    ),
    page(f"{ITEM}in/<slug:version>/", reading.one, name="library-version", needs="library.see"),
    page(f"{ITEM}recording/", reading.recording, name="library-recording", needs="library.see"),
    page(f"{ITEM}captions/", reading.captions, name="library-captions", needs="library.see"),
    page(
        f"{ITEM}in/<slug:version>/recording/", reading.recording, name="library-version-recording", needs="library.see"
    ),
    page(f"{ITEM}in/<slug:version>/captions/", reading.captions, name="library-version-captions", needs="library.see"),
    page(
        f"{ITEM}useful/",
        reading.useful,
        name="library-useful",
        needs="library.rate",
        of=queries.shown_item,
        methods=POST,
    ),
    page(f"{ITEM}save/", reading.save, name="library-save", needs="library.save", of=queries.shown_item, methods=POST),
    page("carers/saved/", reading.shelf, name="library-shelf", needs="library.save"),
    page("carers/desk/", desk.index, name="library-desk", needs="library.work"),
    page("carers/desk/new/", desk.begin, name="library-begin", needs="library.write", methods=BOTH),
    page(
        "carers/desk/item/<slug:item>/",
        desk.another,
        name="library-another",
        needs="library.write",
        of=queries.any_item,
        methods=BOTH,
    ),
    page(TEXT, desk.show, name="library-text", needs="library.work", of=queries.one),
    page(f"{TEXT}write/", desk.write, name="library-write", needs="library.write", of=queries.one, methods=BOTH),
    page(f"{TEXT}send/", desk.send_to_review, name="library-send", needs="library.write", of=queries.one, methods=POST),
    page(f"{TEXT}publish/", desk.publish, name="library-publish", needs="library.review", of=queries.one, methods=POST),
    page(f"{TEXT}back/", desk.send_back, name="library-back", needs="library.review", of=queries.one, methods=POST),
    page(
        f"{TEXT}withdraw/",
        desk.withdraw,
        name="library-withdraw",
        needs="library.withdraw",
        of=queries.one,
        methods=POST,
    ),
    page(f"{TEXT}revise/", desk.revise, name="library-revise", needs="library.write", of=queries.one, methods=POST),
]

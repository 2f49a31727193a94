"""Addresses of stories."""

from levelground_site.access.pages import page
from levelground_site.stories import editor_views, queries, teller_views, views

BOTH = ("GET", "POST")
MINE = "stories/mine/<uuid:story>/"
REVIEW = "stories/review/<uuid:story>/"

urlpatterns = [
    page("stories/", views.index, name="stories", needs="story.see"),
    page("stories/for-a-board/", views.for_a_board, name="stories-for-a-board", needs="story.see"),
    page("stories/published.json", views.as_data, name="stories-data", needs="story.see"),
    page("stories/tell/", teller_views.begin, name="story-begin", needs="story.tell", methods=BOTH),
    page("stories/mine/", teller_views.mine, name="stories-mine", needs="story.tell"),
    page(MINE, teller_views.own, name="story-own", needs="story.own", of=queries.one),
    page(
        f"{MINE}words/", teller_views.write, name="story-write", needs="story.write", of=queries.one, methods=BOTH
    ),
    page(
        f"{MINE}file/", teller_views.attach, name="story-attach", needs="story.write", of=queries.one, methods=BOTH
    ),
    page(
        f"{MINE}file/out/", teller_views.detach, name="story-detach", needs="story.write", of=queries.one,
        methods=("POST",),
    ),
    page(f"{MINE}file/<slug:part>/", teller_views.file, name="story-own-file", needs="story.own", of=queries.file_of),
    page(
        f"{MINE}consent/", teller_views.consent, name="story-consent", needs="story.consent", of=queries.one,
        methods=BOTH,
    ),
    page(
        f"{MINE}change/", teller_views.change, name="story-change", needs="story.write", of=queries.one,
        methods=("POST",),
    ),
    page(
        f"{MINE}stop/", teller_views.stop, name="story-stop", needs="story.withdraw", of=queries.one_ever, methods=BOTH
    ),
    page("stories/review/", editor_views.queue, name="stories-queue", needs="story.queue"),
    page(
        REVIEW, editor_views.review, name="story-review", needs="story.review", of=queries.sent, methods=BOTH,
        looked=True,
    ),
    page(
        f"{REVIEW}down/", editor_views.take_down, name="story-take-down", needs="story.take-down", of=queries.sent,
        methods=BOTH,
    ),
    page(
        f"{REVIEW}<slug:part>/", editor_views.file, name="story-review-file", needs="story.review",
        of=queries.file_sent,
    ),
    page("stories/<uuid:story>/", views.show, name="story", needs="story.see", of=queries.one_on_show),
    page(
        "stories/<uuid:story>/<slug:part>/", views.file, name="story-file", needs="story.see", of=queries.file_on_show
    ),
]  # fmt: skip

"""Addresses of challenges."""

from levelground_site.access.pages import page
from levelground_site.challenges import queries, views

BOTH = ("GET", "POST")

urlpatterns = [
    page("challenge/", views.make, name="challenge", needs="challenge.make", methods=BOTH),
    page(
        "challenge/<slug:receipt>/",
        views.receipt,
        name="challenge-receipt",
        needs="challenge.see",
        of=queries.of_receipt,
    ),
    page("challenges/", views.register, name="challenges", needs="challenge.see"),
    page("challenges/<int:pk>/", views.entry, name="challenge-entry", needs="challenge.see", of=queries.one),
    page(
        "challenges/<int:pk>/answer/",
        views.reply,
        name="challenge-answer",
        needs="challenge.answer",
        of=queries.one,
        methods=BOTH,
        looked=True,
    ),
]

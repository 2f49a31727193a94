"""Addresses of what was published. They stay."""

import re

from django.urls import register_converter
from django.urls.converters import StringConverter

from levelground_site.access.pages import page
from levelground_site.releases import queries, views
from levelground_site.releases.papers import PAPERS

OF = "data/<slug:standard>/<int:year>/"


class PaperName(StringConverter):
    """The name of a paper."""

    regex = "|".join(map(re.escape, PAPERS))


register_converter(PaperName, "paper")
PLACE = "figures/<slug:standard>/<int:year>/<slug:place>/"

urlpatterns = [
    page(f"{PLACE}<paper:name>", views.board_paper, name="paper", needs="release.see"),
    page("data/", views.index, name="releases", needs="release.see"),
    page("data/errata/", views.errata, name="errata", needs="release.see"),
    page(f"{OF}latest/", views.latest, name="release-latest", needs="release.see"),
    page(f"{OF}latest/<str:name>", views.latest, name="release-latest-file", needs="release.see"),
    page(f"{OF}<int:number>/", views.show, name="release", needs="release.see", of=queries.one),
    page(f"{OF}<int:number>/<str:name>", views.download, name="release-file", needs="release.see", of=queries.file),
]

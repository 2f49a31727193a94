"""Addresses of what was published. They stay."""

from levelground_site.access.pages import page
from levelground_site.releases import queries, views

OF = "data/<slug:standard>/<int:year>/"

urlpatterns = [
    page("data/", views.index, name="releases", needs="release.see"),
    page(f"{OF}latest/", views.latest, name="release-latest", needs="release.see"),
    page(f"{OF}latest/<str:name>", views.latest, name="release-latest-file", needs="release.see"),
    page(f"{OF}<int:number>/", views.show, name="release", needs="release.see", of=queries.one),
    page(f"{OF}<int:number>/<str:name>", views.download, name="release-file", needs="release.see", of=queries.file),
]

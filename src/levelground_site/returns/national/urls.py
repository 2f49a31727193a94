"""Addresses of collections."""

from levelground_site.access.pages import page
from levelground_site.returns.national import queries, views

OF = "collections/<slug:standard>/<int:year>/"
BOTH = ("GET", "POST")

urlpatterns = [
    page("collections/", views.index, name="collections", needs="collection.follow"),
    page("collections/plan/", views.plan, name="plan-collection", needs="collection.run", methods=BOTH),
    page(OF, views.show, name="collection", needs="collection.follow", of=queries.collection),
    page(
        f"{OF}open/", views.open_it, name="collection-open", needs="collection.run", of=queries.collection,
        methods=("POST",),
    ),
    page(
        f"{OF}close/", views.close_it, name="collection-close", needs="collection.run", of=queries.collection,
        methods=("POST",),
    ),
    page(
        f"{OF}remind/", views.remind, name="collection-remind", needs="collection.follow", of=queries.collection,
        methods=BOTH,
    ),
    page(
        f"{OF}look/", views.look_at, name="collection-look", needs="collection.judge", of=queries.collection,
        methods=BOTH, looked=True,
    ),
    page(
        f"{OF}look/<slug:code>/query/", views.query, name="collection-query", needs="return.query",
        of=queries.one_return, methods=BOTH, looked=True,
    ),
    page(
        f"{OF}release/", views.release, name="collection-release", needs="collection.release", of=queries.collection,
        methods=BOTH,
    ),
]  # fmt: skip

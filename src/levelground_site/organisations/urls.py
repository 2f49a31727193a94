"""Addresses of organisations."""

from levelground_site.access.pages import page
from levelground_site.organisations import queries, views

urlpatterns = [
    page("organisations/", views.index, name="organisations", needs="organisation.see"),
    page("organisations/<slug:code>/", views.show, name="organisation", needs="organisation.see", of=queries.one),
]

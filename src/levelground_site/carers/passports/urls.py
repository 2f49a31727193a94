"""Addresses of carers' passports; those of a passport itself are of documents, and neutral."""

from levelground_site.access.pages import page
from levelground_site.carers.passports import views
from levelground_site.organisations import queries as organisations

urlpatterns = [
    page("carers/passport/", views.first, name="passport", needs="carers.see"),
    page(
        "organisations/<slug:code>/carers-passports/",
        views.counts,
        name="passport-counts",
        needs="passports.see",
        of=organisations.one,
    ),
]

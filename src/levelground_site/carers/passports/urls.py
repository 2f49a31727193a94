"""Addresses of carers' passports; those of a passport itself are of documents, and neutral."""

from levelground_site.access.pages import page
from levelground_site.carers.passports import views

urlpatterns = [page("carers/passport/", views.first, name="passport", needs="carers.see")]

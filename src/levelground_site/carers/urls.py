"""Addresses of the hub, the rights and the guide."""

from levelground_site.access.pages import page
from levelground_site.carers import views

urlpatterns = [
    page("carers/", views.hub, name="carers", needs="carers.see"),
    page("carers/rights/", views.rights, name="carers-rights", needs="carers.see"),
    page("carers/guide/", views.guide, name="carers-guide", needs="carers.see"),
]

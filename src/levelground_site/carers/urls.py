"""Addresses of the hub, the rights and the guide."""

from levelground_site.access.pages import page
from levelground_site.carers import views

urlpatterns = [
    page("carers/", views.hub, name="carers", needs="carers.see"),
    page("carers/easy-read/", views.easy, name="carers-easy", needs="carers.see"),
    page("carers/rights/easy-read/", views.rights_easy, name="carers-rights-easy", needs="carers.see"),
    page("carers/rights/", views.rights, name="carers-rights", needs="carers.see"),
    page("carers/guide/", views.guide, name="carers-guide", needs="carers.see"),
]

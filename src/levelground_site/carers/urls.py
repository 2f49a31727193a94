"""Addresses of the hub, the rights and the guide."""

from levelground_site.access.pages import page
from levelground_site.carers import queries, views
from levelground_site.organisations import queries as organisations

AT = "carers/your-employer/<slug:code>/"
BOTH = ("GET", "POST")

urlpatterns = [
    page("carers/", views.hub, name="carers", needs="carers.see"),
    page("carers/easy-read/", views.easy, name="carers-easy", needs="carers.see"),
    page("carers/rights/easy-read/", views.rights_easy, name="carers-rights-easy", needs="carers.see"),
    page("carers/rights/", views.rights, name="carers-rights", needs="carers.see"),
    page("carers/your-employer/", views.employers, name="employers-add", needs="employer-adds.see"),
    page(f"{AT}", views.employer, name="employer-adds", needs="employer-adds.see", of=organisations.one),
    page(
        f"{AT}add/",
        views.add,
        name="employer-adds-add",
        needs="employer-adds.write",
        of=organisations.one,
        methods=BOTH,
    ),
    page(
        f"{AT}<uuid:public_id>/",
        views.change,
        name="employer-adds-change",
        needs="employer-adds.write",
        of=queries.one,
        methods=BOTH,
    ),
    page("carers/guide/", views.guide, name="carers-guide", needs="carers.see"),
]

"""Addresses of the estimate."""

from levelground_site.access.pages import page
from levelground_site.carers.estimate import views
from levelground_site.organisations.queries import one

ONE = "carers/estimate/<slug:code>/"

urlpatterns = [
    page("carers/estimate/", views.public, name="carers-estimate", needs="carers-estimate.read"),
    page("carers/estimate/example.csv", views.example, name="carers-estimate-example", needs="carers-estimate.read"),
    page(ONE, views.show, name="carers-estimate-of", needs="carers-estimate.see", of=one, looked=True),
    page(
        f"{ONE}counts/", views.give, name="carers-estimate-give", needs="carers-estimate.give", of=one,
        methods=("GET", "POST"),
    ),
    page(
        f"{ONE}forget/", views.forget, name="carers-estimate-forget", needs="carers-estimate.forget", of=one,
        methods=("GET", "POST"),
    ),
    page(
        f"{ONE}working/", views.working, name="carers-estimate-working", needs="carers-estimate.see-whole", of=one,
        looked=True,
    ),
]  # fmt: skip

"""Addresses of jobs."""

from levelground_site.access.pages import page
from levelground_site.jobs import queries, views

urlpatterns = [
    page("jobs/<uuid:public_id>/", views.show, name="job", needs="job.see", of=queries.one),
]

"""The address of the trail."""

from levelground_site.access.pages import page
from levelground_site.audit import views

urlpatterns = [page("trail/", views.index, name="trail", needs="trail.see")]

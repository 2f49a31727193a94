"""The hub's address."""

from levelground_site.access.pages import page
from levelground_site.lived_experience import views

urlpatterns = [page("lived-experience/", views.hub, name="lived-experience", needs="lived-experience.see")]

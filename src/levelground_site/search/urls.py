"""The address of search."""

from levelground_site.access.pages import page
from levelground_site.search import views

urlpatterns = [page("search/", views.search, name="search", needs="site.search")]

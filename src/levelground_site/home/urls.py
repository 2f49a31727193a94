"""The front page and home."""

from levelground_site.access.pages import page
from levelground_site.home import views

urlpatterns = [
    page("", views.front, name="front", needs="site.see"),
    page("home/", views.home, name="home", needs="home.see"),
]

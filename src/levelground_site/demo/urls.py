"""The demo's own addresses."""

from levelground_site.access.pages import page
from levelground_site.demo import views

urlpatterns = [
    page("demo/", views.personas, name="personas", needs="demo.see"),
    page("demo/be/<int:pk>/", views.become, name="become", needs="demo.become", of=views.one, methods=("POST",)),
]

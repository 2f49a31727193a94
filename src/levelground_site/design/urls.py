"""The addresses of what explains the site itself."""

from levelground_site.access.pages import page
from levelground_site.design import views

urlpatterns = [
    page("about/components/", views.components, name="components", needs="site.see"),
    page("about/accessibility/", views.accessibility, name="accessibility", needs="site.see"),
    page("about/your-information/", views.your_information, name="your-information", needs="site.see"),
    page("about/roles/", views.roles, name="roles", needs="site.see"),
]

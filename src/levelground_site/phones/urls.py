"""Addresses of joining and signing in with a phone: no number and no code is in any."""

from django.views.decorators.cache import never_cache

from levelground_site.access.pages import page
from levelground_site.phones import views

BOTH = ("GET", "POST")

urlpatterns = [
    page("account/phone/", views.ask, name="by-phone", needs="sign-in.use", methods=BOTH),
    page("account/phone/code/", never_cache(views.code), name="phone-code", needs="sign-in.use", methods=BOTH),
    page("account/phone/name/", never_cache(views.name), name="phone-name", needs="person.join", methods=BOTH),
]

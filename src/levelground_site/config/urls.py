"""Every address of the site: each app's own, put together."""

from importlib import import_module

from django.conf import settings
from django.urls import URLPattern

urlpatterns: list[URLPattern] = [
    pattern
    for app in [*settings.FOUNDATIONS, *settings.THEMES, *(["demo"] if not settings.PRODUCTION else [])]
    if app not in settings.WITHOUT_PAGES
    for pattern in import_module(f"levelground_site.{app}.urls").urlpatterns
]
handler400 = "levelground_site.design.errors.bad_request"
handler403 = "levelground_site.design.errors.refused"
handler404 = "levelground_site.design.errors.not_found"
handler500 = "levelground_site.design.errors.failed"

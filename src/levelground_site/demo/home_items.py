"""The demo's place on the front page."""

from django.conf import settings

from levelground_site.home.registry import For, way_in

if settings.DEMO:
    way_in(
        "You want to see what this is", "Be one of the demo’s make-believe people", "personas", order=1, whom=For.ANYONE
    )

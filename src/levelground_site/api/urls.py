"""Addresses of the API. Those of a version stay."""

from collections.abc import Iterator

from django.urls import URLPattern

from levelground_site.access.pages import page
from levelground_site.api import queries, views
from levelground_site.api.gate import METHODS, gate
from levelground_site.api.service import ROOT, description, service

BASE = ROOT.strip("/") + "/"


def _answers() -> Iterator[URLPattern]:
    """Each path of the service behind the gate; a table also under its name with .csv."""
    described = description()["paths"]
    for pattern in service._get_urls():
        route = str(pattern.pattern)
        path = "/".join([ROOT, *(_as_described(part) for part in route.split("/"))])
        answer = pattern.callback
        if path not in described or answer is None:
            continue
        asked = described[path]["get"]
        name = f"api-{asked['operationId']}"
        plain = gate(answer, path)
        yield page(BASE + route, plain, name=name, needs="api.read", methods=METHODS)
        if any(each["name"] == "format" for each in asked.get("parameters", ())):
            table = gate(answer, path, csv=True)
            yield page(f"{BASE}{route}.csv", table, name=f"{name}-csv", needs="api.read", methods=METHODS)


def _as_described(part: str) -> str:
    return "{" + part.strip("<>").rpartition(":")[2] + "}" if part.startswith("<") else part


urlpatterns = [
    page("about/api/", views.about, name="about-api", needs="api.read"),
    page("account/tokens/", views.tokens, name="tokens", needs="token.make", methods=("GET", "POST")),
    page(
        "account/tokens/<uuid:public_id>/revoke/",
        views.revoke,
        name="revoke-token",
        needs="token.revoke",
        of=queries.token,
        methods=("POST",),
    ),
    page(f"{BASE}openapi.json", gate(views.openapi, ""), name="api-description", needs="api.read", methods=METHODS),
    *_answers(),
    page("api/<path:rest>", gate(views.nothing, ""), name="api-nothing", needs="api.read", methods=METHODS),
]

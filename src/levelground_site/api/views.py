"""Pages about the API, its description, and one's own tokens."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground_site.api import actions, presenters
from levelground_site.api.forms import TokenForm
from levelground_site.api.models import Token
from levelground_site.api.problems import KINDS, Told
from levelground_site.api.service import description
from levelground_site.config.sealing import seal, unseal

SHOWN_ONCE = "token_shown_once"


def about(request: HttpRequest) -> HttpResponse:
    """What the API gives, to read: made from its own description."""
    site = request.build_absolute_uri("/").rstrip("/")
    return render(
        request,
        "api/about.html",
        {"site": site, "groups": presenters.groups(), "problems": KINDS, **presenters.example()},
    )


def openapi(request: HttpRequest) -> HttpResponse:
    """The description (OpenAPI), for programs."""
    text = json.dumps(description() | {"servers": [{"url": request.build_absolute_uri("/").rstrip("/")}]})
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address of the API at which there is nothing."""
    return Told("nothing-there", "The API has no such address. What it has is in /api/v1/openapi.json.").answer(
        request.path
    )


def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens, and a form for another. A new one is shown once, on the page after it was made."""
    person: Any = request.user
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make(person, **form.cleaned_data)
        except actions.CannotMake as why:
            form.add_error("name", str(why))
        else:
            request.session[SHOWN_ONCE] = seal(made.text)
            return redirect("tokens")
    fresh = request.session.pop(SHOWN_ONCE, "")
    context = {"form": form, "fresh": unseal(fresh) if fresh else "", "tokens": person.tokens.all()}
    return render(request, "api/tokens.html", context)


def revoke(request: HttpRequest, token: Token) -> HttpResponse:
    """Ends a token."""
    actions.revoke(request.user, token)
    messages.success(request, f"The token ‘{token.name}’ opens nothing any more.")
    return redirect("tokens")

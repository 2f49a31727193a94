"""Joining and signing in with a phone: the number, the code, and a name where there is no account yet."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground_site.pace.asking import address_of
from levelground_site.people.actions import CannotSignIn
from levelground_site.people.models import Person
from levelground_site.phones import actions
from levelground_site.phones.forms import CodeForm, NameForm, PhoneForm

# Lies in the browser that asked, so that a code works there and nowhere else.
KEPT = "phone-code"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def ask(request: HttpRequest) -> HttpResponse:
    """Which number: a code is sent to it. What comes next is the same whether it has an account or not."""
    if request.user.is_authenticated:
        return redirect("home")
    if not settings.TEXTS:
        return render(request, "phones/none.html")
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        try:
            sent = actions.ask_code(request.user, number=number, address=address_of(request))
        except actions.TooMany as why:
            form.add_error("number", str(why))
            return render(request, "phones/ask.html", {"form": form}, status=429)
        return _keeping(redirect("phone-code"), sent.kept, actions.CODE_MINUTES)
    return render(request, "phones/ask.html", {"form": form})


def code(request: HttpRequest) -> HttpResponse:
    """The code: right, somebody is signed in, or asked for their name."""
    form = CodeForm(request.POST or None)
    kept = request.COOKIES.get(KEPT, "")
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.use_code(request.user, kept=kept, code=form.cleaned_data["code"])
            if person is None:
                return _keeping(redirect("phone-name"), actions.proven(kept), actions.NAME_MINUTES)
            return _signed_in(request, person, "home")
        except CannotSignIn as why:
            form.add_error("code", str(why))
    minutes = actions.CODE_MINUTES
    return render(request, "phones/code.html", {"form": form, "minutes": minutes}, status=409 if form.errors else 200)


def name(request: HttpRequest) -> HttpResponse:
    """Whoever has no account yet says what they are called, and goes on to where they work."""
    try:
        number = actions.number_of(request.COOKIES.get(KEPT, ""))
    except CannotSignIn:
        return redirect("by-phone")
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.join_by_phone(request.user, None, number, name=form.cleaned_data["name"])
        except CannotSignIn as why:
            form.add_error(None, str(why))
        else:
            return _signed_in(request, person, "where-you-work")
    return render(request, "phones/name.html", {"form": form})


def _signed_in(request: HttpRequest, person: Person, to: str) -> HttpResponse:
    login(request, person, backend=BACKEND)
    # So that a passkey can be added now: it opens no more than the phone did.
    record_authentication(request, person, "code", reauthenticated=True)
    response = redirect(to)
    response.delete_cookie(KEPT)
    return response


def _keeping(response: HttpResponse, kept: str, minutes: int) -> HttpResponse:
    response.set_cookie(KEPT, kept, max_age=minutes * 60, httponly=True, samesite="Lax", secure=settings.PRODUCTION)
    return response

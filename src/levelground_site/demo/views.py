"""Whom one can be, and becoming them."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground_site.people.models import Person


def personas(request: HttpRequest) -> HttpResponse:
    """Everyone that one can be, with the role that they hold."""
    people = Person.objects.filter(persona=True).order_by("pk")
    return render(request, "demo/personas.html", {"people": people})


def one(pk: int) -> Person:
    """A persona; Http404 for anybody else."""
    found = Person.objects.filter(pk=pk, persona=True).first()
    if found is None:
        raise Http404("No such make-believe person.")
    return found


def become(request: HttpRequest, person: Person) -> HttpResponse:
    """Signs in as the persona."""
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("home")

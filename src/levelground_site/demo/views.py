"""Whom one can be, and becoming them."""

from dataclasses import dataclass

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground_site.demo.walks import WALKS, Walk
from levelground_site.people.models import Person
from levelground_site.people.queries import with_roles


@dataclass(frozen=True)
class Walking:
    """Somebody, and their walk."""

    person: Person
    walk: Walk


def personas(request: HttpRequest) -> HttpResponse:
    """Everyone that one can be: first those for whom something waits, with a walk."""
    everyone = with_roles(Person.objects.filter(persona=True).order_by("pk"))
    role = {each.pk: each.roles_held[0].role for each in everyone if each.roles_held}
    walking = [Walking(each, WALKS[role[each.pk]]) for each in everyone if role.get(each.pk) in WALKS]
    others = [each for each in everyone if role.get(each.pk) not in WALKS]
    return render(request, "demo/personas.html", {"walking": walking, "others": others})


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

"""Pages of portals: for who asks, for who grants, and for who looks after a membership."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from levelground_site.access import may
from levelground_site.access.states import CannotMove
from levelground_site.carers.portal_access import actions, presenters, queries
from levelground_site.carers.portal_access.actions import NotPossible
from levelground_site.carers.portal_access.forms import (
    AllotForm,
    AskForm,
    CodeForm,
    InviteForm,
    JoinForm,
    ReasonForm,
    RenewForm,
)
from levelground_site.carers.portal_access.kinds import Kind
from levelground_site.carers.portal_access.models import Access, Membership, Portal
from levelground_site.carers.portal_access.states import MACHINE
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person


def index(request: HttpRequest) -> HttpResponse:
    """Which portals there are, and how to get in."""
    return render(
        request,
        "portal_access/index.html",
        {"offers": presenters.offers(request.user, localdate()), "state": MACHINE.state},
    )


def ask(request: HttpRequest, portal: Portal) -> HttpResponse:
    """Asks for access: no reason, and no manager unless they choose."""
    person = _person(request)
    places = [
        (member, place)
        for member, place in queries.covering(queries.where_they_work(person), localdate())
        if member.portal_id == portal.pk
    ]
    managers = {each.pk: each for _, place in places for each in queries.managers_of(place, person)}
    given = request.POST if request.method == "POST" else None
    form = AskForm(given, places=places, managers=list(managers.values()))
    if places and form.is_valid():
        membership, organisation = form.chosen_place

        def act() -> Access:
            return actions.ask(
                person, None, membership=membership, organisation=organisation, manager=form.chosen_manager
            )

        return _done(request, act, "Asked. You hear within two working days.", reverse("portals"))
    return render(
        request,
        "portal_access/ask.html",
        {
            "form": form,
            "portal": portal,
            "places": places,
            "rules": portal.who_grants,
            "answer_days": queries.ANSWER_DAYS,
        },
    )


def mine(request: HttpRequest, access: Access) -> HttpResponse:
    """One's own access."""
    return _mine(request, access)


def _mine(request: HttpRequest, access: Access, *, status: int = 200, **given: Any) -> HttpResponse:
    context = {
        "access": access,
        "portal": access.membership.portal,
        "state": MACHINE.state(access.state),
        "can": {verb: MACHINE.can(access.state, verb) for verb in ("accept", "ask to renew", "end", "ask")},
        "by": queries.due(access),
    }
    return render(request, "portal_access/mine.html", context | given, status=status)


def code(request: HttpRequest, access: Access) -> HttpResponse:
    """The code, in the page, for whose it is."""
    try:
        shown = actions.show_code(request.user, access)
    except NotPossible as error:
        return _mine(request, access, refused=str(error), status=400)
    access.refresh_from_db()
    return _mine(request, access, code=shown)


def accept(request: HttpRequest, access: Access) -> HttpResponse:
    """Says yes to an invitation."""
    return _done(request, lambda: actions.accept(request.user, access), "You have access now.", _address(access))


def give_back(request: HttpRequest, access: Access) -> HttpResponse:
    """Gives it back, or takes the question back."""
    return _done(request, lambda: actions.give_back(request.user, access), "It is ended.", reverse("portals"))


def ask_to_renew(request: HttpRequest, access: Access) -> HttpResponse:
    """Asks for longer."""
    return _done(
        request,
        lambda: actions.ask_to_renew(request.user, access),
        "Asked. What you have goes on until its end.",
        _address(access),
    )


def worked(request: HttpRequest, access: Access) -> HttpResponse:
    """Whether they got in."""
    got_in = request.POST.get("got-in") == "yes"
    return _done(
        request,
        lambda: actions.say_whether_it_worked(request.user, access, got_in=got_in),
        "Thank you." if got_in else "Thank you. Those who look after the code see that it does not work.",
        _address(access),
    )


def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits and the reader may decide."""
    requests = list(queries.decidable(request.user)[:200])
    places = queries.covering(queries.where_they_work(_person(request)), localdate())
    context = {
        "waiting": presenters.waiting(request.user, requests, localdate()),
        "can_invite": bool(places),
    }
    return render(request, "portal_access/waiting.html", context)


def grant(request: HttpRequest, access: Access) -> HttpResponse:
    """Grants one."""
    return _done(request, lambda: actions.grant(request.user, access), "Granted.", reverse("portals-waiting"))


def grant_all(request: HttpRequest) -> HttpResponse:
    """Grants all that the reader may decide; what cannot be granted stays, and says why."""
    granted, refused = 0, set[str]()
    for access in queries.decidable(request.user):
        try:
            actions.grant(request.user, access)
            granted += 1
        except (NotPossible, CannotMove) as error:
            refused.add(str(error))
    if granted:
        messages.success(request, f"{granted} granted.")
    for words in sorted(refused):
        messages.info(request, words)
    return redirect("portals-waiting")


def decline(request: HttpRequest, access: Access) -> HttpResponse:
    """Declines one, with a reason."""
    return _with_reason(request, access, actions.decline, "decline", "Declined. They are told why.", "portals-waiting")


def held(request: HttpRequest) -> HttpResponse:
    """Who has access, for those who may end it and know whose it is."""
    those = [each for each in queries.held(request.user)[:500] if may(request.user, "portal-access.know", of=each)]
    return render(request, "portal_access/held.html", {"held": those})


def end(request: HttpRequest, access: Access) -> HttpResponse:
    """Ends somebody's access, with a reason."""
    told = "Ended. They are told why, and see the code no more."
    return _with_reason(request, access, actions.revoke, "end", told, "portals-held")


def _with_reason(
    request: HttpRequest, access: Access, act: Callable[..., Access], template: str, told: str, back: str
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        return _done(request, lambda: act(request.user, access, words=words), told, reverse(back))
    return render(request, f"portal_access/{template}.html", {"form": form, "portal": access.membership.portal})


def invite(request: HttpRequest) -> HttpResponse:
    """Offers access to somebody with an account in one's own organisation."""
    person = _person(request)
    places = queries.covering(queries.where_they_work(person), localdate())
    form = InviteForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        membership, organisation = form.chosen_place
        invited = Person.objects.filter(
            email=form.cleaned_data["email"].lower(),
            is_active=True,
            roles__organisation=organisation,
            roles__until=None,
        ).first()
        if invited is None or invited == person:
            form.add_error("email", f"Nobody else at {organisation} has an account with this address.")
        else:
            return _done(
                request,
                lambda: actions.invite(person, organisation, membership=membership, person=invited),
                "Invited. They get an e-mail that something waits for them.",
                reverse("portals-waiting"),
            )
    return render(request, "portal_access/invite.html", {"form": form, "places": places})


def memberships(request: HttpRequest) -> HttpResponse:
    """The memberships that the reader looks after, and a new one."""
    return render(
        request,
        "portal_access/memberships.html",
        {"memberships": queries.runnable(request.user).order_by("until"), "today": localdate()},
    )


def join(request: HttpRequest) -> HttpResponse:
    """Enters a membership."""
    organisations = Organisation.objects.filter(pk__in=[each.pk for each in queries.may_join(request.user)])
    form = JoinForm(request.POST or None, organisations=organisations, portals=queries.portals())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.join(
                request.user,
                given["organisation"],
                portal=given["portal"],
                since=given["since"],
                until=given["until"],
                seats=given["seats"],
                codes=given["codes"],
            )
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            return redirect(_member_address(made))
    return render(request, "portal_access/join.html", {"form": form})


def member(request: HttpRequest, membership: Membership) -> HttpResponse:
    """A membership: its code, its seats, its use."""
    return _member(request, membership)


def _member(request: HttpRequest, membership: Membership, *, status: int = 200, **given: Any) -> HttpResponse:
    organisations = queries.covered_by(membership)
    context = {
        "membership": membership,
        "portal": membership.portal,
        "seats_kind": membership.portal.kind == Kind.SEATS,
        "shown": presenters.shown(membership, localdate()),
        "has_code": queries.has_code(membership),
        "complaints": queries.complaints(membership),
        "system": organisations != [membership.organisation],
        "code_form": CodeForm(kind=membership.portal.kind, prefix="code"),
        "add_form": CodeForm(kind=membership.portal.kind, prefix="add"),
        "renew_form": RenewForm(initial={"until": membership.until, "seats": membership.seats}, prefix="renew"),
        "allot_form": AllotForm(organisations=organisations, prefix="allot"),
    }
    return render(request, "portal_access/member.html", context | given, status=status)


def change_code(request: HttpRequest, membership: Membership) -> HttpResponse:
    """A new code for one that leaked or ran out."""
    form = CodeForm(request.POST, kind=membership.portal.kind, prefix="code")
    if not form.is_valid():
        return _member(request, membership, code_form=form, status=400)
    codes = form.cleaned_data["codes"]
    return _done(
        request,
        lambda: actions.change_code(request.user, membership, codes=codes),
        "Changed. Everyone who has access is told by e-mail that there is a new one, not what it is.",
        _member_address(membership),
    )


def add_codes(request: HttpRequest, membership: Membership) -> HttpResponse:
    """More codes to give out."""
    form = CodeForm(request.POST, kind=membership.portal.kind, prefix="add")
    if not form.is_valid():
        return _member(request, membership, add_form=form, status=400)
    codes = form.cleaned_data["codes"]
    return _done(
        request,
        lambda: actions.add_codes(request.user, membership, codes=codes),
        "Added.",
        _member_address(membership),
    )


def renew(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Prolongs it."""
    form = RenewForm(request.POST, prefix="renew")
    if not form.is_valid():
        return _member(request, membership, renew_form=form, status=400)
    given = form.cleaned_data
    return _done(
        request,
        lambda: actions.renew(request.user, membership, until=given["until"], seats=given["seats"]),
        "Renewed.",
        _member_address(membership),
    )


def allot(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Seats for one organisation of the system."""
    form = AllotForm(request.POST, organisations=queries.covered_by(membership), prefix="allot")
    if not form.is_valid():
        return _member(request, membership, allot_form=form, status=400)
    seats = form.cleaned_data["seats"]
    return _done(
        request,
        lambda: actions.allot(request.user, membership, organisation=form.chosen_organisation, seats=seats),
        "Kept.",
        _member_address(membership),
    )


def _done(request: HttpRequest, act: Callable[[], Any], words: str, then: str) -> HttpResponse:
    try:
        act()
    except (NotPossible, CannotMove) as error:
        messages.info(request, str(error))
    else:
        messages.success(request, words)
    return redirect(then)


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # noqa: S101 (the address asks for an account)
    return request.user


def _address(access: Access) -> str:
    return reverse("portal-mine", kwargs={"access": access.public_id})


def _member_address(membership: Membership) -> str:
    return reverse("portal-member", kwargs={"membership": membership.public_id})

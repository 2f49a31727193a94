"""Pages about people, roles and invitations, and one's own account."""

import secrets

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Role, may, visible
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import short_day
from levelground_site.home.registry import ACCOUNT
from levelground_site.organisations.models import Organisation
from levelground_site.people import actions, queries
from levelground_site.people.forms import AccountForm, FormatsForm, InvitationForm, JoinForm, NewPasswordForm, WhereForm
from levelground_site.people.models import ROLES, Invitation, Person, RoleHeld, SignInLink, Workplace

# Lies in the browser that asked for a link, for as long as the link holds.
BROWSER = "link-browser"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
COLUMNS = (
    Column("name", "Person", lambda held: held.person.name, order="person__name"),
    Column("role", "Role", lambda held: held.title, order="role"),
    Column("organisation", "Organisation", lambda held: held.organisation.name, order="organisation__name"),
    Column("since", "Since", lambda held: short_day(held.since), order="since"),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """Who holds which role, in the organisations that the reader looks after."""
    table = Table(
        request,
        queries.roles_seen_by(request.user),
        (*COLUMNS, _ending(request)),
        caption="Roles held",
        filters=(
            Words("q", "Name", lambda rows, words: rows.filter(person__name__icontains=words)),
            Choice("role", "Role", ROLES, lambda rows, role: rows.filter(role=role)),
        ),
        empty="Nobody holds a role yet. Invite the first.",
    )
    return answer(request, "people/index.html", table, {"invitations": queries.open_invitations(request.user)})


def _ending(request: HttpRequest) -> Column:
    def value(held: RoleHeld) -> str:
        return "End this role" if may(request.user, "person.end-role", of=held) and held.until is None else ""

    return Column(
        "end",
        "Change",
        value,
        link=lambda held: reverse("end-role", kwargs={"pk": held.pk}) if value(held) else "",
    )


def invite(request: HttpRequest) -> HttpResponse:
    """Offers a role by e-mail."""
    organisations = visible(
        request.user, "person.invite", Organisation.objects.open_on(timezone.localdate()), organisation="self"
    )
    form = InvitationForm(
        request.POST or None, organisations=organisations, beyond=may(request.user, "person.invite-beyond")
    )
    if form.is_valid():
        given = form.cleaned_data
        actions.invite(
            request.user, given["organisation"], email=given["email"], name=given["name"], role=Role(given["role"])
        )
        messages.success(
            request,
            f"An invitation is on its way to {given['name']}. The link in it works for {actions.INVITATION_DAYS} days.",
        )
        return redirect("people")
    return render(request, "people/invite.html", {"form": form})


def end_role(request: HttpRequest, held: RoleHeld) -> HttpResponse:
    """Asks, and then ends a role."""
    if request.method == "POST":
        actions.end_role(request.user, held)
        messages.success(request, f"{held.person.name} is no longer {held.title} at {held.organisation.name}.")
        return redirect("people")
    return render(request, "people/end_role.html", {"held": held})


def accept(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Takes up an invitation: with a new account, or with the one that is signed in."""
    known = Person.objects.filter(email=invitation.email).exists()
    form = NewPasswordForm(request.POST or None)
    context = {"invitation": invitation, "form": form, "known": known}
    ready = request.method == "POST" and (known or form.is_valid())
    if not ready:
        return render(request, "people/accept.html", context)
    try:
        person = actions.accept(request.user, invitation, password="" if known else form.cleaned_data["password"])
    except actions.CannotAccept as why:
        form.errors.clear()
        return render(request, "people/accept.html", {**context, "why": str(why)}, status=409)
    if not known:
        login(request, person, backend=BACKEND)
    messages.success(request, f"You are now {invitation.title} at {invitation.organisation.name}.")
    return redirect("home")


def account(request: HttpRequest) -> HttpResponse:
    """One's own account: roles, password, second factor."""
    return render(request, "people/account.html", {"entries": sorted(ACCOUNT, key=lambda each: each.order)})


def join(request: HttpRequest) -> HttpResponse:
    """Joins with one's own e-mail address: a link is sent to it."""
    if request.user.is_authenticated:
        return redirect("home")
    form = JoinForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent:
        actions.send_link(request.user, None, form.cleaned_data["email"])
    return render(request, "people/join.html", {"form": form, "sent": sent, "hours": actions.JOIN_HOURS})


def join_finish(request: HttpRequest, link: actions.Link) -> HttpResponse:
    """Makes the account, and goes on to where one works."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            person = actions.join(request.user, None, link, name=given["name"], password=given["password"])
        except actions.CannotAccept as why:
            form.add_error(None, str(why))
        else:
            login(request, person, backend=BACKEND)
            return redirect("where-you-work")
    return render(request, "people/join_finish.html", {"form": form, "link": link})


def where(request: HttpRequest) -> HttpResponse:
    """Where one works: the organisation confirms it, and is told nothing else."""
    person: Person = request.user  # type: ignore[assignment]
    organisations = Organisation.objects.open_on(timezone.localdate())
    form = WhereForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        actions.say_where(person, None, form.cleaned_data["organisation"])
        messages.success(request, "They are asked whether you work there, and nothing else.")
        return redirect("where-you-work")
    asked = Workplace.objects.filter(person=person).select_related("organisation")
    return render(request, "people/where.html", {"form": form, "asked": asked})


def to_confirm(request: HttpRequest) -> HttpResponse:
    """Those who say that they work here."""
    return render(request, "people/to_confirm.html", {"waiting": queries.to_confirm(request.user)})


def confirm_workplace(request: HttpRequest, workplace: Workplace) -> HttpResponse:
    """Yes, or no."""
    answer = request.POST.get("works_here")
    if answer in {"yes", "no"}:
        actions.confirm_workplace(request.user, workplace, works_here=answer == "yes")
        messages.success(request, f"Thank you. {workplace.person.name} is told.")
    return redirect("workplaces")


def sign_up_is_closed(request: HttpRequest) -> HttpResponseRedirect:
    """Nobody signs up; they are invited."""
    return redirect("account_login")


def ask_link(request: HttpRequest) -> HttpResponse:
    """Asks for a link by e-mail that signs in: nothing to remember, no code to copy. The answer tells of no account."""
    if request.method != "POST":
        return render(request, "people/link/ask.html", {"here": request.get_full_path()})
    # One that is there already stays: so the link before, asked for here too, still opens.
    browser = request.COOKIES.get(BROWSER, "")[:64] or secrets.token_urlsafe(32)
    actions.ask_sign_in_link(request.user, None, email=request.POST.get("email", "")[:254], browser=browser)
    response = render(request, "people/link/sent.html", {"here": request.get_full_path()})
    response.set_cookie(
        BROWSER,
        browser,
        max_age=actions.SIGN_IN_MINUTES * 60,
        httponly=True,
        samesite="Lax",
        secure=settings.PRODUCTION,
    )
    return response


def use_link(request: HttpRequest, link: SignInLink) -> HttpResponse:
    """A button, and no more: what only looks at links (a mail scanner) uses none up. Pressed, it signs in."""
    here = {"here": reverse("sign-in-by-link")}
    if request.method != "POST":
        why = "" if link.open else "This link is over. Ask for a new one."
        return render(request, "people/link/use.html", {**here, "why": why})
    try:
        person = actions.use_sign_in_link(request.user, link, browser=request.COOKIES.get(BROWSER, ""))
    except actions.CannotSignIn as why:
        return render(request, "people/link/use.html", {**here, "why": str(why)}, status=409)
    login(request, person, backend=BACKEND)
    # So that a passkey can be added now, without a password that nobody remembers. It opens no more than the mailbox
    # did before: whoever reads it could also set a new password.
    record_authentication(request, person, "link", reauthenticated=True)
    response = redirect("home")
    response.delete_cookie(BROWSER)
    return response


def formats(request: HttpRequest) -> HttpResponse:
    """How one likes to read and to be told: kept with the account, and honoured everywhere."""
    person: Person = request.user  # type: ignore[assignment]
    now = {name: getattr(person, name) for name in ("easy_first", "large_letters", "plain_email", "told_by")}
    form = FormatsForm(request.POST or None, initial=now)
    if form.is_valid():
        actions.set_formats(person, person, **form.cleaned_data)
        messages.success(request, "We keep that, and do it from now on.")
        response = redirect("account")
        # What was chosen in this browser alone gives way to what was chosen for good.
        response.delete_cookie("letters")
        return response
    return render(request, "people/formats.html", {"form": form})

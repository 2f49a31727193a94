"""One form a page for everything that is done to a pledge: what is typed stays, and each fault stands by its field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from levelground_site.access.states import CannotMove
from levelground_site.design.words import day
from levelground_site.lived_experience.pledges import actions, evidence_files, forms
from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.models import Evidence, Pledge, Question, Scheme
from levelground_site.organisations.models import Organisation


def pledge_of(thing: Any) -> Pledge:
    """The pledge that a thing belongs to."""
    while not isinstance(thing, Pledge):
        thing = thing.of
    return thing


@dataclass(frozen=True)
class Deed:
    """Something that is done by one form: its heading, what to know first, its button, and the action.

    `act` is given the request, the thing and what was typed; it gives the sentence that says what happened.
    """

    title: str
    lead: str
    submit: str
    form: Callable[[Any, HttpRequest], Form]
    act: Callable[[HttpRequest, Any, dict[str, Any]], str]
    then: str = "pledge-inside"


def add_faults(form: Form, why: actions.CannotBe) -> None:
    """Each fault by its field."""
    for field, sentence in why.faults:
        form.add_error(field if field in form.fields else None, sentence)


def view_of(deed: Deed) -> Callable[[HttpRequest, Any], HttpResponse]:
    """The page of a deed."""

    def view(request: HttpRequest, thing: Any) -> HttpResponse:
        pledge = pledge_of(thing)
        form = deed.form(thing, request)
        if request.method == "POST" and form.is_valid():
            try:
                said = deed.act(request, thing, form.cleaned_data)
            except actions.CannotBe as why:
                add_faults(form, why)
            except CannotMove as why:
                form.add_error(None, str(why))
            else:
                messages.success(request, said)
                return redirect(address(deed.then, pledge))
        context = {"form": form, "deed": deed, "pledge": pledge, "thing": thing, "back": address(deed.then, pledge)}
        return render(request, "pledges/deed.html", context, status=422 if form.errors else 200)

    return view


def _plain(form: type[Form]) -> Callable[[Any, HttpRequest], Form]:
    return lambda _, request: form(request.POST or None, request.FILES or None)


def _starting(form: type[Form], initial: Callable[[Any], dict[str, Any]]) -> Callable[[Any, HttpRequest], Form]:
    return lambda thing, request: form(request.POST or None, initial=initial(thing))


def _sign(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    actions.sign(request.user, pledge, **given)
    return "It is signed, and everybody can read it now."


def _renew(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    return f"It is renewed until {day(actions.renew(request.user, pledge, **given).renew_by)}."


def _withdraw(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    actions.withdraw(request.user, pledge, **given)
    return "It is withdrawn. The reason stands on its page, and what it led to stays."


def _help(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    actions.offer_help(request.user, pledge, **given)
    return "It is kept, and shown to organisations near you."


def _evidence(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    file = given.pop("file", None)
    # One byte more than is taken: what is larger is refused without being read whole.
    content = file.read(evidence_files.LARGEST + 1) if file else None
    actions.give_evidence(request.user, pledge, **given, file=content)
    return "The evidence is given. It counts when two other people, one of each side, have confirmed it."


def _check(request: HttpRequest, evidence: Evidence, given: dict[str, Any]) -> str:
    checked = actions.check(
        request.user, evidence.of, evidence=evidence, holds=given["holds"] == "yes", words=given["words"]
    )
    if checked.refused:
        return "You said no. Whoever gave it can see why, and give better evidence."
    return (
        "It is confirmed by both sides, and shown."
        if checked.confirmed
        else "You said yes. The other side still has to."
    )


def _promise(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    return f"Promised: {actions.promise(request.user, pledge, **given)}. It stands on the pledge’s page."


def _report(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    actions.report(request.user, pledge, **given)
    pledge.refresh_from_db()
    return f"The report is in, and on the pledge’s page. The next is due on {day(pledge.report_due)}."


def _starts(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    actions.add_starts(request.user, pledge, **given)
    return "It is entered. It counts when another person has confirmed it."


def _follow_up(request: HttpRequest, starts: Any, given: dict[str, Any]) -> str:
    actions.follow_up(request.user, starts.of, starts=starts, **given)
    return "It is entered. It counts when another person has confirmed it."


def _internships(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    actions.add_internships(request.user, pledge, **given)
    return "It is entered. It counts when another person has confirmed it."


def _confirm(request: HttpRequest, entry: Any, _: dict[str, Any]) -> str:
    actions.confirm(request.user, pledge_of(entry), entry=entry)
    return "It is confirmed, and counted. What is published of it, and when, is protected."


def _ask(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    asked = actions.ask(request.user, pledge, **given)
    who = pledge.contact.name if pledge.contact is not None else "Somebody who keeps this pledge"
    return f"Thank you. {who} answers by {day(asked.answer_by)}."


def _answer(request: HttpRequest, question: Question, given: dict[str, Any]) -> str:
    actions.answer(request.user, question.of, question=question, **given)
    return "The answer is kept. " + ("It is shown on the pledge’s page." if given["shown"] else "It is not shown.")


def _challenge(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    actions.challenge(request.user, pledge, **given)
    return "The pledge is under challenge, and its page says so."


def _settle(request: HttpRequest, pledge: Pledge, given: dict[str, Any]) -> str:
    settled = actions.settle(request.user, pledge, holds=given["holds"] == "yes", why=given["why"])
    return f"It is settled: the pledge is {settled.get_state_display().lower()}."


def _today(_: Any) -> dict[str, Any]:
    return {"signed": timezone.localdate()}


def _help_now(pledge: Pledge) -> dict[str, Any]:
    return {"helps_others": pledge.helps_others}


def _due(pledge: Pledge) -> dict[str, Any]:
    return {"period_end": min(pledge.report_due or timezone.localdate(), timezone.localdate())}


# By the end of the address. Leads are sentences of what happens, who sees it, and what comes next.
DEEDS: dict[str, Deed] = {
    "sign": Deed(
        "Sign the pledge",
        "When you sign, the pledge and its words are public from then on.",
        "Sign it",
        _starting(forms.SignForm, _today),
        _sign,
    ),
    "renew": Deed("Renew the pledge", "The board decides anew.", "Renew it", _plain(forms.RenewForm), _renew),
    "withdraw": Deed(
        "Withdraw the pledge",
        "Its page stays, with the reason that you give and with what it led to.",
        "Withdraw it",
        _plain(forms.WhyForm),
        _withdraw,
        then="pledge",
    ),
    "help": Deed(
        "Offer help, and say who answers",
        "Organisations near you see what you offer, and everybody sees whom to ask.",
        "Keep it",
        _starting(forms.HelpForm, _help_now),
        _help,
    ),
    "evidence": Deed(
        "Give evidence for a step",
        "Two other people look at it: one for the workforce team, one for people with lived "
        "experience. Nothing is shown before both have said yes.",
        "Give it",
        lambda pledge, request: forms.EvidenceForm(request.POST or None, request.FILES or None, pledge=pledge),
        _evidence,
    ),
    "promise": Deed(
        "Set your own number",
        "Everybody can read it, and what has come of it. An earlier number stays beside it.",
        "Promise it",
        _plain(forms.PromiseForm),
        _promise,
    ),
    "report": Deed(
        "Report on the last months",
        "Your words and the number of posts are public at once. Numbers of people are not: "
        "they are published with those of many organisations.",
        "Report",
        _starting(forms.ReportForm, _due),
        _report,
    ),
    "starts": Deed(
        "Enter people who started",
        "People with a learning disability, or autistic people, who started paid work because "
        "of this pledge. Another person confirms it.",
        "Enter it",
        _plain(forms.StartsForm),
        _starts,
    ),
    "internships": Deed(
        "Enter a year of supported internships",
        "Another person confirms it.",
        "Enter it",
        _plain(forms.InternshipsForm),
        _internships,
    ),
    "ask": Deed(
        "Ask about this",
        "You can ask a question, or say that something is not right. A person answers. You need no "
        "account, and you need not say who you are.",
        "Send it",
        _plain(forms.AskForm),
        _ask,
        then="pledge",
    ),
    "challenge": Deed(
        "Put the pledge under challenge",
        "Its page says so, with the reason, until it is settled.",
        "Put it under challenge",
        _plain(forms.WhyForm),
        _challenge,
        then="pledge",
    ),
    "settle": Deed(
        "Settle the challenge",
        "Its page says what was found.",
        "Settle it",
        _plain(forms.SettleForm),
        _settle,
        then="pledge",
    ),
    "check": Deed(
        "Confirm evidence",
        "Look at it yourself before you say yes.",
        "Say so",
        _plain(forms.CheckForm),
        _check,
    ),
    "follow-up": Deed(
        "Who is still in paid work?",
        "How many of those who started together. Another person confirms it.",
        "Enter it",
        lambda starts, request: forms.FollowUpForm(request.POST or None, starts=starts),
        _follow_up,
    ),
    "answer": Deed("Answer a question", "", "Send the answer", _plain(forms.AnswerForm), _answer),
}


def confirm(request: HttpRequest, entry: Any) -> HttpResponse:
    """A second person confirms an entry: a button, nothing more."""
    pledge = pledge_of(entry)
    try:
        messages.success(request, _confirm(request, entry, {}))
    except actions.CannotBe as why:
        messages.warning(request, str(why))
    return redirect(address("pledge-inside", pledge))


def correct(request: HttpRequest, entry: Any) -> HttpResponse:
    """Right numbers in place of wrong ones; the wrong ones stay to be seen."""
    pledge = pledge_of(entry)
    why_form = forms.CorrectionForm(request.POST or None)
    form = forms.right_form(entry, request.POST or None)
    if request.method == "POST" and why_form.is_valid() and (why_form.cleaned_data["gone"] or form.is_valid()):
        gone, why = why_form.cleaned_data["gone"], why_form.cleaned_data["why"]
        try:
            actions.correct(request.user, pledge, entry=entry, why=why, **({} if gone else form.cleaned_data))
        except actions.CannotBe as fault:
            for field, sentence in fault.faults:
                target = form if field in form.fields and not gone else why_form
                target.add_error(field if field in target.fields else None, sentence)
        else:
            messages.success(
                request,
                "The entry is taken out, and stays to be seen with the reason."
                if gone
                else "The right numbers are entered. They count when another person has confirmed them.",
            )
            return redirect(address("pledge-inside", pledge))
    wrong = bool(why_form.errors or (request.method == "POST" and form.errors))
    context = {
        "form": form,
        "why_form": why_form,
        "entry": entry,
        "pledge": pledge,
        "back": address("pledge-inside", pledge),
    }
    return render(request, "pledges/correct.html", context, status=422 if wrong else 200)


def make(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A new pledge of an organisation, in draft."""
    today = timezone.localdate()
    open_ = [each for each in Scheme.objects.filter(state="open") if each.is_open(today)]
    open_ = [each for each in open_ if each.system_id in (None, organisation.ics_id, organisation.pk)]
    form = forms.MakeForm(request.POST or None, schemes=open_)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft(request.user, organisation, **form.cleaned_data)
        except actions.CannotBe as why:
            add_faults(form, why)
        else:
            messages.success(request, "The pledge is in draft. Only your organisation sees it, until it is signed.")
            return redirect(address("pledge-inside", made))
    context = {"form": form, "organisation": organisation, "schemes": open_}
    return render(request, "pledges/make.html", context, status=422 if form.errors else 200)

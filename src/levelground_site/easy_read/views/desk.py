"""The desk: where easy-read texts are written, checked, approved and stopped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground.publishing import PICTURES
from levelground_site.access.states import CannotMove
from levelground_site.easy_read import queries
from levelground_site.easy_read.actions import wording as actions
from levelground_site.easy_read.forms import TrialForm, WhyForm, places_to_lead, text_from
from levelground_site.easy_read.models import Wording
from levelground_site.easy_read.presenters import desk_of
from levelground_site.easy_read.queries import AnyPage
from levelground_site.easy_read.states import WORDING
from levelground_site.easy_read.texts import PATTERNS, TEXTS, Pattern, Text

SPARE = 2


def index(request: HttpRequest) -> HttpResponse:
    """Every text, how it stands, and the sentence patterns."""
    waiting = {pattern.key for pattern in queries.patterns_waiting(PATTERNS.values())}
    drafts = {draft.key: draft for draft in Wording.objects.filter(state="draft")}
    context = {
        "standings": queries.standings(),
        "drafts": drafts,
        "patterns": list(PATTERNS.values()),
        "waiting": waiting,
    }
    context |= {"stopped": [each for each in queries.stopped() if each.key not in TEXTS]}
    return render(request, "easy_read/desk/index.html", context)


def show(request: HttpRequest, text: Text) -> HttpResponse:
    """One text: how it stands, its wordings, and what can be done."""
    shown = queries.published(text.key)
    context = {
        "text": shown,
        "standing": queries.standing_of(shown),
        "desk": desk_of(shown),
        "wordings": queries.wordings(text.key),
        "machine": WORDING,
        "trial_form": TrialForm(),
    }
    return render(request, "easy_read/desk/show.html", context)


def write(request: HttpRequest, text: Text) -> HttpResponse:
    """Rows to write in, with the checker's remarks beside each."""
    draft = queries.draft_of(text.key)
    current = draft.text if draft else queries.published(text.key)
    if request.method == "POST":
        current = text_from(request.POST, text)
        if request.POST.get("do") != "check":
            kept = actions.write(request.user, draft, text=current)
            messages.success(request, "The draft is kept. Nobody else sees it before it is approved.")
            return redirect("easy-wording", key=text.key, number=kept.number)
    context = {"text": current, "desk": desk_of(current, SPARE), "pictures": PICTURES, "draft": draft}
    context |= {"places": places_to_lead()}
    return render(request, "easy_read/desk/write.html", context)


def wording(request: HttpRequest, wording: Wording) -> HttpResponse:
    """One wording, as it would be read, with what the checker says; and the decision."""
    form = WhyForm(request.POST if request.POST.get("do") == "turn-down" else None)
    try:
        if request.method == "POST" and request.POST.get("do") == "approve":
            actions.approve(request.user, wording)
            messages.success(request, "These words are published now.")
            return redirect("easy-desk-text", key=wording.key)
        if form.is_valid():
            actions.turn_down(request.user, wording, why=form.cleaned_data["why"])
            messages.success(request, "The wording is turned down. The one before stays.")
            return redirect("easy-desk-text", key=wording.key)
    except (actions.CannotPublish, CannotMove) as why:
        messages.error(request, str(why))
    context = {"wording": wording, "desk": desk_of(wording.text), "form": form, "machine": WORDING}
    return render(request, "easy_read/desk/wording.html", context)


def approve(request: HttpRequest, text: Text) -> HttpResponse:
    """Approves the words of a page as they are shown."""
    try:
        actions.approve_as_it_stands(request.user, None, text=queries.published(text.key))
        messages.success(request, "You have approved these words.")
    except actions.CannotPublish as why:
        messages.error(request, str(why))
    return redirect("easy-desk-text", key=text.key)


def approve_pattern(request: HttpRequest, pattern: Pattern) -> HttpResponse:
    """Approves a sentence pattern, once."""
    actions.approve_pattern(request.user, None, pattern=pattern)
    messages.success(request, f"Every sentence like “{pattern.shown.says}” is approved.")
    return redirect("easy-desk")


def veto(request: HttpRequest, any_page: AnyPage) -> HttpResponse:
    """Takes any easy-read page off, or lets it return: one that is written, or one that is made from data."""
    standing, form = any_page.veto, WhyForm(request.POST or None)
    if request.method == "POST" and standing is not None:
        actions.lift(request.user, standing)
        messages.success(request, "The page can be read again.")
        return redirect("easy-desk")
    if form.is_valid():
        actions.veto(request.user, None, key=any_page.key, why=form.cleaned_data["why"])
        messages.success(request, "The page is off. Whoever comes to it reads that it is being made better.")
        return redirect("easy-desk")
    context = {"form": form, "veto": standing}
    return render(request, "easy_read/desk/veto.html", context, status=422 if form.errors else 200)


def record_trial(request: HttpRequest, text: Text) -> HttpResponse:
    """Records a named, paid group that tried the page."""
    form = TrialForm(request.POST)
    if form.is_valid():
        try:
            actions.record_trial(request.user, None, text=queries.published(text.key), **form.cleaned_data)
            messages.success(request, "It is written down, and stands at the end of the page.")
            return redirect("easy-desk-text", key=text.key)
        except actions.CannotRecord as why:
            form.add_error(None, str(why))
    return render(request, "easy_read/desk/trial.html", {"text": text, "form": form}, status=422)


def pictures(request: HttpRequest) -> HttpResponse:
    """Every picture with its name."""
    return render(request, "easy_read/desk/pictures.html", {"pictures": PICTURES})

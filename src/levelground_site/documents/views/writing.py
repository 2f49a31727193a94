"""Its owner's pages: what they have, one question a screen, what would help, and the whole."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from levelground_site.access.kept import kept_words
from levelground_site.documents import actions, presenters, queries
from levelground_site.documents.actions.writing import seen
from levelground_site.documents.asides import aside_for
from levelground_site.documents.forms import NOBODY, AskForm, answer_form
from levelground_site.documents.kinds import KINDS
from levelground_site.documents.models import Ask, Document
from levelground_site.documents.presenters import address
from levelground_site.documents.standing import due_for_other
from levelground_site.documents.states import AGREED, ASK, DOCUMENT
from levelground_site.documents.views._page import answered


def index(request: HttpRequest) -> HttpResponse:
    """One's own, and what others have shared; what waited for an account is taken up."""
    if queries.waits_for(request.user).exists():
        actions.claim(request.user, None)
    own = Document.objects.filter(owner=request.user.pk, kind__in=KINDS).select_related("key", "owner")
    today = timezone.localdate()
    shared = [(grant, list(due_for_other(grant, today))) for grant in queries.shared_standing(request.user)]
    context = {"own": [(each, presenters.next_for_owner(each)) for each in own], "shared": shared}
    return render(request, "documents/index.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    """Begins, or goes on with, one's own document of a kind."""
    kind = request.POST.get("kind", "")
    if kind not in KINDS:
        raise Http404("No such page.")
    document = actions.begin(request.user, None, kind)
    return redirect(presenters.next_for_owner(document).href)


def show(request: HttpRequest, document: Document) -> HttpResponse:
    """Its owner's own page: what to do next, and the ways to everything else."""
    return answered(
        request,
        "show",
        document,
        next=presenters.next_for_owner(document),
        state=DOCUMENT.state(document.state),
        sections=presenters.filled(document),
        asks=list(document.asks.all()),
        grants=queries.grants(document),
        looks=queries.looks(document)[:3],
        refused=queries.looks(document).filter(refused=True).count(),
        meeting=queries.next_meeting(document),
        version=queries.latest_version(document),
        begun=aside_for(request, document, "begun"),
    )


def question(request: HttpRequest, document: Document) -> HttpResponse:
    """One question: saved as it is typed, skipped as one likes."""
    kind, place = document.of_kind, int(document.place)  # type: ignore[attr-defined]
    section, asked = kind.places[place - 1]
    stands = queries.answered(document).get((section.key, asked.key), "")
    other, fault = "", ""
    form = answer_form(asked, kept_words(request).get("words", stands))
    if request.method == "POST":
        given = request.POST.getlist("words") if asked.form == "choices" else [request.POST.get("words", "")]
        words = ",".join(given)
        try:
            actions.write(request.user, document, section, asked, words, seen_before=request.POST.get("seen"))
        except actions.WrittenElsewhere as wrong:
            fault, other, stands = str(wrong), wrong.words, wrong.words
        except ValueError as wrong:
            fault = str(wrong)
        if "application/json" in request.headers.get("Accept", ""):
            now = seen(words.replace("\r\n", "\n").strip())
            return JsonResponse({"words": fault or "Saved", "seen": now}, status=409 if fault else 200)
        if not fault:
            return redirect(
                address("document", document) if "stop" in request.POST else presenters.after(kind, place, document)
            )
        form = answer_form(asked, words)
    return answered(
        request,
        "question",
        document,
        status=409 if fault else 200,
        fault=fault,
        other=other,
        form=form,
        section=section,
        question=asked,
        place=place,
        count=len(kind.places),
        seen=seen(stands),
        sees_words=presenters.who_sees(section, queries.grants(document)),
        skip=presenters.after(kind, place, document),
        before=address("document-question", document, number=place - 1) if place > 1 else "",
        first=place == 1 or kind.places[place - 2][0] is not section,
    )


def asks(request: HttpRequest, document: Document) -> HttpResponse:
    """What would help: what is asked for, one more, and ideas."""
    helpers = queries.can_help(document)
    idea = {"words": request.GET.get("idea", "")[:500]}
    form = AskForm(request.POST or None, kind=document.of_kind, helpers=helpers, initial=idea)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            actions.ask(request.user, document, given["words"], given["rests_on"], late_to=form.chosen_helper)
        except ValueError as wrong:
            form.add_error("words", str(wrong))
        else:
            messages.success(request, "Added. You can add another.")
            return redirect(address("document-asks", document))
    return answered(
        request,
        "asks",
        document,
        form=form,
        asks=list(document.asks.all()),
        sees_words=presenters.who_sees(document.of_kind.asking, queries.grants(document)),
        on=presenters.after_asks(document.of_kind, document),
        aside=aside_for(request, document, "asking"),
        agreed=AGREED,
    )


def change_ask(request: HttpRequest, ask: Ask) -> HttpResponse:
    """One thing that is asked for: other words, no longer needed, asked again."""
    document = ask.document
    verb = request.POST.get("do", "")
    stands = {"words": ask.words, "rests_on": ask.rests_on, "late_to": ask.late_to or NOBODY}
    data = request.POST if request.method == "POST" and not verb else None
    form = AskForm(data, kind=document.of_kind, helpers=queries.can_help(document), initial=stands)
    if verb == "end" and ASK.can(ask.state, "end"):
        actions.end_ask(request.user, ask)
        messages.success(request, "It is no longer asked for. It stays in what was agreed before.")
        return redirect(address("document-asks", document))
    if verb == "again" and ASK.can(ask.state, "ask-again"):
        actions.ask_again(request.user, ask)
        messages.success(request, "It is asked again.")
        return redirect(address("document-asks", document))
    if request.method == "POST" and not verb and form.is_valid():
        given, late_to = form.cleaned_data, form.chosen_helper
        actions.ask(request.user, document, given["words"], given["rests_on"], ask, late_to=late_to)
        messages.success(request, "Changed.")
        return redirect(address("document-asks", document))
    return answered(request, "change_ask", document, form=form, ask=ask, can=lambda step: ASK.can(ask.state, step))


def check(request: HttpRequest, document: Document) -> HttpResponse:
    """The whole of it, with who can see what."""
    return answered(request, "check", document, sections=presenters.filled(document), asks=list(document.asks.all()))


def how_placed(request: HttpRequest, ask: Ask) -> HttpResponse:
    """Its owner says whether something is in place."""
    if request.POST.get("in_place") == "yes" and ASK.can(ask.state, "put-in-place"):
        actions.put_in_place(request.user, ask)
        messages.success(request, "Good. It is in place.")
    elif request.POST.get("in_place") == "no":
        actions.not_in_place(request.user, ask)
        messages.success(request, "They are told that something waits for them.")
    return redirect(reverse("document-agreed", kwargs={"public_id": ask.document.public_id}))

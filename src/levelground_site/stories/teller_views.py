"""The teller's own pages: what they said, where it is shown, how often it was, and stopping it."""

from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from levelground_site.access.kept import kept_words
from levelground_site.access.states import CannotMove
from levelground_site.stories import actions, media, presenters, queries
from levelground_site.stories.forms import ConsentForm, FileForm, KindForm, WordsForm
from levelground_site.stories.models import Kind, Part, Story, StoryFile
from levelground_site.stories.receiving import IntoPlace
from levelground_site.stories.serving import serve
from levelground_site.stories.states import OPEN, STORY


def mine(request: HttpRequest) -> HttpResponse:
    """What I tell, and beginning another."""
    stories = [
        {"story": each, "title": presenters.name_of(each), "state": STORY.state(each.state)}
        for each in queries.told_by(request.user)
    ]
    return render(request, "stories/mine.html", {"stories": stories})


def begin(request: HttpRequest) -> HttpResponse:
    """Chooses how to tell it."""
    form = KindForm(request.POST or None)
    if form.is_valid():
        story = actions.begin(request.user, None, kind=Kind(form.cleaned_data["kind"]))
        return redirect("story-write", story=story.public_id)
    return render(request, "stories/begin.html", {"form": form})


def own(request: HttpRequest, story: Story) -> HttpResponse:
    """What I said, where it is shown, how often it was, and what I can do now."""
    consent = queries.consent_of(story)
    context = {
        **presenters.told(story, "story-own-file"),
        "state": STORY.state(story.state),
        "missing": queries.missing(story),
        "open": story.state in OPEN,
        "agreed": queries.agreed(story),
        "consent": consent,
        "consents": list(story.consents.all()),
        "places": presenters.places_of(consent),
        "counts": queries.counts(story),
        "parts": [(part, Part(part).label) for part in actions.PARTS[story.kind]],
        "kept_days": actions.KEPT_DAYS,
    }
    return render(request, "stories/own.html", context)


def write(request: HttpRequest, story: Story) -> HttpResponse:
    """The words; they are kept with every step."""
    begun = {name: getattr(story, name) for name in ("title", "who", "gist", "words")}
    begun["named"] = "yes" if story.named else "no"
    form = WordsForm(request.POST or None, initial=begun | dict(kept_words(request)), story=story)
    if form.is_valid():
        try:
            actions.write(request.user, story, **form.given())
        except CannotMove as why:
            return _refused(request, story, why)
        messages.success(request, "Kept. Nobody else can read it until you send it.")
        return redirect("story-own", story=story.public_id)
    return render(request, "stories/write.html", {"form": form, "story": story})


# Whether they may is asked before anything of the file is read; the token in the form, once its place is made.
@csrf_exempt
def attach(request: HttpRequest, story: Story) -> HttpResponse:
    """Adds a film, a recording, captions or a picture (?part=…)."""
    part = _part(request, story)
    if request.method != "POST":
        return _attaching(request, story, FileForm(part=part))
    request.upload_handlers = [handler := IntoPlace()]
    taken = False
    try:
        answer: HttpResponse = _received(request, story, handler)
        taken = answer.status_code == 302
    except UnreadablePostError:
        return _attaching(request, story, FileForm(part=part), ["The upload was broken off. Choose the file again."])
    finally:
        if not taken:
            handler.discard()
    return answer


@csrf_protect
def _received(request: HttpRequest, story: Story, handler: IntoPlace) -> HttpResponse:
    len(request.FILES)  # Reads the file, where asking for the token has not.
    part = _part(request, story)
    form = FileForm(request.POST, part=part)
    valid = form.is_valid()
    if handler.refusal or handler.path is None:
        return _attaching(request, story, form, [handler.refusal or "No file has come. Choose one."])
    if not valid:
        return _attaching(request, story, form, ["Choose the file again: it is not kept while something is missing."])
    try:
        actions.attach(request.user, story, part=part, path=handler.path, words=form.cleaned_data.get("words", ""))
    except media.NotTaken as why:
        return _attaching(request, story, form, list(why.sentences))
    except CannotMove as why:
        handler.discard()
        return _refused(request, story, why)
    messages.success(request, f"Kept: {Part(part).label.lower()}. Nobody else can see it until you send it.")
    return redirect("story-own", story=story.public_id)


def _part(request: HttpRequest, story: Story) -> str:
    part = request.GET.get("part", "")
    if part not in actions.PARTS[story.kind]:
        raise Http404("This story has no such file.")
    return part


def _attaching(request: HttpRequest, story: Story, form: FileForm, faults: list[str] | None = None) -> HttpResponse:
    part = _part(request, story)
    context = {
        "form": form,
        "story": story,
        "part": part,
        "label": Part(part).label,
        "accept": media.ACCEPT[part],
        "faults": faults or [],
        "there": story.files.filter(part=part).exists(),
        "megabytes": settings.STORY_MB,
    }
    return render(request, "stories/attach.html", context, status=400 if faults else 200)


def detach(request: HttpRequest, story: Story) -> HttpResponse:
    """Takes a file out again (?part=…)."""
    part = _part(request, story)
    try:
        actions.detach(request.user, story, part=part)
    except CannotMove as why:
        return _refused(request, story, why)
    messages.success(request, f"{Part(part).label} is gone.")
    return redirect("story-own", story=story.public_id)


def consent(request: HttpRequest, story: Story) -> HttpResponse:
    """Where and until when: sends it, or changes what was agreed."""
    now = queries.consent_of(story)
    begun = {"at": now.places, "length": "day", "day": f"{now.until:%d/%m/%Y}"} if now else {"length": "365"}
    form = ConsentForm(request.POST or None, initial=begun)
    if form.is_valid() and form.until is not None:
        do = actions.send if story.state in OPEN else actions.consent_anew
        try:
            do(request.user, story, at=form.cleaned_data["at"], until=form.until)
        except (CannotMove, actions.NotYet) as why:
            return _refused(request, story, why)
        sent = do is actions.send
        messages.success(
            request, "Sent. An editor reads it next; you can stop it at any moment." if sent else "It is as you say."
        )
        return redirect("story-own", story=story.public_id)
    context = {
        **presenters.told(story, "story-own-file"),
        "form": form,
        "sending": story.state in OPEN,
        "missing": queries.missing(story),
    }
    return render(request, "stories/consent.html", context)


def change(request: HttpRequest, story: Story) -> HttpResponse:
    """Opens it again; it is shown nowhere until it was looked at anew."""
    try:
        actions.change(request.user, story)
    except CannotMove as why:
        return _refused(request, story, why)
    messages.success(request, "You can change it now. It is shown nowhere until you send it again and it is published.")
    return redirect("story-own", story=story.public_id)


def stop(request: HttpRequest, story: Story) -> HttpResponse:
    """Asks once, and takes it back at once; asked twice, it is taken back once."""
    if request.method == "POST":
        with suppress(CannotMove):
            actions.withdraw(request.user, story)
    if request.method == "POST" or story.state == "withdrawn":
        messages.success(request, "It is taken back. It is gone from every page, and nothing that you told is kept.")
        return redirect("stories-mine")
    return render(request, "stories/stop.html", {"story": story, "title": presenters.name_of(story)})


def file(request: HttpRequest, part: StoryFile) -> HttpResponseBase:
    """One's own film, recording, captions or picture, before and after it is published."""
    return serve(request, part)


def _refused(request: HttpRequest, story: Story, why: Exception) -> HttpResponseRedirect:
    messages.warning(request, str(why))
    return redirect("story-own", story=story.public_id)

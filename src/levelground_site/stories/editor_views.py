"""The editors' pages: what waits, and deciding on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from levelground_site.access.states import CannotMove
from levelground_site.stories import actions, presenters, queries
from levelground_site.stories.forms import AskForm, PublishForm, ReasonForm
from levelground_site.stories.models import Story, StoryFile
from levelground_site.stories.serving import serve
from levelground_site.stories.states import STORY


def queue(request: HttpRequest) -> HttpResponse:
    """What waits to be looked at, and what is published."""
    context = {
        "waiting": [_line(each) for each in queries.waiting()],
        "published": [_line(each) for each in queries.on_show()[:200]],
    }
    return render(request, "stories/queue.html", context)


def _line(story: Story) -> dict[str, object]:
    return {"story": story, "title": presenters.name_of(story), "agreed": queries.agreed(story)}


def review(request: HttpRequest, story: Story) -> HttpResponse:
    """One story: publish it, or ask its teller."""
    doing = request.POST.get("do", "")
    publishing = PublishForm(request.POST if doing == "publish" else None, initial={"about": story.about})
    asking = AskForm(request.POST if doing == "ask" else None, story=story)
    try:
        if doing == "publish" and publishing.is_valid():
            actions.publish(request.user, story, about=publishing.cleaned_data["about"])
            messages.success(request, "It is published.")
            return redirect("stories-queue")
        if doing == "ask" and asking.is_valid():
            actions.ask(request.user, story, **asking.cleaned_data)
            messages.success(request, "The teller is asked. It comes back to you when they agree.")
            return redirect("stories-queue")
    except (CannotMove, actions.NotYet) as why:
        messages.warning(request, str(why))
        return redirect("stories-queue")
    consent = queries.consent_of(story)
    context = {
        **presenters.told(story, "story-review-file"),
        "state": STORY.state(story.state),
        "agreed": queries.agreed(story),
        "consent": consent,
        "places": presenters.places_of(consent),
        "publishing": publishing,
        "asking": asking,
        "failed": asking if asking.errors else publishing if publishing.errors else None,
    }
    return render(request, "stories/review.html", context, status=400 if context["failed"] else 200)


def take_down(request: HttpRequest, story: Story) -> HttpResponse:
    """Asks why, and takes it down at once."""
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.take_down(request.user, story, reason=form.cleaned_data["question"])
            messages.success(request, "It is shown nowhere now, and its teller reads why.")
        except CannotMove as why:
            messages.warning(request, str(why))
        return redirect("stories-queue")
    return render(request, "stories/take_down.html", {"form": form, "title": presenters.name_of(story)})


def file(request: HttpRequest, part: StoryFile) -> HttpResponseBase:
    """A film, a recording, captions or a picture that was sent."""
    return serve(request, part)

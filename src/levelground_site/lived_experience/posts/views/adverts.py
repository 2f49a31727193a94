"""From a job description to an easy-read advert, and from there to applications in one's own words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from levelground.publishing import PICTURES
from levelground_site.access.states import CannotMove
from levelground_site.design.words import day
from levelground_site.easy_read.asking import FORMS
from levelground_site.easy_read.forms import AnswerForm, text_from
from levelground_site.easy_read.presenters import desk_of
from levelground_site.easy_read.queries.asking import recording_content
from levelground_site.easy_read.showing import easy_page
from levelground_site.easy_read.texts import Row, Section, Text
from levelground_site.easy_read.views.asking import begin
from levelground_site.lived_experience.posts import easy_texts as words
from levelground_site.lived_experience.posts.actions import advertising
from levelground_site.lived_experience.posts.forms import AdvertForm, DescriptionForm
from levelground_site.lived_experience.posts.models import Advert, Application, Post
from levelground_site.lived_experience.posts.practice import checks_of

SPARE = 2


def make(request: HttpRequest, post: Post) -> HttpResponse:
    """Takes a job description, and makes a first easy-read advert of it."""
    form = DescriptionForm(request.POST or None)
    if form.is_valid():
        made = advertising.draft(request.user, post, description=form.cleaned_data["description"])
        return redirect("advert-write", public_id=made.public_id)
    return render(request, "posts/describe.html", {"form": form, "post": post}, status=422 if form.errors else 200)


def write(request: HttpRequest, advert: Advert) -> HttpResponse:
    """The builder: rows with the checker's remarks, what good practice asks, and publishing."""
    text = advert.text or Text("advert", advert.of.title, "A job.", "", ())
    form = AdvertForm(request.POST or None, instance=advert)
    if request.method == "POST":
        text = text_from(request.POST, text)
        if form.is_valid():
            try:
                kept = advertising.rewrite(request.user, form.instance, text=text)
                if request.POST.get("do") == "publish":
                    advertising.publish(request.user, kept)
                    messages.success(request, "It is published. People can ask for the job now.")
                    return redirect("advert", public_id=advert.public_id)
                messages.success(request, "The advert is kept.")
                return redirect("advert-write", public_id=advert.public_id)
            except advertising.CannotAdvertise as why:
                messages.error(request, "It is kept, and cannot be published yet. " + " ".join(why.faults))
                advert.refresh_from_db()
            except CannotMove as why:
                messages.error(request, str(why))
    context = {
        "advert": advert,
        "desk": desk_of(text, SPARE),
        "pictures": PICTURES,
        "form": form,
        "checks": checks_of(advert),
    }
    return render(request, "posts/advert.html", context)


def job(request: HttpRequest, advert: Advert) -> HttpResponse:
    """The advert, as everybody reads it."""
    text = advert.text
    if text is None or advert.closes is None:
        raise Http404("There is no such advert.")
    questions = [Row("question", words.QUESTION.says)] if advert.asked_in_advance else []
    how = (
        words.OWN_WAY.row(),
        words.SUPPORTER.row(),
        words.LAST_DAY.row(number=advert.closes.day, day=day(advert.closes)),
        words.CALL.row(name=advert.contact_name, phone=advert.contact_phone),
        words.BENEFITS.row(),
    )
    sections = (*text.sections, Section("How to ask for this job", how))
    shown = Text(f"advert-{advert.pk}", text.title, text.about, "", sections)
    context = {"advert": advert, "questions": questions, "asked": advert.asked_in_advance}
    return easy_page(request, shown, place=advert.organisation, template="posts/job.html", more=context)


def apply(request: HttpRequest, advert: Advert) -> HttpResponse:
    """Begins an application."""
    return begin(request, FORMS["job"], str(advert.public_id))


def applications(request: HttpRequest, advert: Advert) -> HttpResponse:
    """Who asked for the job."""
    found = list(advert.applications.all())
    return render(request, "posts/applications.html", {"advert": advert, "applications": found})


def application(request: HttpRequest, application: Application) -> HttpResponse:
    """What one person sent; and what they are told."""
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        advertising.tell(request.user, application, words=form.cleaned_data["words"])
        messages.success(request, "They can read it where they asked for the job.")
        return redirect("job-application", public_id=application.public_id)
    answers = application.filled.answers
    recorded = {each.question: each for each in application.filled.recordings.all()}
    said = [
        (each.asks, each.said(answers.get(each.key, "")), recorded.get(each.key)) for each in FORMS["job"].questions
    ]
    context = {"application": application, "said": said, "form": form, "today": timezone.localdate()}
    return render(request, "posts/application.html", context)


def recording(request: HttpRequest, application: Application) -> HttpResponse:
    """A voice or a film that somebody sent: it is given out as a file, and never run by the browser."""
    found = application.filled.recordings.filter(question=request.GET.get("question", "")).first()
    if found is None:
        raise Http404("There is no such recording.")
    response = HttpResponse(recording_content(found), content_type=found.kind)
    response["Content-Disposition"] = f'attachment; filename="recording.{found.kind.rpartition("/")[2]}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

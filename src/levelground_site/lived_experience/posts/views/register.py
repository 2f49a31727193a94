"""The register of posts, for everybody; and the pages of those who keep it."""

from typing import Any

from django.contrib import messages
from django.forms import Form, ModelForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import may, visible
from levelground_site.access.states import CannotMove
from levelground_site.design.components import state_tag
from levelground_site.design.tables import Choice, Column, Table, Words, answer
from levelground_site.design.words import day, short_day
from levelground_site.easy_read.showing import easy_page
from levelground_site.easy_read.texts import Section, Text
from levelground_site.lived_experience.posts import easy_texts, queries
from levelground_site.lived_experience.posts.actions import keeping
from levelground_site.lived_experience.posts.forms import CloseForm, FillForm, LeaveForm, NameForm, PostForm, SayForm
from levelground_site.lived_experience.posts.models import Holder, Post
from levelground_site.lived_experience.posts.starting import STARTING
from levelground_site.lived_experience.posts.states import POST
from levelground_site.lived_experience.posts.words import EXPERIENCES, Kind, Level
from levelground_site.organisations.models import Organisation


def _address(post: Post) -> str:
    return reverse("post", kwargs={"public_id": post.public_id})


COLUMNS = (
    Column("title", "Post", lambda post: post.title, order="title", link=_address),
    Column("organisation", "Where", lambda post: post.organisation.name, order="organisation__name"),
    Column("kind", "Kind", lambda post: post.get_kind_display(), order="kind"),
    Column("level", "Level", lambda post: post.get_level_display(), order="level"),
    Column("band", "Band", lambda post: post.band, order="band"),
    Column(
        "state",
        "State",
        lambda post: state_tag(POST.state(post.state)),
        order="state",
        plain=lambda post: POST.state(post.state).words,
    ),
    Column("opened", "Opened", lambda post: short_day(post.opened), order="opened"),
)
FILTERS = (
    Words("q", "Words", lambda rows, words: rows.filter(title__icontains=words)),
    Choice("kind", "Kind", Kind.choices, lambda rows, value: rows.filter(kind=value)),
    Choice("level", "Level", Level.choices, lambda rows, value: rows.filter(level=value)),
    Choice(
        "experience",
        "Experience it asks for",
        tuple(EXPERIENCES.items()),
        # Words in quotes: one key never stands within another.
        lambda rows, value: rows.filter(experiences__icontains=f'"{value}"'),
    ),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """All posts, how many of each kind are held, where the register started, and the paths that people took."""
    table = Table(
        request,
        queries.register(request.user),
        COLUMNS,
        caption="Posts",
        filters=FILTERS,
        empty="No post stands here yet. Whoever keeps an organisation’s posts adds them.",
    )
    if request.GET.get("download") == "csv":
        return table.download()
    context = {
        "counts": queries.held_by_kind(),
        "starting": STARTING,
        "paths": [(kind, queries.years_of(kind), queries.months_in_post(kind)) for kind in Kind],
        "steps_up": queries.steps_up(),
        "practice": queries.practice(),
        "kinds": list(Kind),
        "adverts": list(queries.open_adverts()[:20]),
        "keeps": list(_organisations(request)),
    }
    return answer(request, "posts/index.html", table, context)


def _organisations(request: HttpRequest) -> Any:
    if not may(request.user, "post.keep"):
        return []
    return visible(request.user, "post.keep", Organisation.objects.open_on(timezone.localdate()), "self")[:20]


def easy(request: HttpRequest) -> HttpResponse:
    """The register in easy read: made from its own counts, the three kinds apart."""
    words, counts = easy_texts, queries.held_by_kind()
    adverts = list(queries.open_adverts()[:8])
    started = {"people": STARTING.people, "year": STARTING.year}
    rows = [words.WHAT.row(), words.MEANS.row(), words.STARTED.row(**started)]
    rows.append(words.SENIOR.row(senior=STARTING.senior, people=STARTING.people))
    kinds = [
        words.EMPLOYED.row(number=counts[Kind.EMPLOYED]),
        words.INVOLVED.row(number=counts[Kind.INVOLVED]),
        words.VOLUNTEER.row(number=counts[Kind.VOLUNTEER]),
        words.APART.row(),
    ]
    jobs = [words.OPEN.row(number=len(adverts))] if adverts else [words.NONE_OPEN.row()]
    links = {}
    for each in adverts:
        row = words.ASK_FOR.row(title=each.of.title, place=each.organisation.name)
        jobs.append(row)
        links[row.says] = reverse("advert", kwargs={"public_id": each.public_id})
    sections = (
        Section("How it began", tuple(rows)),
        Section("How it is now", tuple(kinds)),
        Section("Jobs", tuple(jobs)),
    )
    text = Text("posts", "Jobs that need your own experience", "See these jobs.", "posts", sections)
    return easy_page(request, text, patterns=words.PATTERNS, links=links)


def show_easy(request: HttpRequest, post: Post) -> HttpResponse:
    """One post in easy read: what it is, for whom, how to ask for it, and what came of it."""
    words = easy_texts
    what = [words.PLACE.row(title=post.title, place=post.organisation.name), words.KIND[post.kind].row()]
    what += [words.FOR[each].row() for each in post.experiences if each in words.FOR]
    if post.rights in words.DECIDES:
        what.append(words.DECIDES[post.rights].row())
    advert = next((each for each in post.adverts.exclude(published=None) if each.is_open), None)
    links = {}
    if post.state == "advertised" and advert is not None:
        ask = words.ASK_NOW.row(day=day(advert.closes))
        links[ask.says] = reverse("advert", kwargs={"public_id": advert.public_id})
        now = [ask, *(words.RECRUITED[each].row() for each in post.recruitment if each in words.RECRUITED)]
    else:
        now = [words.HELD.row() if post.state == "filled" else words.OVER.row()]
    changes = post.changes.count()
    came = words.CHANGED.row(number=changes) if changes else words.NO_CHANGE.row()
    sections = (
        Section("What it is", tuple(what)),
        Section("How it is now", tuple(now)),
        Section("What came of it", (came,)),
    )
    text = Text("post", post.title, "See a job that needs your own experience.", "", sections)
    return easy_page(
        request, text, patterns=words.OF_ONE, links=links, place=post.organisation, ordinary=_address(post)
    )


def show(request: HttpRequest, post: Post) -> HttpResponse:
    """One post: what it is for, how one comes into it and is supported, what it decides, what came of it."""
    holders = list(post.holders.select_related("came_from", "person", "of__organisation"))
    adverts = list(post.adverts.exclude(published=None))
    context = {
        "post": post,
        "state": POST.state(post.state),
        "holders": [(each, each.days(timezone.localdate()) // 30) for each in holders],
        "changes": list(post.changes.all()),
        "adverts": [each for each in adverts if each.is_open],
        "keeps": may(request.user, "post.keep", of=post),
        "drafts": list(post.adverts.filter(published=None)),
        "all_adverts": adverts,
        "led_to": [each.of for each in post.led_to.select_related("of").exclude(of__state="planned")],
        "machine": POST,
    }
    return render(request, "posts/show.html", context)


def add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A new post."""
    form = PostForm(request.POST or None)
    if form.is_valid():
        post = keeping.add(request.user, organisation, post=form.instance)
        messages.success(request, "The post is kept. Only your organisation sees it until it is advertised or filled.")
        return redirect("post", public_id=post.public_id)
    return _form(request, "posts/form.html", form, title=f"A post at {organisation.name}", submit="Keep it")


def change(request: HttpRequest, post: Post) -> HttpResponse:
    """What the register says of a post."""
    form = PostForm(request.POST or None, instance=post)
    if form.is_valid():
        try:
            keeping.change(request.user, form.instance)
            messages.success(request, "The register is changed.")
            return redirect("post", public_id=post.public_id)
        except keeping.CannotBe as why:
            form.add_error("opened", str(why))
    return _form(request, "posts/form.html", form, title=f"Change: {post.title}", submit="Keep the changes", back=post)


def fill(request: HttpRequest, post: Post) -> HttpResponse:
    """Somebody holds it."""
    form = FillForm(request.POST or None, post=post)
    if form.is_valid():
        given = form.cleaned_data
        person = keeping.holder_account(given["email"])
        if given["email"] and person is None:
            form.add_error("email", "Nobody has an account with this address. Invite them first, or leave it empty.")
        else:
            try:
                keeping.fill(request.user, post, since=given["since"], came_from=given["came_from"], person=person)
                messages.success(request, "It is filled. No name is shown unless they say so themselves.")
                return redirect("post", public_id=post.public_id)
            except (keeping.CannotBe, CannotMove) as why:
                form.add_error(None, str(why))
    return _form(request, "posts/form.html", form, title=f"Filled: {post.title}", submit="Keep it", back=post)


def leave(request: HttpRequest, holder: Holder) -> HttpResponse:
    """They hold it no more."""
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        try:
            keeping.leave(request.user, holder, until=form.cleaned_data["until"])
            return redirect("post", public_id=holder.of.public_id)
        except keeping.CannotBe as why:
            form.add_error("until", str(why))
    return _form(request, "posts/form.html", form, title=f"Left: {holder.of.title}", submit="Keep it", back=holder.of)


def close(request: HttpRequest, post: Post) -> HttpResponse:
    """Closed without anybody."""
    form = CloseForm(request.POST or None)
    if form.is_valid():
        try:
            keeping.close(request.user, post, why=form.cleaned_data["why"])
            return redirect("post", public_id=post.public_id)
        except CannotMove as why:
            form.add_error(None, str(why))
    return _form(request, "posts/form.html", form, title=f"Close: {post.title}", submit="Close it", back=post)


def say(request: HttpRequest, post: Post) -> HttpResponse:
    """You said, we did."""
    form = SayForm(request.POST or None)
    if form.is_valid():
        try:
            keeping.say(request.user, post, **form.cleaned_data)
            return redirect("post", public_id=post.public_id)
        except keeping.CannotBe as why:
            form.add_error("on", str(why))
    return _form(request, "posts/form.html", form, title=f"You said, we did: {post.title}", submit="Keep it", back=post)


def name(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Whether one's own name is shown; in easy words, for it is asked of whoever holds the post."""
    form = NameForm(request.POST or None, initial={"until": holder.named_until})
    if form.is_valid():
        until = form.cleaned_data["until"]
        keeping.show_name(request.user, holder, until=until)
        shown = f"Your name is shown until {day(until)}." if until else "Your name is not shown."
        messages.success(request, shown)
        return redirect("post", public_id=holder.of.public_id)
    return _form(
        request, "posts/name.html", form, title="Do you want your name to be shown?", submit="Keep it", back=holder.of
    )


def _form(
    request: HttpRequest,
    template: str,
    form: Form | ModelForm[Any],
    *,
    title: str,
    submit: str,
    back: Post | None = None,
) -> HttpResponse:
    context = {"form": form, "heading": title, "send": submit, "back": _address(back) if back else reverse("posts")}
    return render(request, template, context, status=422 if form.errors else 200)

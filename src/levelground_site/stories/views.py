"""Public pages of stories."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from levelground_site.stories import actions, presenters, queries
from levelground_site.stories.models import Kind, Story, StoryFile
from levelground_site.stories.references import REFERENCES
from levelground_site.stories.serving import NOT_KEPT, serve

_MOST = 200


def index(request: HttpRequest) -> HttpResponse:
    """What is told: all, or of one kind."""
    kind = request.GET.get("kind", "")
    found = queries.on_show()
    if kind in Kind.values:
        found = found.filter(kind=kind)
    context = {
        "stories": [{"story": each, **_line(each)} for each in found[:_MOST]],
        "kinds": [{"value": value, "text": words, "selected": value == kind} for value, words in Kind.choices],
        "kind": kind,
        "references": REFERENCES,
    }
    return _not_kept(render(request, "stories/index.html", context))


def for_a_board(request: HttpRequest) -> HttpResponse:
    """What may stand in papers for a board, to be printed: asked for anew each time, never kept in a paper's file."""
    found = list(queries.on_show().filter(shown_at__place="board-paper")[:_MOST])
    if request.method == "GET":
        actions.count(found, "board-paper")
    context = {"stories": [{**presenters.told(each), **_line(each)} for each in found]}
    return _not_kept(render(request, "stories/for_a_board.html", context))


def _line(story: Story) -> dict[str, str]:
    return {"title": presenters.name_of(story), "address": presenters.address(story)}


def show(request: HttpRequest, story: Story) -> HttpResponse:
    """One story, all of it."""
    if request.method == "GET":
        actions.count([story], queries.OWN_PAGE)
    return _not_kept(render(request, "stories/show.html", presenters.told(story)))


def file(request: HttpRequest, part: StoryFile) -> HttpResponseBase:
    """A film, a recording, captions, a picture."""
    return serve(request, part)


def as_data(request: HttpRequest) -> HttpResponse:
    """The published stories, for programs."""
    site = request.build_absolute_uri("/")[:-1]
    stories = list(presenters.entries(list(queries.on_show()[:_MOST]), site))
    answer = {
        "stories": stories,
        "terms": "Each may be taken back at any moment: ask again whenever you show it, and keep no copy.",
    }
    response = _not_kept(JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "indent": 1}))
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _not_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = NOT_KEPT
    return response

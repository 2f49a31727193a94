"""The service: its version, what it answers, and its description (OpenAPI), in which problems are told too."""

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from levelground_site.api.endpoints import definitions, kept, places, tables
from levelground_site.api.handing import NotModified
from levelground_site.api.problems import MEDIA_TYPE, Problem, Told, of_faults
from levelground_site.api.schemas import Problem as ProblemForm

ROOT = "/api/v1"
VERSION = "1.0"

service = NinjaAPI(
    title="Levelground",
    version=VERSION,
    description="Read-only data on workforce equality: what is published, for everybody; the rest by token.",
    urls_namespace="api-1",
    docs_url=None,
    openapi_url=None,
)
for each in (definitions, places, tables, kept):
    service.add_router("", each.router)


@service.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.told.answer(request.path)


@service.exception_handler(ValidationError)
def _faults(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return of_faults(error.errors).answer(request.path)


@service.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return Told("nothing-there", str(error)).answer(request.path)


@service.exception_handler(NotModified)
def _known(request: HttpRequest, known: NotModified) -> HttpResponse:
    return HttpResponse(status=304, headers={"ETag": known.etag})


_PROBLEMS = {
    "400": "A parameter that makes no sense",
    "401": "A token that opens nothing",
    "403": "Not allowed, or hidden so that nobody can be recognised",
    "404": "Nothing there, or it cannot be worked out",
    "410": "An organisation that merged: `successor` carries its history on",
    "429": "Too fast: ask again after Retry-After seconds",
}


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document: what ninja makes of the endpoints, with what all of them have in common."""
    made: dict[str, Any] = dict(service.get_openapi_schema(path_prefix=f"{ROOT}/"))
    parts = made["components"]
    parts["schemas"]["Problem"] = ProblemForm.model_json_schema(ref_template="#/components/schemas/{model}")
    parts["schemas"] |= parts["schemas"]["Problem"].pop("$defs", {})
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "description": "A token of one’s own."}}
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in made["paths"].values():
        for operation in operations.values():
            operation["security"] = [{}, {"token": []}]
            answers = operation["responses"] = {str(code): told for code, told in operation["responses"].items()}
            if any(each["name"] == "format" for each in operation.get("parameters", ())):
                answers["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}
            answers["304"] = {"description": "What you have is still so: nothing is sent"}
            answers |= {code: {"description": says, "content": problem} for code, says in _PROBLEMS.items()}
    return made


@cache
def names_in(route: str) -> frozenset[str]:
    """The names that a question to a path may hold."""
    parameters = description()["paths"][route]["get"].get("parameters", ())
    return frozenset(each["name"] for each in parameters if each["in"] == "query")

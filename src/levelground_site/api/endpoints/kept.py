"""What is not published: returns, for whoever has a token and may see them."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from levelground_site.access import Refused
from levelground_site.api import finding, schemas
from levelground_site.api.handing import as_json, hand_out, listing
from levelground_site.api.problems import Problem
from levelground_site.releases.unpublished import KEEPERS

router = Router(tags=["By token: what is not published"])
NO_TOKEN = "This is not published. Show a token: Authorization: Bearer lg_…"  # noqa: S105 (no secret: a sentence)


def _reader(request: HttpRequest) -> Any:
    """Whose token was shown."""
    reader = getattr(request, "reader", None)
    if reader is None:
        raise Problem("token", NO_TOKEN, headers={"WWW-Authenticate": "Bearer"})
    return reader


@router.get("/returns", response=schemas.Returns, operation_id="returns")
def returns(request: HttpRequest, asked: Query[schemas.Paged]) -> HttpResponseBase:
    """The returns whose state the token's owner may see."""
    reader = _reader(request)
    columns = list(schemas.Kept.model_fields)
    rows = [tuple(getattr(each, column) for column in columns) for keeper in KEEPERS for each in keeper.listed(reader)]
    return hand_out(request, asked, listing(columns, rows))


@router.get("/returns/{standard}/{year}/{code}", response=dict[str, Any], operation_id="return")
def one(request: HttpRequest, standard: schemas.Word, year: schemas.Year, code: schemas.Word) -> HttpResponseBase:
    """A return as it stands, confidential: the token must have been made under a second factor. Each look is noted."""
    reader = _reader(request)
    name = finding.standard_of(standard).name
    for keeper in KEEPERS:
        try:
            return as_json(keeper.document(reader, name, year, code))
        except Refused as refused:
            detail = f"It is for: {refused.rule.told}."
            if refused.rule.confidential and not reader.has_second_factor:
                detail += " This token was made without a second factor, or its owner has none any more."
            raise Problem("not-allowed", detail) from None
        except Http404:
            continue
    raise Problem("nothing-there", "There is no such return, or nothing has been put into it yet.")

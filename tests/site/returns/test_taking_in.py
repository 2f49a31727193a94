"""Putting in return.json: what is taken, and what is refused, all at once and with nothing left behind."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

import returns_at_hand
from levelground.publishing.return_document import fingerprint_of
from levelground_site.access import Role
from levelground_site.returns.intake import MOST_BYTES
from levelground_site.returns.models import Return
from returns_at_hand import submitted
from site_world import World

pytestmark = pytest.mark.django_db
FILES = "/returns/wres/2026/raa/files/"
Document = dict[str, Any]


@pytest.fixture
def put(browse: Any, mine: Return) -> Callable[..., HttpResponse]:
    def send(written: bytes, **more: Any) -> HttpResponse:
        file = SimpleUploadedFile("return.json", written, "application/json")
        answer: HttpResponse = browse(Role.ANALYST).post(FILES, {"document": file, **more})
        return answer

    return send


def _as_file(document: Document) -> bytes:
    """As somebody would write it who makes the fingerprint again."""
    document["fingerprint"] = fingerprint_of(document)
    return json.dumps(document).encode()


def _words(answer: HttpResponse) -> str:
    return answer.content.decode().replace("&#39;", "'")


def test_a_return_is_taken_in_and_the_equality_lead_is_told(
    put: Callable[..., HttpResponse], mine: Return, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = put(returns_at_hand.written())
    assert answer.status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.versions.count()) == ("draft", 1)
    assert mine.versions.get().content == returns_at_hand.written().decode()
    (mail,) = mailoutbox
    assert mail.to == ["the.equality-lead@example.org"]
    assert "waits for you to review the figures" in mail.body
    assert "155" not in mail.body


def _count(document: Document, indicator: str, group: str) -> Document:
    return next(
        one for one in document["counts"] if (one["indicator"], one["part"], one["group"]) == (indicator, "", group)
    )


CHANGES: dict[str, tuple[Callable[[Document], Any], str]] = {
    "another organisation": (lambda document: document.update(organisation="RXX"), "of the organisation RXX"),
    "another edition": (lambda document: document.update(year=2025), "of the edition 2025"),
    "another standard": (lambda document: document.update(standard="wdes"), "of another standard (wdes)"),
    "a publication": (lambda document: document.update(audience="public"), "It is a publication"),
    "other definitions": (lambda document: document.update(definitions_sha256="0" * 64), "other definitions"),
    "above its base": (lambda document: _count(document, "2", "bme").update(numerator=99), "99 of 30"),
    "does not add up": (lambda document: _count(document, "1", "white").update(numerator=99), "the groups come to"),
    "below nought": (lambda document: _count(document, "2", "bme").update(numerator=-1), "never below 0"),
    "not whole": (lambda document: _count(document, "2", "bme").update(numerator=9.5), "whole numbers"),
    "another figure": (lambda document: document["figures"][0].update(value=1.5), "its counts give"),
    "huge": (lambda document: _count(document, "2", "bme").update(numerator=10**40), "a number of people"),
    "another kind": (lambda document: document.update(counts={"a": 1}), "where a list should stand"),
    "markup": (lambda document: document.update(organisation="<script>"), "&lt;script&gt;"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_this_return_is_refused_in_a_sentence(
    put: Callable[..., HttpResponse], mine: Return, change: str
) -> None:
    document = copy.deepcopy(returns_at_hand.document())
    alter, said = CHANGES[change]
    alter(document)
    answer = put(_as_file(document))
    assert answer.status_code == 422
    assert said in _words(answer)
    mine.refresh_from_db()
    assert (mine.state, mine.versions.count()) == ("not-started", 0)


def test_everything_that_is_wrong_is_told_at_once(put: Callable[..., HttpResponse], mine: Return) -> None:
    document = copy.deepcopy(returns_at_hand.document())
    document.update(organisation="RXX", audience="public", definitions_sha256="0" * 64)
    document["fingerprint"] = "1" * 64
    words = _words(put(json.dumps(document).encode()))
    for said in ("RXX", "It is a publication", "other definitions", "altered after it was made", "4 faults"):
        assert said in words


FILES_THAT_ARE_NONE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "The file is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "The file is not a return: it is a picture (PNG). Choose"),
    "a workbook": (b"PK\x03\x04" + b"x" * 100, "is not a return: it is a zip file or an Excel workbook."),
    "cut off": (b'{"format": "levelground ret', "it ends in the middle"),
    "cut off between values": (b'{"a": 1, ', "it ends in the middle"),
    "not JSON": (b"counts: 3", "is not a return: not a JSON document"),
    "other JSON": (b"[1, 2]", "is not a return that this version reads"),
    "deep": (b"[" * 200_000, "is not a return"),
    "a name twice": (b'{"a": 1, "a": 2}', "a name twice"),
    "no number": (b'{"a": NaN}', "which is no number"),
    "half a letter": (b'{"a": "\\ud800"}', "is not a return"),
    "monitoring": (b'{"format": "levelground monitoring 1", "monitoring": {"to_month": "2026-05"}}', "monitoring to"),
    "too large": (b"{" + b" " * MOST_BYTES + b"}", "a return has less than 5"),
}


@pytest.mark.parametrize("kind", FILES_THAT_ARE_NONE)
def test_a_file_of_another_kind_is_refused_in_a_sentence(
    put: Callable[..., HttpResponse], mine: Return, kind: str, tmp_path: Path, settings: Any
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    written, said = FILES_THAT_ARE_NONE[kind]
    answer = put(written)
    assert answer.status_code == 422
    assert said in _words(answer)
    assert mine.versions.count() == 0
    assert list(tmp_path.iterdir()) == []


def test_twice_at_once_is_one_version_and_says_so(put: Callable[..., HttpResponse], mine: Return, client: Any) -> None:
    put(returns_at_hand.written())
    put(returns_at_hand.written())
    assert mine.versions.count() == 1
    assert "which is here already" in client.get("/returns/wres/2026/raa/faults/").content.decode()


def test_a_corrected_file_says_what_became_of_the_findings(
    put: Callable[..., HttpResponse], mine: Return, client: Any
) -> None:
    put(returns_at_hand.written())
    put(returns_at_hand.written(more=60))
    page = client.get("/returns/wres/2026/raa/faults/").content.decode()
    assert "Version 2 is in. Of what the checks found: 0 fixed" in page


def test_what_was_accepted_is_corrected_with_a_reason(
    put: Callable[..., HttpResponse], world: World, mine: Return
) -> None:
    from levelground_site.returns import actions

    submitted(world, mine)
    assert "no new file is taken" in _words(put(returns_at_hand.written(more=60)))
    actions.accept(world.people[Role.NATIONAL_TEAM], mine, version=1)
    assert put(returns_at_hand.written(more=60)).status_code == 422
    assert "nothing in it is corrected" in _words(put(returns_at_hand.written(), why="Nothing."))
    assert put(returns_at_hand.written(more=60), why="Nurses were left out.").status_code == 302
    mine.refresh_from_db()
    assert mine.accepted is not None
    assert mine.current is not None
    assert (mine.accepted.number, mine.current.number, mine.current.why) == (1, 2, "Nurses were left out.")

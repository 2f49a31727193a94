"""The starting content, as it is kept in the repository: a Markdown file a text, its facts in TOML at its head."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from levelground_site.carers.library.kinds import LANGUAGES, Audience, Form, Kind, Topic

FOLDER = Path(__file__).parent / "content"
_HEAD = "+++\n"
# The facts that only the plain English text gives, for all of an item's texts.
_OF_THE_ITEM = ("kind", "for", "topics")


class CannotRead(Exception):  # noqa: N818
    """Files that cannot be read as texts of the library; says each fault, with its file."""


@dataclass(frozen=True)
class Document:
    """One file: a text of an item. The plain English text also says what the item is, for whom and about what."""

    slug: str
    form: Form
    language: str
    kind: Kind | None
    audiences: tuple[str, ...]
    topics: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    title: str
    summary: str
    body: str
    answers: tuple[str, ...]
    sources: tuple[dict[str, str], ...]
    unchecked: tuple[str, ...]
    author: str
    written: date
    next_review: date
    fingerprint: str
    # Of a film or a sound recording: its file, and a film's captions (WebVTT).
    recording: Path | None = None
    captions: str = ""


def documents(folder: Path = FOLDER) -> list[Document]:
    """Every text in a folder, the plain English ones first; CannotRead with all that is wrong in any of them."""
    found, faults = [], []
    for path in sorted(folder.glob("*.md")):
        try:
            found.append(document(path.name, path.read_text(encoding="utf-8"), folder))
        except (ValueError, KeyError, TypeError, OSError) as error:
            faults.append(f"{path.name}: {_told(error)}")
    whole = {each.slug for each in found if each.kind}
    faults += [f"{_name(each)}: there is no {each.slug}.md." for each in found if each.slug not in whole]
    faults += [
        f"{_name(each)}: it leads to '{slug}', and there is no such file."
        for each in found
        for slug, _ in each.steps
        if slug not in whole
    ]
    if faults:
        raise CannotRead("\n".join(faults))
    return sorted(found, key=lambda each: (each.kind is None, each.kind is Kind.PATH, each.slug))


def _name(of: Document) -> str:
    form = [of.form.value] if of.form is not Form.PLAIN else []
    return ".".join([of.slug, *form, *([of.language] if of.language != "en" else [])])


def _told(error: Exception) -> str:
    return f"{error.args[0]} is missing." if isinstance(error, KeyError) else str(error)


def document(name: str, text: str, folder: Path = FOLDER) -> Document:
    """One file: SLUG.md, SLUG.easy-read.md, SLUG.pl.md, SLUG.easy-read.pl.md. ValueError, KeyError when it is none.

    Its recording and its captions, where it names them, lie in the folder beside it (OSError where they do not).
    """
    slug, form, language = _parts(name)
    if not text.startswith(_HEAD) or text.count(_HEAD) < 2:
        raise ValueError("it must begin with a line '+++', its facts, and a line '+++'.")
    head, body = text.removeprefix(_HEAD).split(_HEAD, 1)
    facts: dict[str, Any] = tomllib.loads(head)
    first = form is Form.PLAIN and language == "en"
    if not first and set(facts) & set(_OF_THE_ITEM):
        raise ValueError(f"only {slug}.md says {', '.join(_OF_THE_ITEM)}.")
    recording = folder / facts["recording"] if "recording" in facts else None
    captions = (folder / facts["captions"]).read_text(encoding="utf-8") if "captions" in facts else ""
    film = recording.read_bytes() if recording else b""
    made = Document(
        slug=slug,
        form=form,
        language=language,
        kind=Kind(facts["kind"]) if first else None,
        audiences=tuple(Audience(each).value for each in facts["for"]) if first else (),
        topics=tuple(Topic(each).value for each in facts["topics"]) if first else (),
        steps=tuple((each["item"], each["why"]) for each in facts.get("steps", ())),
        title=facts["title"],
        summary=facts["summary"],
        body=body.strip(),
        answers=tuple(facts.get("answers", ())),
        sources=tuple(_source(each) for each in facts["sources"]),
        unchecked=tuple(facts.get("check", ())),
        author=facts["author"],
        written=facts["written"],
        next_review=facts["next_review"],
        fingerprint=hashlib.sha256(text.encode() + captions.encode() + film).hexdigest(),
        recording=recording,
        captions=captions,
    )
    if not made.sources:
        raise ValueError("it has no sources.")
    if (made.kind is Kind.PATH) != bool(made.steps):
        raise ValueError("a path has steps, and nothing else has.")
    if made.next_review <= made.written:
        raise ValueError("its next review comes before it was written.")
    return made


def _parts(name: str) -> tuple[str, Form, str]:
    slug, *rest = name.removesuffix(".md").split(".")
    form, language = Form.PLAIN, "en"
    for part in rest:
        if part in LANGUAGES:
            language = part
        else:
            form = Form(part)
    return slug, form, language


def _source(given: dict[str, Any]) -> dict[str, str]:
    read = given.get("read")
    return {"title": given["title"], "address": given["address"], "read": read.isoformat() if read else ""}


def steps_of(documents: list[Document]) -> Iterator[tuple[str, str]]:
    """Each path and each item that it leads to."""
    for each in documents:
        for slug, _ in each.steps:
            yield each.slug, slug

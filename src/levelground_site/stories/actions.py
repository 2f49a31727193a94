"""What is done with a story. Only its teller writes it, consents to it and takes it back; an editor publishes it."""

from collections.abc import Collection
from datetime import date, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.access.states import CannotMove
from levelground_site.home.voices import PLACES
from levelground_site.people.models import Person
from levelground_site.stories import media, places, queries
from levelground_site.stories.models import Consent, Kind, Seen, ShownAt, Story, StoryFile
from levelground_site.stories.states import OPEN, STORY

# After its consent ended a story is kept so long, in case its teller renews it; then nothing of it is.
KEPT_DAYS = 30
LONGEST_YEARS = 3
PARTS = {
    "quote": ("picture",),
    "text": ("picture",),
    "film": ("film", "captions", "picture"),
    "audio": ("audio", "picture"),
}


class NotYet(Exception):  # noqa: N818
    """That cannot be done as the story stands; says what to do first."""


@action("story.tell")
def begin(by: Person, thing: None, *, kind: Kind, note_told: str = "") -> Story:
    """Begins a story of the person's own."""
    note(kind=kind.value)
    return Story.objects.create(teller=by, kind=kind, note=note_told)


@action("story.write")
def write(
    by: Any, thing: Story, *, title: str = "", who: str = "", named: bool = False, gist: str = "", words: str = ""
) -> Story:
    """Keeps what is written, as often as they like, while it is open; NotYet in another state."""
    story = _open(thing)
    story.title, story.who, story.named, story.gist, story.words = title, who, named, gist, words
    story.changed = timezone.now()
    story.save()
    return story


@action("story.write")
def attach(by: Any, thing: Story, *, part: str, path: Path, words: str = "") -> StoryFile:
    """Takes in a file that lies at `path` in the stories' folder, in place of an earlier one of its part.

    Raises media.NotTaken with every reason; whoever received the file then removes it.
    """
    story = _open(thing)
    if part not in PARTS[story.kind]:
        raise media.NotTaken(f"{story.get_kind_display()} has no such file.")
    kind = media.taken(part, path)
    _let_go(story, [part])
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    note(part=part, kind=kind, bytes=path.stat().st_size)
    Story.objects.filter(pk=story.pk).update(changed=timezone.now())
    return StoryFile.objects.create(
        story=story, part=part, name=path.name, kind=kind, size=path.stat().st_size, sha256=digest, words=words
    )


@action("story.write")
def detach(by: Any, thing: Story, *, part: str) -> None:
    """Takes a file out again."""
    _let_go(_open(thing), [part])
    note(part=part)


@action("story.write")
def change(by: Any, thing: Story) -> Story:
    """Opens it again to be changed: until it was looked at anew, it is shown nowhere."""
    story = _locked(thing)
    STORY.move(story, "change")
    story.save()
    return story


@action("story.consent")
def send(by: Any, thing: Story, *, at: Collection[str], until: date) -> Story:
    """Agrees to exactly these words and files, at these places, until this day, and sends it to the editors."""
    story = _locked(thing)
    missing = queries.missing(story)
    if missing:
        raise NotYet(f"Still to do: {', '.join(missing)}.")
    STORY.move(story, "send")
    story.sent, story.question = timezone.now(), ""
    _consent(story, at, until)
    return story


@action("story.consent")
def consent_anew(by: Any, thing: Story, *, at: Collection[str], until: date) -> Story:
    """Agrees to other places or another day; what is shown follows at once."""
    story = _locked(thing)
    if story.state not in {"sent", "published"}:
        raise NotYet("It is not with the editors. Send it first: you are then asked where and until when.")
    if not queries.agreed(story):
        raise NotYet("Its words have changed since you agreed to them. Read them, and send it again.")
    _consent(story, at, until)
    return story


def _consent(story: Story, at: Collection[str], until: date) -> None:
    today = timezone.localdate()
    if not today <= until <= last_day(today):
        raise NotYet(f"A consent lasts from today for {LONGEST_YEARS} years at most; you can always renew it.")
    unknown = set(at) - PLACES.keys()
    if unknown:
        raise NotYet(f"No story is shown at {', '.join(sorted(unknown))}.")
    Consent.objects.create(story=story, places=sorted(at), until=until, made_of=story.made_of)
    story.shown_at.all().delete()
    ShownAt.objects.bulk_create([ShownAt(story=story, place=place) for place in sorted(at)])
    story.until = until
    story.save()
    note(places=sorted(at), until=until.isoformat())


def last_day(today: date) -> date:
    """The last day to which a consent given today may reach."""
    return today + timedelta(days=365 * LONGEST_YEARS)


@action("story.review")
def ask(by: Any, thing: Story, *, question: str, gist: str = "", words: str = "") -> Story:
    """Gives it back with a question, or with other words: they count for nothing until the teller agrees to them."""
    story = _locked(thing)
    STORY.move(story, "ask")
    story.question = question
    story.gist, story.words = gist or story.gist, words or story.words
    story.changed = timezone.now()
    story.save()
    return story


@action("story.review")
def publish(by: Any, thing: Story, *, about: str = "") -> Story:
    """Publishes it, while the teller's consent is for exactly what it is made of, and lasts; NotYet otherwise."""
    story = _locked(thing)
    if story.until is None or story.until < timezone.localdate():
        raise NotYet("The teller’s consent has ended. Ask whether they want to renew it.")
    if not queries.agreed(story):
        raise NotYet("The teller has not agreed to these words. Ask them.")
    STORY.move(story, "publish")
    story.about, story.published = about, timezone.now()
    story.save()
    note(about=about)
    return story


@action("story.take-down")
def take_down(by: Any, thing: Story, *, reason: str) -> Story:
    """Takes it down, and tells the teller why: it is shown nowhere from that moment."""
    story = _locked(thing)
    STORY.move(story, "take-down")
    story.question = reason
    story.save()
    return story


@action("story.withdraw")
def withdraw(by: Any, thing: Story) -> Story:
    """Takes it back: it is gone from every page at once, and nothing that was told is kept."""
    return _erase(_locked(thing))


def end_what_is_over(by: Any) -> int:
    """Ends every story whose consent has ended, erases those that ended long ago; gives how many it touched."""
    today, long_ago = timezone.localdate(), timezone.now() - timedelta(days=KEPT_DAYS)
    ended = [_end(by, story) for story in queries.over(today)]
    erased = [withdraw(by, story) for story in Story.objects.filter(state="ended", over__lt=long_ago)]
    known = set(StoryFile.objects.values_list("name", flat=True))
    places.remove(list(places.forgotten(known)))
    return len(ended) + len(erased)


@action("story.withdraw")
def _end(by: Any, thing: Story) -> Story:
    story = _locked(thing)
    STORY.move(story, "end")
    story.over = timezone.now()
    story.save()
    note(ended="consent")
    return story


def count(shown: Collection[Story], place: str) -> None:
    """Counts that these were shown at a place; where the database is busy, once is left out rather than waited for."""
    month = timezone.localdate().replace(day=1)
    try:
        with transaction.atomic():
            for story in shown:
                rows = Seen.objects.filter(story=story, place=place, month=month)
                if not rows.update(times=F("times") + 1):
                    Seen.objects.get_or_create(story=story, place=place, month=month, defaults={"times": 1})
    except DatabaseError:
        return


def _locked(thing: Story) -> Story:
    return Story.objects.select_for_update().get(pk=thing.pk)


def _open(thing: Story) -> Story:
    story = _locked(thing)
    if story.state not in OPEN:
        raise CannotMove(f"It is {STORY.state(story.state).words.lower()}. Open it again to change it.")
    return story


def _erase(story: Story) -> Story:
    STORY.move(story, "withdraw")
    _let_go(story)
    story.shown_at.all().delete()
    story.title = story.who = story.gist = story.words = story.question = story.about = ""
    story.named, story.until, story.over = False, None, timezone.now()
    story.save()
    return story


def _let_go(story: Story, parts: Collection[str] | None = None) -> None:
    """Takes files out of a story; what lay on the disk is gone as soon as that is kept."""
    files = story.files.all() if parts is None else story.files.filter(part__in=parts)
    names = [each.name for each in files]
    files.delete()
    transaction.on_commit(lambda: places.remove(names))

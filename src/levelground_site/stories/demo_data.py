"""The demo's stories: made up, and saying so on themselves, in every state that a story can be in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.demo.making import demo_part
from levelground_site.people.demo_data import persona
from levelground_site.stories import actions, places, queries
from levelground_site.stories.models import Kind, Seen, Story

NOTE = "Made up for this demo: nobody said this."


@dataclass(frozen=True)
class Told:
    """A make-believe story: by whom, how far it has come, where it may be shown."""

    by: Role
    who: str
    gist: str
    state: str = "published"
    title: str = ""
    words: str = ""
    at: tuple[str, ...] = ()
    about: str = ""
    named: bool = False
    film: bool = False


# Eight seconds, drawn for this demo: words on a plain ground, without sound.
FILM = Path(__file__).with_name("demo_film.mp4")
CAPTIONS = """WEBVTT

00:00:00.000 --> 00:00:02.000
Made up for this demo

00:00:02.000 --> 00:00:04.000
My notice was written.

00:00:04.000 --> 00:00:06.000
Then somebody asked what would help.

00:00:06.000 --> 00:00:08.000
I stayed.
"""
STORIES = (
    Told(
        Role.NETWORK_CHAIR,
        "chair of a staff network",
        "I applied four times. The fifth time, the panel had been trained, and somebody told me afterwards why I was "
        "chosen.",
        title="The fifth time",
        words="Four times I was shortlisted, and four times I got the same short letter.\n\nThe fifth time there were "
        "three people on the panel, and one of them did not work in our department. They asked everybody the same "
        "questions. A week later the manager rang and told me what had counted. I now sit on panels myself, and I make "
        "that call to everyone.",
        at=("indicator", "board-paper"),
        about="wres/2",
        named=True,
    ),
    Told(
        Role.LIVED_EXPERIENCE_LEAD,
        "Somebody who began as an intern, and now does the post round",
        "I know every ward. People know me. I have my own pay, and I bought a bicycle.",
        at=("pledge",),
    ),
    Told(
        Role.LINE_MANAGER,
        "A ward manager",
        "I was afraid of saying the wrong thing. In the end I asked one question: what would help most? It was her "
        "phone. She may have her phone on.",
        at=("passport-first",),
    ),
    Told(
        Role.CARERS_LEAD,
        "carers lead at a trust",
        "Nine in ten of the things that people ask for cost nothing. They cost somebody asking.",
        at=("carers-hub", "board-paper"),
        named=True,
    ),
    Told(
        Role.ANALYST,
        "An analyst who looks after his brother",
        "Eight seconds on why I am still here.",
        title="I stayed",
        words="On a green ground, one after the other, these words: My notice was written. Then somebody asked what "
        "would help. I stayed.",
        at=("carers-hub",),
        film=True,
    ),
    Told(
        Role.STAFF_MEMBER,
        "A healthcare assistant who looks after her mother",
        "My notice was written and lay in my locker. I did not know that what I do at home has a name.",
        title="The letter in my locker",
        words="Mum began to wander at night. I came to early shifts without having slept, and twice I was late. I "
        "thought: better to go by myself than to be told to go. So I wrote my notice.\n\nA colleague saw that I was "
        "crying in the linen room. She did not ask what was wrong with my mother. She asked what time I needed to be "
        "home. Nobody had asked me that.\n\nWe sat down with my manager for half an hour. I start at eight now instead "
        "of seven, my phone is on, and on Thursdays I do not swap. We wrote it down, so that I need not say it all "
        "again when she moves on. The letter is still in my locker. I keep it to show to others.",
        at=("carers-hub", "passport-first"),
    ),
    Told(Role.JOB_COACH, "A job coach", "The best question in an interview is: show me.", state="sent", at=("pledge",)),
    Told(
        Role.STAFF_MEMBER,
        "A healthcare assistant",
        "After the review my hours changed again, and this time I knew whom to ask.",
        state="asked",
        title="A year on",
        words="My sister Ana helps on Tuesdays now. We looked at the agreement again after a year, and changed two "
        "things.",
        at=("passport-first",),
    ),
    Told(Role.HR, "Somebody in human resources", "We keep promises better when they are written down.", "ended"),
    Told(Role.SPEAK_UP_GUARDIAN, "", "", "withdrawn"),
    Told(Role.PRESS_OFFICER, "", "What I would like to tell is", "draft"),
)


@demo_part("stories, made up", order=70)
def stories() -> None:
    """Each told by a persona, and taken by the actions as far as it has come."""
    for told in STORIES:
        _tell(told)
    for number, story in enumerate(Story.objects.filter(state__in=("published", "ended")).order_by("pk"), 1):
        Seen.objects.bulk_create(list(_seen(story, number)))


def _tell(told: Told) -> None:
    teller, editor, today = persona(told.by), persona(Role.EDITOR), timezone.localdate()
    kind = Kind.FILM if told.film else Kind.TEXT if told.words or not told.gist else Kind.QUOTE
    story = actions.begin(teller, None, kind=kind, note_told=NOTE)
    actions.write(teller, story, title=told.title, who=told.who, named=told.named, gist=told.gist, words=told.words)
    for part, content in (("film", FILM.read_bytes()), ("captions", CAPTIONS.encode())) if told.film else ():
        path = places.new()
        path.write_bytes(content)
        actions.attach(teller, story, part=part, path=path)
    if told.state == "withdrawn":
        actions.withdraw(teller, story)
    if told.state in {"draft", "withdrawn"}:
        return
    actions.send(teller, story, at=told.at, until=today + timedelta(days=365))
    if told.state == "asked":
        actions.ask(
            editor, story, words=told.words.replace("My sister Ana", "My sister"),
            question="You name your sister. Has she agreed? We would leave her name out, and have done so below.",
        )  # fmt: skip
    elif told.state != "sent":
        actions.publish(editor, story, about=told.about)
    if told.state == "ended":
        Story.objects.filter(pk=story.pk).update(
            state="ended", until=today - timedelta(days=3), over=timezone.now() - timedelta(days=2)
        )


def _seen(story: Story, number: int) -> Iterator[Seen]:
    this = timezone.localdate().replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    for place in (queries.OWN_PAGE, *story.shown_at.values_list("place", flat=True)):
        for month, times in ((last, 41 * number), (this, 17 * number)):
            yield Seen(story=story, place=place, month=month, times=times + len(place))

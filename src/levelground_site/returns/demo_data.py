"""The demo's returns: a make-believe England's, of five editions, in every state of the process.

They are written in bulk, because actions one after the other would take minutes; what stands in the database and in the
trail afterwards is what the actions would have left there (tests/site/returns/test_demo.py).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from levelground.standards import standard
from levelground.synthetic import Body
from levelground_site.access import Role
from levelground_site.audit.trail import Happened, record_all
from levelground_site.config.sealing import Sealed, seal
from levelground_site.demo.england import EDITIONS, LAST_YEAR, Document, documents
from levelground_site.demo.making import demo_part
from levelground_site.demo.names import name_of
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.people.demo_data import HOME, persona
from levelground_site.people.models import Person, RoleHeld
from levelground_site.returns import demo_words as words
from levelground_site.returns.demo_stories import Dates, Story, at_noon, dates_of, story_of
from levelground_site.returns.models import Collection, How, Remark, Return, Statement, Version

WORKING = (Role.ANALYST, Role.EQUALITY_LEAD, Role.EXECUTIVE, Role.BOARD_MEMBER)
SINCE = date(2021, 4, 1)
# People on the staff files of the personas' trust and of the others of its system: about life size, so that most of
# their numbers can be published. Beside small ones a large trust's would be hidden, so that theirs cannot be told.
HOME_SIZE, NEAR_SIZE = 4_500, 3_000
# The personas' trust's where the demo is of one system alone, to be made in seconds.
SMALL_HOME_SIZE = 900
Team = dict[Role, Person]


@dataclass
class Written:
    """Everything that is to be written, in the order in which rows need each other."""

    returns: list[Return] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    queries: list[Remark] = field(default_factory=list)
    answers: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)


@demo_part("returns of five editions", order=50)
def returns() -> None:
    """Collections, returns, and what people did with them."""
    every = {
        each.code: each for each in Organisation.objects.filter(kind=Kind.TRUST).select_related("ics", "successor")
    }
    system = frozenset(code for code, each in every.items() if each.ics == every[HOME].ics)
    trusts = every if settings.DEMO_SIZE == "england" else {code: every[code] for code in sorted(system)}
    whole = frozenset({HOME})
    now = {(name, year): dates_of(name, year, timezone.localdate()) for name, year in EDITIONS}

    def explained(name: str, year: int, code: str) -> bool:
        return year == LAST_YEAR and story_of(name, year, code, now[name, year], personas=code == HOME).submitted

    told = documents(_bodies(trusts), whole, explained)
    made = {(each.standard, each.year, each.organisation): each for each in told}
    teams, national = _teams(trusts), persona(Role.NATIONAL_TEAM)
    written = Written()
    for name, year in EDITIONS:
        dates = now[name, year]
        collection = _collection(name, year, dates)
        reference = standard(name).edition(year).reference_date
        expected = Organisation.objects.open_on(reference).filter(kind=Kind.TRUST).order_by("code")
        written.happened += _of_collection(national, collection, dates, len(expected))
        for organisation in expected:
            document = made.get((name, year, organisation.code))
            if document is None:
                written.returns.append(Return(collection=collection, organisation=organisation))
                continue
            story = story_of(name, year, organisation.code, dates, personas=organisation.code == HOME)
            _return(written, collection, organisation, story, document, teams[organisation.code], national)
    _keep(written)


def _bodies(trusts: dict[str, Organisation]) -> list[Body]:
    home = trusts[HOME].ics_id
    near = {code: NEAR_SIZE for code, each in trusts.items() if each.ics_id == home} | {HOME: HOME_SIZE}
    if settings.DEMO_SIZE != "england":
        near = {HOME: SMALL_HOME_SIZE}
    return [
        Body(
            code,
            each.name,
            each.services.replace("-", " "),
            each.ics.name if each.ics else "",
            each.region,
            near.get(code),
            each.closed,
            each.successor.code if each.successor else "",
            # The analyst's draft has something to explain: fewer were shortlisted than last year, says the extract.
            date(LAST_YEAR - 1, 12, 31) if code == HOME else None,
        )
        for code, each in trusts.items()
    ]


def _teams(trusts: dict[str, Organisation]) -> dict[str, Team]:
    """Who works on the returns of each trust. Nobody can sign in as them, but for the personas."""
    people, held = [], []
    teams: dict[str, Team] = {HOME: {role: persona(role) for role in WORKING}}
    for code in sorted(set(trusts) - {HOME}):
        teams[code] = {}
        for role in WORKING:
            person = Person(email=f"{role}.{code.lower()}@example.org", name=name_of(f"{role} {code}"))
            person.set_unusable_password()
            people.append(person)
            teams[code][role] = person
    Person.objects.bulk_create(people, batch_size=500)
    for code, team in teams.items():
        held += [
            RoleHeld(person=person, organisation=trusts[code], role=role, since=SINCE, until=trusts[code].closed)
            for role, person in team.items()
            if code != HOME
        ]
    RoleHeld.objects.bulk_create(held, batch_size=500)
    return teams


def _collection(name: str, year: int, dates: Dates) -> Collection:
    return Collection.objects.create(
        standard=name,
        year=year,
        title=standard(name).title,
        opens=dates.opens,
        closes=dates.closes,
        publish_by=dates.publish_by,
        state="closed" if dates.closed else "open",
    )


def _of_collection(national: Person, collection: Collection, dates: Dates, expected: int) -> Iterator[Happened]:
    planned = dates.opens - timedelta(days=40)
    yield Happened(national, "collection.run", collection, {}, planned)
    yield Happened(national, "collection.run", collection, {"expected": expected}, dates.opens)
    if dates.closed:
        yield Happened(national, "collection.run", collection, {}, dates.closes)


def _return(
    written: Written,
    collection: Collection,
    organisation: Organisation,
    story: Story,
    document: Document,
    team: Team,
    national: Person,
) -> None:
    thing = Return(
        collection=collection,
        organisation=organisation,
        state=story.state,
        submitted_at=story.steps.get("submit"),
        approved_on=story.approved,
        published_on=story.published,
        published_at=f"https://{organisation.code.lower()}.example.org/equality" if story.published else "",
    )
    written.returns.append(thing)
    if not story.steps:
        return
    rng = random.Random(f"words {collection} {organisation.code}")  # noqa: S311 (make-believe)
    taken = story.steps["take-in"]
    thing.current = Version(
        of=thing,
        number=1,
        content=document.content,
        fingerprint=document.fingerprint,
        how=rng.choices(list(How), (70, 20, 10))[0],
        by=team[Role.ANALYST],
        at=taken,
    )
    thing.accepted = thing.current if story.state == "accepted" else None
    written.versions.append(thing.current)
    written.happened += _steps(thing, story, team, national)
    written.statements += _statements(thing, document, team[Role.EQUALITY_LEAD], taken, rng)
    if rng.random() < 0.3 or organisation.code == HOME:
        at = taken + timedelta(minutes=rng.randrange(5, 600))
        written.remarks.append(_remark(thing, Remark.Kind.INSIDE, rng.choice(words.REMARKS), team[Role.ANALYST], at))
    if story.queried:
        about = rng.choice(document.leading)
        question = _remark(thing, Remark.Kind.QUERY, rng.choice(words.QUERIES), national, story.queried, about)
        written.queries.append(question)
        if story.answered:
            by = team[Role.EQUALITY_LEAD]
            said = _remark(thing, Remark.Kind.ANSWER, rng.choice(words.ANSWERS), by, story.answered, about)
            said.answers = question
            written.answers.append(said)


def _statements(
    thing: Return, document: Document, by: Person, after: datetime, rng: random.Random
) -> Iterator[Statement]:
    """Reasons for what moved and answers to the template's questions: all of them, or in a draft the first of them."""
    keys = list(document.moved)
    asked = [each.key for each in standard(thing.collection.standard).questions]
    if thing.state == "draft":
        keys, asked = keys[: len(keys) // 2], asked[: len(asked) // 3]
    kinds = ((Statement.Kind.REASON, keys, words.REASONS), (Statement.Kind.ANSWER, asked, words.NARRATIVES))
    for kind, of_kind, said in kinds:
        for number, key in enumerate(of_kind):
            at = min(after + timedelta(minutes=7 * number + 20), timezone.now())
            sealed = _sealed(said[rng.randrange(len(said))])
            yield Statement(of=thing, kind=kind, key=key, words=sealed, by=by, at=at)


@cache
def _sealed(said: str) -> Sealed:
    """Words that many trusts say: sealed once."""
    return seal(said)


def _remark(thing: Return, kind: Remark.Kind, said: str, by: Person, at: datetime, about: str = "") -> Remark:
    return Remark(of=thing, kind=kind, about=about, words=said, by=by, at=min(at, timezone.now()))


def _steps(thing: Return, story: Story, team: Team, national: Person) -> Iterator[Happened]:
    version = thing.current
    if version is None:
        return
    taken: dict[str, Any] = {"version": 1, "fingerprint": version.fingerprint, "how": str(version.how)}
    by = {
        "take-in": (team[Role.ANALYST], taken),
        "review": (team[Role.EQUALITY_LEAD], {"version": 1}),
        "sign-off": (team[Role.EXECUTIVE], {"version": 1, "fingerprint": version.fingerprint}),
        "submit": (team[Role.ANALYST], {"version": 1, "late": thing.late}),
        "accept": (national, {"version": 1}),
    }
    for verb, at in story.steps.items():
        person, detail = by[verb]
        yield Happened(person, f"return.{verb}", thing, detail, at)
    if story.approved and story.published:
        told = {"on": story.approved.isoformat()}
        yield Happened(team[Role.BOARD_MEMBER], "return.approve", thing, told, at_noon(story.approved))
        told = {"on": story.published.isoformat(), "address": thing.published_at}
        yield Happened(team[Role.EQUALITY_LEAD], "return.publish", thing, told, at_noon(story.published))


def _keep(written: Written) -> None:
    """Writes it, and the trail in the order in which it happened."""
    for each in written.returns:
        each.current = each.accepted = None
    Return.objects.bulk_create(written.returns, batch_size=500)
    Version.objects.bulk_create(written.versions, batch_size=50)
    # Each has one version, which is the current one.
    only = Subquery(Version.objects.filter(of=OuterRef("pk")).values("pk")[:1])
    collections = {each.collection for each in written.returns}
    Return.objects.filter(collection__in=collections).update(current=only)
    Return.objects.filter(collection__in=collections, state="accepted").update(accepted=only)
    for rows in (written.queries, written.answers, written.remarks):
        Remark.objects.bulk_create(rows, batch_size=500)
    Statement.objects.bulk_create(written.statements, batch_size=500)
    written.happened += [
        Happened(each.by, "return.query", each.of, {"about": each.about}, each.at) for each in written.queries
    ]
    written.happened += [
        Happened(each.by, "return.answer", each.answers, {"query": each.answers.pk}, each.at)
        for each in written.answers
        if each.answers
    ]
    written.happened += [
        Happened(each.by, "return.write", each.of, {"about": each.about}, each.at) for each in written.remarks
    ]
    written.happened += [
        Happened(each.by, "return.write", each.of, {"what": str(each.kind), "key": each.key}, each.at)
        for each in written.statements
    ]
    record_all(sorted(written.happened, key=lambda each: each.at))

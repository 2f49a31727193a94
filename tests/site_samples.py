"""What stands in each part of an address, for one's own organisation and for another's: the walk fills them in.

A theme app adds its parts here: a name that no other app uses for something else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

import document_samples
import library_at_hand
import pledges_at_hand
import portals_at_hand
import returns_at_hand
import stories_at_hand
from levelground_site.access import Role, System
from levelground_site.api.models import Token
from levelground_site.carers.estimate import actions as estimate
from levelground_site.carers.estimate.example import EXAMPLE
from levelground_site.carers.estimate.models import Kind as CarersTable
from levelground_site.carers.models import Addition
from levelground_site.challenges.actions import fingerprint
from levelground_site.challenges.models import Challenge
from levelground_site.easy_read.actions.filling import fingerprint_of_link
from levelground_site.easy_read.models import Filled, Helper, Message, Wording
from levelground_site.easy_read.texts import TEXTS, to_json
from levelground_site.jobs.models import Job
from levelground_site.lived_experience.pledges.models import Evidence, Pledge, Published, Question, Scheme, Starts
from levelground_site.lived_experience.posts.models import Advert, Application, Holder, Post
from levelground_site.lived_experience.ways_in.models import Count, WayIn
from levelground_site.people.actions import link_fingerprint
from levelground_site.people.models import Invitation, RoleHeld, SignInLink
from levelground_site.releases import places
from levelground_site.releases.models import File, Release
from levelground_site.returns.extracts.models import Upload
from levelground_site.returns.models import Collection, Remark, Return, Version
from site_world import World, holds, person


@dataclass(frozen=True)
class Sample:
    """The parts of one address, in one's own organisation and in the other."""

    own: dict[str, Any]
    other: dict[str, Any]


def _two(make: Callable[[World, bool], dict[str, Any]]) -> Callable[[World], Sample]:
    return lambda world: Sample(make(world, True), make(world, False))


def _organisation(world: World, own: bool) -> dict[str, Any]:
    return {"code": (world.own if own else world.other).code}


def _role(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    held = RoleHeld.objects.filter(organisation=where, role=Role.ANALYST).first()
    return {"pk": (held or holds(person("Elsewhere"), Role.ANALYST, where)).pk}


def _invitation(world: World, own: bool) -> dict[str, Any]:
    token = "own-token" if own else "other-token"
    Invitation.objects.get_or_create(
        link=link_fingerprint(token),
        defaults={
            "email": f"{token}@example.org",
            "name": "New",
            "organisation": world.own if own else world.other,
            "role": Role.ANALYST,
            "expires": timezone.now() + timedelta(days=1),
        },
    )
    return {"token": token}


def _link(world: World, own: bool) -> dict[str, Any]:
    SignInLink.objects.get_or_create(
        link=link_fingerprint("a-link"),
        defaults={"person": world.people[Role.STAFF_MEMBER], "browser": "x", "expires": timezone.now()},
    )
    return {"token": "a-link"}


def _job(world: World, own: bool) -> dict[str, Any]:
    whose = world.people[Role.ANALYST] if own else world.people[Role.HR]
    return {"public_id": Job.objects.create(title="Work", person=whose).public_id}


def _return(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    now = timezone.now()
    collection, _ = Collection.objects.get_or_create(
        standard="wres",
        year=2026,
        defaults={
            "title": "WRES",
            "opens": now,
            "closes": now + timedelta(days=9),
            "publish_by": now.date(),
            "state": "open",
        },
    )
    thing, new = Return.objects.get_or_create(collection=collection, organisation=where)
    if new:
        content = returns_at_hand.written(organisation=where.code).decode()
        thing.current = Version.objects.create(
            of=thing, number=1, content=content, fingerprint=where.code, how="return.json"
        )
        thing.state = "draft"
        thing.save()
        Remark.objects.create(of=thing, kind=Remark.Kind.QUERY, words="Why?")
    return {"standard": "wres", "year": 2026, "code": where.code}


def _version(world: World, own: bool) -> dict[str, Any]:
    return {**_return(world, own), "number": 1}


def _asked(world: World, own: bool) -> dict[str, Any]:
    parts = _return(world, own)
    return {**parts, "query": Remark.objects.get(of__organisation__code=parts["code"], kind=Remark.Kind.QUERY).pk}


def _easy(name: str, **more: str) -> Callable[[World], Sample]:
    """A form of whoever has its link: the same for everybody."""

    def made(world: World) -> Sample:
        filled, _ = Filled.objects.get_or_create(form="not-working", link=fingerprint_of_link("a-form"))
        Helper.objects.get_or_create(of=filled, link=fingerprint_of_link("a-helper"))
        parts = {"token": name, **more}
        return Sample(parts, parts)

    return made


def _easy_text(**more: int) -> Callable[[World], Sample]:
    """Easy-read texts are everybody's."""

    def made(world: World) -> Sample:
        if more:
            Wording.objects.get_or_create(key="this-site", number=1, content=to_json(TEXTS["this-site"]))
        parts = {"key": "this-site", **more}
        return Sample(parts, parts)

    return made


def _message(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    filled, _ = Filled.objects.get_or_create(form="not-working", link=f"message-{where.code}")
    told, _ = Message.objects.get_or_create(of=filled, organisation=where, answer_by=date(2030, 1, 1))
    return {"public_id": told.public_id}


RETURN_PAGES = (
    "return", "return-files", "return-faults", "return-figures", "return-explanations", "return-write",
    "return-workbook-back", "return-remarks", "return-sign-off", "return-submitted", "return-do-review",
    "return-do-sign-off", "return-do-reopen", "return-do-submit", "return-do-accept", "return-do-approve",
    "return-do-publish", "return-do-query", "return-versions",
)  # fmt: skip


def _persona(world: World, own: bool) -> dict[str, Any]:
    return {"pk": person(f"Persona {own}", persona=True).pk}


def _upload(world: World, own: bool) -> dict[str, Any]:
    parts = _return(world, own)
    upload = Upload.objects.create(
        of=Return.objects.get(collection__year=2026, organisation__code=parts["code"]),
        folder=str(uuid4()),
        files=1,
        size=9,
        state=Upload.State.STOPPED,
    )
    return {**parts, "upload": upload.public_id}


def _collection(world: World, own: bool) -> dict[str, Any]:
    """A collection is the whole service's: the same for one's own organisation and for another."""
    now = timezone.now()
    Collection.objects.get_or_create(
        standard="wres", year=2018,
        defaults={"title": "WRES", "opens": now, "closes": now + timedelta(days=9), "publish_by": date(2030, 1, 1)},
    )  # fmt: skip
    return {"standard": "wres", "year": 2018}


def _query(world: World, own: bool) -> dict[str, Any]:
    parts = _collection(world, own)
    where = world.own if own else world.other
    Return.objects.get_or_create(collection=Collection.objects.get(**parts), organisation=where, state="submitted")
    return {**parts, "code": where.code}


def _pledge(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    jobs = Scheme.objects.filter(key="jobs-here").first() or pledges_at_hand.scheme()
    if not Pledge.objects.filter(organisation=where).exists():
        pledges_at_hand.signed(where, jobs)
    return {"scheme": jobs.key, "code": where.code}


def _part_of_pledge(kind: str) -> Callable[[World], Sample]:
    def made(world: World, own: bool) -> dict[str, Any]:
        parts = _pledge(world, own)
        pledge = Pledge.objects.get(organisation__code=parts["code"])
        day = timezone.localdate() - timedelta(days=100)
        if kind == "evidence":
            step = pledge.edition.steps.get(number=2)
            part: Any = Evidence.objects.create(of=pledge, step=step, kind="plan", says="A plan", dated=day)
        elif kind == "question":
            part = Question.objects.create(of=pledge, kind="asks", words="Why?", answer_by=day)
        else:
            part = pledge.starts.first() or Starts.objects.create(of=pledge, route="advert", started=day, people=3)
        return {**parts, "part": part.public_id} | ({"what": "starts"} if kind == "entry" else {})

    return _two(made)


def _scheme(world: World) -> Sample:
    parts = {"scheme": _pledge(world, own=True)["scheme"]}
    return Sample(parts, parts)


def _pledge_data(world: World) -> Sample:
    parts = _scheme(world).own
    Published.objects.get_or_create(
        scheme=Scheme.objects.get(key=parts["scheme"]), on=date(2026, 6, 1),
        defaults={"shown": {"england": {}, "regions": [], "bands": {}, "sums": {}}, "document": {}, "behind": "{}"},
    )  # fmt: skip
    parts = {**parts, "file": "pledges.csv"}
    return Sample(parts, parts)


PLEDGE_PAGES = (
    "pledge-easy", "pledge-ask-easy",
    "pledge", "pledge-inside", "pledge-sign", "pledge-renew", "pledge-withdraw", "pledge-help", "pledge-evidence",
    "pledge-promise", "pledge-report", "pledge-starts", "pledge-internships", "pledge-ask", "pledge-challenge",
    "pledge-settle",
)  # fmt: skip


def _release(name: str = "", *, numbered: bool = True) -> Callable[[World], Sample]:
    """A release is everybody's: the same for one's own organisation and for another."""

    def made(world: World) -> Sample:
        release, new = Release.objects.get_or_create(
            standard="wres", year=2019, number=1,
            defaults={
                "serial": 900, "title": "Workforce Race Equality Standard", "reference_date": date(2019, 3, 31),
                "published": timezone.now(), "organisations": 1, "rollups": 0, "shown": b"", "version": "test",
                "inputs": "a" * 64,
                "audit": {
                    "shown": 1, "numbers": 1, "share_shown": 1.0, "rules": "1 to 7 hidden", "protected_width": 4,
                    "earlier_releases_considered": 0,
                },
            },
        )  # fmt: skip
        path = places.folder_of(release.public_id) / "README.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Open data", "utf-8")
        if new:
            File.objects.create(release=release, name=path.name, size=9, sha256="b" * 64)
        parts = (
            {"standard": "wres", "year": 2019} | ({"number": 1} if numbered else {}) | ({"name": name} if name else {})
        )
        return Sample(parts, parts)

    return made


def _counted(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    estimate.give(
        System("test"), where, kind=CarersTable.COUNTS, name="c.csv", content=EXAMPLE.encode(), day=date(2026, 3, 31)
    )
    return {"code": where.code}


def _story(part: str = "", *, shown: bool = False) -> Callable[[World], Sample]:
    """One's own (the staff member's), and another's; what is published is everybody's."""

    def made(world: World, own: bool) -> dict[str, Any]:
        teller = world.people[Role.STAFF_MEMBER if own else Role.HR]
        make = stories_at_hand.published if shown else stories_at_hand.told
        given = (teller, world.people[Role.EDITOR]) if shown else (teller,)
        return {"story": make(*given).public_id} | ({"part": part} if part else {})

    return _two(made)


def _token(world: World, own: bool) -> dict[str, Any]:
    """A token is a person's own: nobody else, whatever role they hold, can revoke it."""
    whose = world.people[Role.ANALYST] if own else world.people[Role.HR]
    token, _ = Token.objects.get_or_create(
        person=whose,
        fingerprint=f"{own}",
        defaults={"name": "Dashboard", "second_factor": False, "expires": timezone.now() + timedelta(days=1)},
    )
    return {"public_id": token.public_id}


def _receipt(world: World, own: bool) -> dict[str, Any]:
    """A receipt is whoever has its link's."""
    receipt = f"receipt-{own}"
    Challenge.objects.get_or_create(
        link=fingerprint(receipt), defaults={"page": "/data/", "said": "Wrong.", "due": date(2030, 1, 1)}
    )
    return {"receipt": receipt}


def _challenge(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    challenge, _ = Challenge.objects.get_or_create(
        link=f"{own}", defaults={"page": "/data/", "said": "Wrong.", "due": date(2030, 1, 1), "organisation": where}
    )
    return {"pk": challenge.pk}


def _same(**parts: Any) -> Callable[[World], Sample]:
    """What is everybody's: the same for one's own organisation and for another."""
    return lambda _: Sample(parts, parts)


def _post(what: str) -> Callable[[World], Sample]:
    """A planned post, with an advert that is open, somebody who holds it, and an application."""

    def made(world: World, own: bool) -> dict[str, Any]:
        where = world.own if own else world.other
        data = {"purpose": "Advice", "kind": "employed", "level": "service", "opened": date(2024, 1, 1)}
        post, _ = Post.objects.get_or_create(organisation=where, title="Adviser", defaults=data)
        if what == "holder":
            holder = world.people[Role.STAFF_MEMBER] if own else world.people[Role.HR]
            return {"pk": Holder.objects.get_or_create(of=post, person=holder, since=date(2024, 1, 1))[0].pk}
        if what == "post":
            return {"public_id": post.public_id}
        closes = timezone.localdate() + timedelta(days=5)
        given = {"published": timezone.now(), "closes": closes, "content": to_json(TEXTS["this-site"])}
        advert, _ = Advert.objects.get_or_create(of=post, description="x", defaults=given)
        if what == "advert":
            return {"public_id": advert.public_id}
        filled, _ = Filled.objects.get_or_create(form="job", link=f"job-{where.code}", about=str(advert.public_id))
        return {"public_id": Application.objects.get_or_create(of=advert, filled=filled)[0].public_id}

    return _two(made)


def _way(world: World, own: bool) -> dict[str, Any]:
    where = world.own if own else world.other
    given = {"title": "A way", "words": "Work.", "starts": date(2030, 1, 1), "contact_name": "Jo", "contact_phone": "0"}
    return {"public_id": WayIn.objects.get_or_create(organisation=where, route="tasting", defaults=given)[0].public_id}


def _count(world: World, own: bool) -> dict[str, Any]:
    where, by = (world.own, Role.JOB_COACH) if own else (world.other, Role.NETWORK_CHAIR)
    given = {"organisation": where, "route": "tasting", "year": 2025, "by": world.people[by]}
    return {"pk": Count.objects.get_or_create(**given)[0].pk}


POST_PAGES = ("post", "post-easy", "post-change", "post-fill", "post-close", "post-say", "post-advertise")
EASY_FORM_PAGES = ("easy-form", "easy-form-check", "easy-form-sent", "easy-form-stop", "easy-form-helper")
EASY_TEXT_PAGES = ("easy-read-page", "easy-desk-text", "easy-write", "easy-approve", "easy-veto", "easy-trial")


def _everybodys(make: Callable[[World], dict[str, Any]]) -> Callable[[World], Sample]:
    """Of no organisation: the same for one's own and for another's."""

    def made(world: World) -> Sample:
        parts = make(world)
        return Sample(parts, parts)

    return made


def _addition(world: World, own: bool) -> dict[str, Any]:
    """Something that an employer adds to the law."""
    where, today = (world.own if own else world.other), timezone.localdate()
    addition = Addition.objects.create(
        organisation=where, about="work", title="A space", words="By the door.", since=today, look_again=today
    )
    return {"code": where.code, "public_id": addition.public_id}


# By the name of the address.
SAMPLES: dict[str, Callable[[World], Sample]] = {
    **{name: _two(make) for name, make in document_samples.MADE.items()},
    "organisation": _two(_organisation),
    **{name: _two(_organisation) for name in ("employer-adds", "employer-adds-add")},
    "employer-adds-change": _two(_addition),
    **{name: _easy("a-form") for name in EASY_FORM_PAGES},
    "easy-question": _easy("a-form", key="what"),
    "easy-help": _easy("a-helper"),
    "easy-help-question": _easy("a-helper", key="what"),
    **{name: _easy_text() for name in EASY_TEXT_PAGES},
    "easy-wording": _easy_text(number=1),
    "easy-approve-pattern": lambda _: Sample({"key": "made-by"}, {"key": "made-by"}),
    "not-working-message": _two(_message),
    **{name: _post("post") for name in POST_PAGES},
    **{name: _post("holder") for name in ("post-leave", "post-name")},
    **{name: _post("advert") for name in ("advert-write", "job-applications", "advert", "job-apply")},
    **{name: _post("advert") for name in ("advert-write", "job-applications", "job-advert", "job-apply")},
    **{name: _post("application") for name in ("job-application", "job-recording")},
    "post-add": _two(_organisation),
    **{name: _two(_way) for name in ("way-in", "way-in-easy", "way-in-change", "way-in-close")},
    **{name: _two(_organisation) for name in ("way-in-add", "way-in-counts")},
    "way-in-check": _two(_count),
    "end-role": _two(_role),
    "invitation": _two(_invitation),
    "sign-in-link": _two(_link),
    "job": _two(_job),
    "become": _two(_persona),
    "extracts": _two(_return),
    "extracts-upload": _two(_upload),
    "extracts-headings": _two(_upload),
    "extracts-allowing": _two(_organisation),
    "extracts-kept": _two(_organisation),
    **dict.fromkeys(
        (
            "collection",
            "collection-open",
            "collection-close",
            "collection-remind",
            "collection-look",
            "collection-release",
        ),
        _two(_collection),
    ),
    "collection-query": _two(_query),
    "release": _release(),
    "paper": _same(standard="wres", year=2019, place="raa", name="slide.svg"),
    "release-file": _release("README.md"),
    "release-latest": _release(numbered=False),
    "release-latest-file": _release("README.md", numbered=False),
    **{name: _two(_return) for name in RETURN_PAGES},
    **{name: _two(_version) for name in ("return-version", "return-document", "return-workbook", "return-report")},
    "return-do-answer": _two(_asked),
    "pledge-scheme": _scheme,
    "pledge-data": _pledge_data,
    "pledges-easy-region": lambda _: Sample({"region": "London"}, {"region": "London"}),
    "pledge-make": _two(_organisation),
    **{name: _two(_pledge) for name in PLEDGE_PAGES},
    **{name: _part_of_pledge("evidence") for name in ("pledge-check", "pledge-evidence-file")},
    "pledge-follow-up": _part_of_pledge("starts"),
    "pledge-answer": _part_of_pledge("question"),
    **{name: _part_of_pledge("entry") for name in ("pledge-confirm", "pledge-correct")},
    **{
        name: _story()
        for name in (
            "story-own",
            "story-write",
            "story-detach",
            "story-consent",
            "story-change",
            "story-stop",
            "story-review",
            "story-take-down",
            "story-attach",
        )
    },
    **{name: _story("picture") for name in ("story-own-file", "story-review-file")},
    "story": _story(shown=True),
    **{
        name: _two(_counted)
        for name in (
            "carers-estimate-of",
            "carers-estimate-give",
            "carers-estimate-forget",
            "carers-estimate-working",
        )
    },
    "story-file": _story("picture", shown=True),
    "revoke-token": _two(_token),
    "challenge-receipt": _two(_receipt),
    **dict.fromkeys(("challenge-entry", "challenge-answer"), _two(_challenge)),
    **dict.fromkeys(("api-editions", "api-editions-csv"), _same(standard="wres")),
    **dict.fromkeys(("api-indicators", "api-indicators-csv"), _same(standard="wres", year=2026)),
    "api-organisation": _same(code="RAA"),
    "api-return": _same(standard="wres", year=2026, code="RAA"),
    "api-nothing": _same(rest="v1/nothing"),
    **dict.fromkeys(("figures-standard", "figures-definitions"), _same(standard="wres")),
    "figures-newest": _same(standard="wres", place="RAA"),
    "figures-newest-indicator": _same(standard="wres", place="RAA", indicator="2"),
    **dict.fromkeys(("figures-year", "figures-compare"), _same(standard="wres", year=2026)),
    **dict.fromkeys(("figures-edition", "figures-easy-read"), _same(standard="wres", year=2026, place="RAA")),
    "figures-file": _same(standard="wres", year=2026, place="RAA", file="figures.csv"),
    **dict.fromkeys(
        ("figures-indicator", "figures-indicator-easy-read"),
        _same(standard="wres", year=2026, place="RAA", indicator="2"),
    ),
    "figures-indicator-file": _same(standard="wres", year=2026, place="RAA", indicator="2", file="figures.csv"),
}
SAMPLES |= dict.fromkeys(library_at_hand.ITEM_PAGES, _everybodys(library_at_hand.an_item))
SAMPLES |= dict.fromkeys(library_at_hand.VERSION_PAGES, _everybodys(library_at_hand.a_version))
SAMPLES |= dict.fromkeys(library_at_hand.TEXT_PAGES, _everybodys(library_at_hand.a_text))
SAMPLES |= dict.fromkeys(portals_at_hand.ACCESS_PAGES, _two(portals_at_hand.an_access))
SAMPLES |= dict.fromkeys(portals_at_hand.MEMBER_PAGES, _two(portals_at_hand.a_membership))
SAMPLES["portal-ask"] = _everybodys(lambda world: {"portal": portals_at_hand.portal().key})
# Addresses of the sign-in library whose parts only it can make; they are walked as declared, not filled in.
NOT_FILLED = {
    "account_reset_password_from_key",
    "openid_connect_login",
    "openid_connect_callback",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}

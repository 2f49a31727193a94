"""What is asked of passports: their counts."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils import timezone

from levelground_site.carers.passports.about_me import ABOUT_ME
from levelground_site.carers.passports.counting import One
from levelground_site.carers.passports.document_kinds import KEY
from levelground_site.carers.passports.models import Counted
from levelground_site.documents.models import Ask, Document
from levelground_site.documents.states import AGREED
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import RoleHeld

_ANSWERED = {*AGREED, "not-agreed"}


def latest(organisation: Organisation) -> Counted | None:
    """The last counts of an organisation."""
    return Counted.objects.filter(organisation=organisation).first()


def counted_of(organisation: Organisation, today: date) -> Iterator[One]:
    """What is counted of each passport whose owner works there on the day and that was shared before it."""
    staff = RoleHeld.objects.on(today).filter(organisation=organisation).values("person")
    shared = Document.objects.filter(kind=KEY, owner__in=staff, asked_at__date__lt=today).exclude(state="ended")
    rows = shared.select_related("key").prefetch_related("asks", "reviews", "answers")
    for document in rows.iterator(chunk_size=500):
        yield _one(document, today)


def _one(document: Document, today: date) -> One:
    asks = [ask for ask in document.asks.all() if ask.state != "ended"]
    due = [each for each in document.reviews.all() if each.done_at is None and each.due < today]
    promised = [ask for ask in asks if ask.placed_at or _due(ask, today)]
    said = [each for each in document.answers.all() if each.section == ABOUT_ME.key]
    first, asked = document.agreed_at, document.asked_at
    return One(
        days=(first - asked).days if first and asked else None,
        late=bool(due),
        answered=bool(asks) and all(ask.state in _ANSWERED for ask in asks),
        agreed=bool(asks) and all(ask.state in AGREED for ask in asks),
        promised=bool(promised),
        kept=bool(promised) and all(ask.placed_at for ask in promised),
        formal=any(ask.overview for ask in asks),
        formal_late=any(ask.overview and ask.late(today) for ask in asks),
        raised=any(ask.overview and ask.raised_at is not None for ask in asks),
        groups={each.question: each.words for each in said},
    )


def _due(ask: Ask, today: date) -> bool:
    return ask.state in AGREED and ask.place_by is not None and ask.place_by < today


def in_system(board: Organisation) -> tuple[date | None, list[tuple[Organisation, Counted | None]]]:
    """The open organisations of a board's system, each with what it was told of the month that was counted last there;
    the board itself too, where people who work at it have passports.

    None beside an organisation: nobody there had shared one when that month began.
    """
    members = list(board.members.open_on(timezone.localdate()).order_by("name"))
    counted = Counted.objects.filter(organisation__in=[board, *members])
    month = counted.aggregate(last=Max("month"))["last"]
    found = {each.organisation_id: each for each in counted.filter(month=month)} if month else {}
    own = [(board, found[board.pk])] if board.pk in found else []
    return month, [*own, *((each, found.get(each.pk)) for each in members)]


def late_at(organisations: Iterable[Organisation], permitted: Callable[[Organisation], bool]) -> Iterator[Counted]:
    """The latest counts of those of the organisations that one may see, where a formal answer is late."""
    for organisation in organisations:
        found = latest(organisation) if permitted(organisation) else None
        if found is not None and found.content["formal_late"] != "0":
            yield found


def with_passports(today: date) -> Iterator[Organisation]:
    """The organisations in which somebody with a passport that was shared works."""
    owners = Document.objects.filter(kind=KEY, asked_at__isnull=False).values("owner")
    places = RoleHeld.objects.on(today).filter(person__in=owners).values("organisation")
    yield from Organisation.objects.filter(pk__in=places)

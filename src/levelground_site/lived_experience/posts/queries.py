"""What is asked about posts. Employed, paid involvement and volunteers are counted apart: nothing here sums them."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, DurationField, ExpressionWrapper, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, ExtractYear
from django.http import Http404
from django.utils import timezone

from levelground_site.access import visible
from levelground_site.lived_experience.posts.models import Advert, Application, Holder, Post
from levelground_site.lived_experience.posts.words import BANDS, RECRUITMENT, SENIOR_FROM, AccessToWork, Kind, Rights
from levelground_site.organisations.models import Organisation

# Of fewer holders a median would be somebody's own.
FEWEST_HOLDERS = 5
# Numbers that are said of people stand on so many of them, at so many organisations, and are rounded.
FEWEST_PEOPLE, FEWEST_PLACES, ROUNDED_TO = 10, 3, 5


@dataclass(frozen=True)
class Year:
    """Of one kind, in one year: posts that were opened, and that somebody began to hold."""

    year: int
    opened: int
    filled: int
    senior: int


def register(person: Any) -> QuerySet[Post]:
    """The posts that are advertised, held, or were; and those that are planned where one keeps them."""
    posts = Post.objects.select_related("organisation")
    planned = visible(person, "post.keep", Post.objects.filter(state="planned"))
    return posts.filter(~Q(state="planned") | Q(pk__in=planned.values("pk")))


def fitting(person: Any, words: str) -> QuerySet[Post]:
    """Of the posts that a person may see, those in whose title, purpose or place every one of these words is."""
    found = register(person)
    for word in words.split():
        place = Q(organisation__name__icontains=word) | Q(organisation__code__iexact=word)
        found = found.filter(Q(title__icontains=word) | Q(purpose__icontains=word) | place)
    return found


def held_by_kind(posts: QuerySet[Post] | None = None) -> Mapping[Kind, int]:
    """How many posts of each kind are held now; three numbers, and no fourth."""
    held = (Post.objects.all() if posts is None else posts).filter(state="filled")
    counts = dict(held.order_by().values_list("kind").annotate(count=Count("pk")))
    return {kind: counts.get(kind.value, 0) for kind in Kind}


def years_of(kind: Kind) -> list[Year]:
    """For each year, posts of one kind that were opened and that were taken up, and senior ones among those opened."""
    posts = Post.objects.filter(kind=kind).exclude(state="planned").order_by()
    opened = _by_year(posts, "opened")
    senior = _by_year(posts.filter(band__in=BANDS[SENIOR_FROM:]), "opened")
    filled = _by_year(Holder.objects.filter(of__kind=kind).exclude(of__state="planned").order_by(), "since")
    years = sorted({*opened, *filled}, reverse=True)
    return [Year(year, opened.get(year, 0), filled.get(year, 0), senior.get(year, 0)) for year in years]


def _by_year(rows: QuerySet[Any], day: str) -> dict[int, int]:
    """How many rows there are of each year of a day, counted by the database."""
    return dict(rows.values_list(ExtractYear(day)).annotate(count=Count("pk")))


def months_in_post(kind: Kind) -> float | None:
    """The median time in a post of a kind, in months, those included who are still there; None of too few holders."""
    held = Holder.objects.filter(of__kind=kind)
    number = held.count()
    if number < FEWEST_HOLDERS:
        return None
    today = Value(timezone.localdate(), output_field=DateField())
    time = ExpressionWrapper(Coalesce("until", today) - F("since"), output_field=DurationField())
    # The one in the middle, or the two.
    middle = held.order_by(time).values_list(time, flat=True)[(number - 1) // 2 : number // 2 + 1]
    days: list[int] = [each.days for each in middle]
    return round(median(days) / 30.44)


@dataclass(frozen=True)
class Practice:
    """Something that is done for posts: in how many of each kind, as it is read; kinds are never summed."""

    words: str
    of: Mapping[Kind, str]


def practice() -> list[Practice]:
    """How posts that are open or held are recruited for, supported and heard, by kind; of people only what protects.

    What is said of a post is shown as it is. Whether somebody has Access to Work, and how many asked for a job, are
    said of people: rounded, and only where ten or more, and three organisations or more, stand behind it.
    """
    asks: dict[str, Q] = {words: Q(as_text__contains=f'"{key}"') for key, words in RECRUITMENT.items()}
    asks |= {"Adjustments are named": ~Q(adjustments=""), "Support is named": ~Q(support="")}
    asks |= {rights.label: Q(rights=rights.value) for rights in Rights}
    # As text, in the letters that it has: a list is looked into fifteen times over, in whichever database.
    as_text = Cast("recruitment", TextField())
    found = Post.objects.filter(state__in=("advertised", "filled")).order_by().annotate(as_text=as_text).values("kind")
    held = Q(state="filled")
    in_place = held & Q(access_to_work=AccessToWork.IN_PLACE)
    counted = found.annotate(
        held=Count("pk", filter=held),
        places=Count("organisation", filter=held, distinct=True),
        in_place=Count("pk", filter=in_place),
        **{f"n{number}": Count("pk", filter=ask) for number, ask in enumerate(asks.values())},
    )
    by_kind: dict[Kind, Mapping[str, Any]] = {Kind(each["kind"]): each for each in counted}
    if not by_kind:
        return []

    def row(words: str, name: str) -> Practice:
        return Practice(words, {kind: f"{by_kind[kind][name]:,}" if kind in by_kind else "0" for kind in Kind})

    rows = [row(words, f"n{number}") for number, words in enumerate(asks)]
    work = {kind: _of_people(each["in_place"], each["held"], each["places"]) for kind, each in by_kind.items()}
    return [*rows, Practice("Access to Work in place", {kind: work.get(kind, "0") for kind in Kind}), _asked()]


def _asked() -> Practice:
    closed = Application.objects.filter(of__closes__lt=timezone.localdate()).order_by().values("of__of__kind")
    counted = closed.annotate(people=Count("pk"), places=Count("of__of__organisation", distinct=True))
    of = {Kind(each["of__of__kind"]): _of_people(each["people"], each["people"], each["places"]) for each in counted}
    return Practice("People who asked for one by an advert that has closed", {kind: of.get(kind, "0") for kind in Kind})


def _of_people(number: int, of: int, places: int) -> str:
    """A number of people as the public reads it."""
    if not of:
        return "0"
    if of < FEWEST_PEOPLE or places < FEWEST_PLACES:
        return "Too few to say"
    return f"About {ROUNDED_TO * round(number / ROUNDED_TO):,}"


def steps_up() -> int:
    """How many people went on from one post of the register to another."""
    return Holder.objects.exclude(came_from=None).count()


def at(organisation: Organisation) -> QuerySet[Post]:
    """The public posts at an organisation."""
    return Post.objects.filter(organisation=organisation).exclude(state="planned")


def post(public_id: UUID) -> Post:
    """One post; Http404."""
    found = Post.objects.select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise Http404("There is no such post.")
    return found


def holder(pk: int) -> Holder:
    """Who holds a post; Http404."""
    found = Holder.objects.select_related("of__organisation", "person").filter(pk=pk).first()
    if found is None:
        raise Http404("Nobody holds that.")
    return found


def advert(public_id: UUID) -> Advert:
    """One advert; Http404."""
    found = Advert.objects.select_related("of__organisation").filter(public_id=public_id).first()
    if found is None:
        raise Http404("There is no such advert.")
    return found


def open_adverts() -> QuerySet[Advert]:
    """Adverts that one can answer today, the first to close first."""
    today = timezone.localdate()
    found = Advert.objects.exclude(published=None).filter(closes__gte=today, of__state="advertised")
    return found.select_related("of__organisation").order_by("closes")


def application(public_id: UUID) -> Application:
    """One application; Http404."""
    found = Application.objects.select_related("of__of__organisation", "filled").filter(public_id=public_id).first()
    if found is None:
        raise Http404("There is no such application.")
    return found


def mine(person: Any) -> QuerySet[Holder]:
    """The posts that somebody holds by their own account."""
    return Holder.objects.filter(person=person, until=None).select_related("of__organisation")

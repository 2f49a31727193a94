"""What is asked about posts. Employed, paid involvement and volunteers are counted apart: nothing here sums them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from levelground_site.access import visible
from levelground_site.lived_experience.posts.models import Advert, Application, Holder, Post
from levelground_site.lived_experience.posts.words import Kind
from levelground_site.organisations.models import Organisation

# Of fewer holders a median would be somebody's own.
FEWEST_HOLDERS = 5


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


def held_by_kind(posts: QuerySet[Post] | None = None) -> Mapping[Kind, int]:
    """How many posts of each kind are held now; three numbers, and no fourth."""
    held = (Post.objects.all() if posts is None else posts).filter(state="filled")
    counts = dict(held.order_by().values_list("kind").annotate(count=Count("pk")))
    return {kind: counts.get(kind.value, 0) for kind in Kind}


def years_of(kind: Kind) -> list[Year]:
    """For each year, posts of one kind that were opened and that were taken up, and senior ones among those opened."""
    posts = list(Post.objects.filter(kind=kind).exclude(state="planned"))
    opened = Counter(post.opened.year for post in posts)
    senior = Counter(post.opened.year for post in posts if post.senior)
    taken = Holder.objects.filter(of__kind=kind).exclude(of__state="planned").values_list("since", flat=True)
    filled = Counter(since.year for since in taken)
    return [Year(year, opened[year], filled[year], senior[year]) for year in sorted({*opened, *filled}, reverse=True)]


def months_in_post(kind: Kind) -> float | None:
    """The median time in a post of a kind, in months, those included who are still there; None of too few holders."""
    today = timezone.localdate()
    days = [holder.days(today) for holder in Holder.objects.filter(of__kind=kind)]
    return round(median(days) / 30.44) if len(days) >= FEWEST_HOLDERS else None


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

"""Ways into work in the demo: of each kind, open and closed, and counts in each of their states."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.demo.making import demo_part
from levelground_site.lived_experience.ways_in import actions
from levelground_site.lived_experience.ways_in.models import NUMBERS, Check, Count, WayIn
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.people.demo_data import HOME, persona
from levelground_site.people.models import Person

# Route, offered, started, completed, paid, adjusted, asked, awarded, in place, days waited.
_TOLD = (
    ("internship", 14, 12, 10, 6, 11, 9, 7, 6, 61),
    ("tasting", 22, 19, 19, 2, 15, 0, 0, 0, None),
    ("apprenticeship", 6, 4, 3, 3, None, 3, 2, 1, 98),
)


@demo_part("ways into work, and what came of them", order=76)
def ways_in() -> None:
    """Four ways in at the demo's trust; counts of it and its neighbours, of which one waits to be checked."""
    trust = Organisation.objects.get(code=HOME)
    coach, hr, lead = persona(Role.JOB_COACH), persona(Role.HR), persona(Role.LIVED_EXPERIENCE_LEAD)
    today = timezone.localdate()
    for route, title, words, days in (
        ("internship", "Northfield supported internship", "Three jobs in one school year: theatre stores, the "
         "kitchen, an office. Mornings with a job coach, lessons in the hospital.", 40),
        ("tasting", "A week on the wards", "Five days with a ward helper: beds, meals, messages.", 20),
        ("apprenticeship", "Healthcare support apprenticeship", "A paid job of 18 months, learning on the day.", 70),
        ("coached", "Post room, with a job coach", "Sorting and bringing letters, 16 hours a week.", -200),
    ):  # fmt: skip
        starts = today + timedelta(days=days)
        way = WayIn(
            route=route,
            title=title,
            words=words,
            adjusted=["no-exam", "trial", "coach", "travel"],
            coach="Northfield College",
            places=6,
            starts=starts,
            ask_by=starts - timedelta(days=7),
            contact_name=coach.name,
            contact_phone="0300 123 4568",
        )
        made = actions.add(coach, trust, way=way)
        if days < 0:
            actions.close(coach, made, why="All places were taken, and everybody stayed.")
    neighbours = [trust, *Organisation.objects.filter(kind=Kind.TRUST, ics=trust.ics).exclude(pk=trust.pk)[:3]]
    for back in (2, 1):
        for place, organisation in enumerate(neighbours):
            for route, *numbers in _TOLD:
                _told(organisation, coach, hr, route, today.year - back, [_less(each, place) for each in numbers])
    _told(trust, coach, None, "internship", today.year, [8, 7, None, None, 7, 5, 2, 1, 40])
    corrected = [14, 12, 11, 7, 11, 9, 7, 6, 61]
    _told(trust, hr, lead, "internship", today.year - 1, corrected, why="One person was found who had come to the end.")


def _less(number: int | None, place: int) -> int | None:
    return None if number is None else max(0, number - 2 * place) if number < 60 else number


def _told(
    organisation: Organisation,
    by: Person,
    checker: Person | None,
    route: str,
    year: int,
    numbers: Sequence[int | None],
    why: str = "",
) -> None:
    """Tells it and, where somebody checks it, has it checked."""
    given = dict(zip(NUMBERS, numbers, strict=True))
    if not given["in_place"]:
        given["waited"] = None
    newest = Count.objects.filter(organisation=organisation, route=route, year=year).count()
    told = Count.objects.create(
        organisation=organisation, by=by, route=route, year=year, number=newest + 1, why=why, **given
    )
    if checker is not None:
        Check.objects.create(of=told, by=checker)

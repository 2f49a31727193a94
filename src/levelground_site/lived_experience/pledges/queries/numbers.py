"""Confirmed numbers of people, a row a pledge: read in few queries, however many pledges there are."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
from django.db.models import Max, Sum

from levelground_site.lived_experience.pledges.columns import BANDED, Column, chain
from levelground_site.lived_experience.pledges.models import FollowUp, Internships, Pledge, Report, Starts

Table = np.ndarray[tuple[int, int], np.dtype[np.int64]]


def table_of(pledges: Iterable[int], day: date) -> dict[int, list[int]]:
    """Each pledge's numbers in the order of the columns, by its key: only what a second person has confirmed."""
    keys = list(pledges)
    found: dict[int, list[int]] = {key: [0] * len(Column) for key in keys}
    ups: dict[int, dict[int, FollowUp]] = defaultdict(dict)
    confirmed = {"confirmed__isnull": False, "corrected": None}
    for up in FollowUp.objects.filter(of__of__in=keys, **confirmed):
        ups[up.of_id][up.weeks] = up
    for starts in Starts.objects.filter(of__in=keys, **confirmed):
        row = found[starts.of_id]
        own = ups.get(starts.pk, {})
        for column, number in chain(starts.people, {w: (u.still, u.left) for w, u in own.items()}).items():
            row[column] += number
        if starts.started + timedelta(weeks=52) <= day:
            row[Column.DUE_52] += starts.people
        row[Column.PROGRESSED] += max((u.progressed for u in own.values()), default=0)
        row[Column.UNDER_16] += starts.under_16_hours
        row[Column.BANDS_2_TO_4] += starts.bands_2_to_4
        row[Column.BANDS_5_TO_7] += starts.bands_5_to_7
        row[Column.BANDS_8_UP] += starts.bands_8_up
    years = Internships.objects.filter(of__in=keys, **confirmed).values("of")
    for year in years.annotate(s=Sum("started"), c=Sum("completed"), w=Sum("in_work")):
        row = found[year["of"]]
        row[Column.INTERNS_STARTED : Column.INTERNS_IN_WORK + 1] = [year["s"], year["c"], year["w"]]
    for each in Report.objects.filter(of__in=keys).values("of").annotate(
        a=Sum("asked"), w=Sum("awarded"), i=Sum("in_place"), last=Max("period_end")
    ):  # fmt: skip
        found[each["of"]][Column.ASKED : Column.IN_PLACE + 1] = [each["a"], each["w"], each["i"]]
    return found


def own_numbers(pledge: Pledge, day: date) -> dict[Column, int]:
    """One pledge's exact numbers: for those inside its organisation alone."""
    return dict(zip(Column, table_of([pledge.pk], day)[pledge.pk], strict=True))


def columns(rows: list[list[int]], wanted: Iterable[Column] = BANDED) -> Table:
    """Some columns of rows as an array."""
    table: Table = np.array([[row[column] for column in wanted] for row in rows], dtype=np.int64)
    return table

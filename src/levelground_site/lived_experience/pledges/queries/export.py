"""The register as the engine's record sets, from what is public alone, and what the engine measures from them."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from levelground import __version__
from levelground.figures import compute_figures
from levelground.measuring import ENGLAND, measure
from levelground.publishing.return_document import as_document
from levelground.publishing.returns import build_return
from levelground.standards import Edition, standard
from levelground_site.lived_experience.pledges.actions.locking import after_months
from levelground_site.lived_experience.pledges.columns import Column
from levelground_site.lived_experience.pledges.models import Pledge, Report, Scheme
from levelground_site.lived_experience.pledges.queries.places import carriers
from levelground_site.lived_experience.pledges.states import STANDING
from levelground_site.organisations.models import Kind, Organisation

STANDARD = "pledges"
# Whom the people of England as a whole stand under, who belong to no organisation that could be picked out.
TOGETHER = "ENGLAND"
# An address's file, by name, and what it is.
FILES = {
    "pledges.csv": "Organisations: who has a pledge that stands, and who has reported (record set of the engine)",
    "pledge_starts.csv": "People of England as a whole, without anything that says who or where (record set)",
    "return.json": "The engine’s return document: counts, figures, intervals, definitions",
    "return.xlsx": "The same as a workbook",
    "report.html": "The same as a report",
}


STARTS = (
    "start_id", "organisation", "pledged", "route", "began_on", "from_the_beginning", "paid_work", "still_52",
)  # fmt: skip


def edition_on(day: date) -> Edition | None:
    """The newest edition of the standard whose reference date has come; None where there is none yet."""
    declared = standard(STANDARD)
    found = [declared.edition(year) for year in declared.years]
    past = [each for each in found if each.reference_date <= day]
    return past[-1] if past else None


def record_sets(scheme: Scheme, day: date, shown: Mapping[str, Any]) -> dict[str, str]:
    """The files of the record sets, by name: organisations by name, and people only as published sums of England."""
    trusts = list(Organisation.objects.open_on(day).filter(kind=Kind.TRUST).select_related("ics").order_by("code"))
    carrying = carriers()
    standing: dict[int, Pledge] = {}
    for pledge in Pledge.objects.filter(scheme=scheme, state__in=STANDING, signed__lte=day).select_related(
        "organisation"
    ):
        standing[carrying.get(pledge.organisation_id, pledge.organisation).pk] = pledge
    since = after_months(day, -12)
    reports = Report.objects.filter(of__scheme=scheme, period_end__gt=since, period_end__lte=day)
    reported = {carrying[pk].pk if pk in carrying else pk for pk in reports.values_list("of__organisation", flat=True)}
    organisations = (
        (
            trust.code,
            scheme.key,
            "yes" if trust.pk in standing else "no",
            standing[trust.pk].signed if trust.pk in standing else "",
            "yes" if trust.pk in standing and standing[trust.pk].step >= 2 else "no",
            "yes" if trust.pk in reported else "no",
        )
        for trust in trusts
    )
    places = ((t.code, t.name, t.get_kind_display(), t.ics.name if t.ics else "", t.region) for t in trusts)
    return {
        "pledges.csv": _csv(("organisation", "scheme", "pledged", "signed_on", "plan", "reported"), organisations),
        "pledge_starts.csv": _csv(
            STARTS,
            _people(shown.get("england", {}), day),
        ),
        "organisations.csv": _csv(
            ("organisation", "name", "kind", "ics", "region"),
            [*places, (TOGETHER, "England as a whole", "All", "", "")],
        ),
    }


def _people(england: Mapping[str, int | None], day: date) -> Iterable[Sequence[object]]:
    """As many rows as people were published: interns first, then those who started paid work and were followed."""

    def number(column: Column) -> int:
        return england.get(column.name) or 0

    edition, count = edition_on(day), 0
    day = edition.reference_date if edition is not None else day
    interns, in_work = number(Column.INTERNS_STARTED), number(Column.INTERNS_IN_WORK)
    followed, stayed = number(Column.KNOWN_52), number(Column.STILL_52)
    if england.get(Column.INTERNS_IN_WORK.name) is not None:
        for place in range(interns):
            count += 1
            yield f"E{count}", TOGETHER, "yes", "internship", day, "yes", "yes" if place < in_work else "no", ""
    if england.get(Column.STILL_52.name) is not None:
        for place in range(followed):
            count += 1
            yield f"E{count}", TOGETHER, "yes", "other", day, "no", "yes", "yes" if place < stayed else "no"


def _csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()


def document_of(scheme: Scheme, day: date, shown: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the engine measures of the whole register, as its return document of England; from public numbers alone."""
    edition = edition_on(day)
    if edition is None or not shown or not scheme.counts_people:
        return None
    with TemporaryDirectory() as folder:
        for name, text in record_sets(scheme, day, shown).items():
            (Path(folder) / name).write_text(text, "utf-8")
        found = measure(Path(folder), standard(STANDARD), edition.year)
    figures = compute_figures(found.counts, found.standard)
    document = build_return(found, ENGLAND, figures, version=__version__, dated=day.isoformat(), audience="public")
    plain: dict[str, Any] = json.loads(json.dumps(as_document(document)))
    return plain

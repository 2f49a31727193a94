"""The demo's national releases: of every edition that is over, by the release's own job, when the site is up.

One of them is released again, with an erratum: the personas' trust corrects its return, each of them in their turn.
"""

from collections.abc import Mapping
from typing import Any

from levelground import __version__
from levelground.figures import compute_figures
from levelground.measuring import Organisation as Known
from levelground.publishing import gathered
from levelground.publishing.return_document import as_line, plain_values
from levelground.publishing.returns import build_return
from levelground.standards import standard
from levelground_site.access import Role
from levelground_site.demo.england import LAST_YEAR
from levelground_site.demo.making import afterwards
from levelground_site.jobs.actions import Expected, Progress, give_up, start
from levelground_site.jobs.queries import failed
from levelground_site.people.demo_data import HOME, persona
from levelground_site.releases.queries import KIND_OF_JOB, being_made, of_edition
from levelground_site.returns import actions, queries
from levelground_site.returns.models import Collection, How, Return, Statement
from levelground_site.returns.national.releasing import begin, title_of
from levelground_site.returns.national.releasing import work as release

BROKEN_OFF = "The site was stopped while this was being made. What was not published by then was begun again."
# The edition that is corrected, and what was wrong with it.
CORRECTED = ("wres", LAST_YEAR - 2)
SURVEY, SHARE = "7", 0.94
WHY = "White staff’s answers for indicator 7 were taken from the wrong column of the staff survey’s workbook."
ERRATUM = (
    f"Northfield NHS Trust’s return was corrected. {WHY} Its system’s, its region’s and England’s are corrected too."
)
REASON = "The corrected results of the staff survey: fewer people said so than was first reported."


@afterwards
def releases() -> None:
    """Begins those that are not out: the oldest edition first; in a year first WRES, whose parts are the finer ones."""
    earlier = Collection.objects.filter(year__lt=LAST_YEAR).order_by("year", "-standard")
    again = earlier.filter(standard=CORRECTED[0], year=CORRECTED[1]).first()
    titles = {title_of(each) for each in earlier} | ({_title(again)} if again is not None else set())
    for job in being_made():
        if job.title in titles:
            give_up(job, BROKEN_OFF)
    national = persona(Role.NATIONAL_TEAM)
    # What cannot be published stays so, and its job says why: it is not begun at each start.
    refused = set(failed(KIND_OF_JOB).exclude(fault=BROKEN_OFF).values_list("title", flat=True))
    for collection in earlier.filter(state="closed"):
        if title_of(collection) not in refused:
            begin(national, collection, later=True)
    if again is not None and _title(again) not in refused and len(of_edition(*CORRECTED)) < 2:
        start(national, None, correct, _title(again), about=KIND_OF_JOB, later=True, collection=again.pk)


def _title(collection: Collection) -> str:
    return f"The corrected release of {collection.standard.upper()} {collection.year}"


def correct(progress: Progress, collection: int) -> str:
    """The personas' trust corrects its return, and the edition is released again, with an erratum."""
    thing = Return.objects.select_related("collection", "organisation", "accepted").get(
        collection=collection, organisation__code=HOME
    )
    if thing.accepted is None or not of_edition(thing.collection.standard, thing.collection.year):
        raise Expected("There is nothing to correct: the edition was not released.")
    if thing.accepted.number == 1:
        _correct(thing, thing.accepted.document)
    return release(progress, collection, ERRATUM)


def _correct(thing: Return, document: Mapping[str, Any]) -> None:
    """Every step from the correction to its acceptance, each by whoever takes it."""
    analyst, lead, executive, national = (
        persona(role) for role in (Role.ANALYST, Role.EQUALITY_LEAD, Role.EXECUTIVE, Role.NATIONAL_TEAM)
    )
    line, fingerprint = corrected(document)
    if thing.state == "accepted":
        actions.correct(analyst, thing, content=line, fingerprint=fingerprint, how=How.RETURN_FILE, why=WHY)
    thing.refresh_from_db()
    if thing.current is None:
        return
    number, given = thing.current.number, queries.reasons(thing)
    for moved in queries.figures(thing, thing.current).movements:
        if moved.key not in given and moved.kind != "not like for like":
            actions.write(analyst, thing, kind=Statement.Kind.REASON, key=moved.key, words=REASON, seen=None)
    steps = {
        "draft": actions.review,
        "reviewed": actions.sign_off,
        "signed": actions.submit,
        "submitted": actions.accept,
    }
    who = {"draft": lead, "reviewed": executive, "signed": analyst, "submitted": national}
    while thing.state in steps:
        state = thing.state
        steps[state](who[state], thing, version=number)
        thing.refresh_from_db()


def corrected(document: Mapping[str, Any]) -> tuple[str, str]:
    """The return with what the survey says of white staff as it should have been, and all that follows from it."""
    counts = [dict(row) for row in document["counts"]]
    for row in counts:
        if row["indicator"] == SURVEY and row["group"] == "white" and row["denominator"]:
            row["numerator"] = round(100 * SHARE * row["numerator"] / row["denominator"], 1) / 100 * row["denominator"]
    declared, code = standard(str(document["standard"])), str(document["organisation"])
    known = Known(code, document["organisation_name"], "trust", document["ics"], document["region"])
    again = gathered([{**document, "counts": counts}], declared, int(document["year"]), {code: known})
    built = build_return(again, code, compute_figures(again.counts, declared), version=__version__)
    return as_line(plain_values(built))

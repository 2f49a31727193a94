"""Publishing a release: whole, or not at all."""

import uuid
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from levelground import __version__
from levelground.disclosure import Ledger, ledger_text
from levelground.publishing import brief_of
from levelground_site.access.acting import action, note
from levelground_site.people.models import Person
from levelground_site.releases import making, places, queries
from levelground_site.releases.inputs import Body, Correction, Inputs, what_is_needed
from levelground_site.releases.making import CannotPublish, Made, Say, Written
from levelground_site.releases.models import Document, File, Release, packed

# Default, check: what public bodies in England publish under.
LICENCE = (
    "Open Government Licence v3.0",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
)

CAME_BETWEEN = (
    "Another release was published while this one was made. Nothing of this one was published: release again, so that "
    "it is protected against the other as well."
)


def prepared(
    standard: str, year: int, bodies: Iterable[Body], returns: Iterable[Mapping[str, Any]], *, erratum: str = ""
) -> Inputs:
    """The inputs of the next release of an edition. A correction must say what it corrects (CannotPublish)."""
    before = queries.of_edition(standard, year)
    if before and not erratum.strip():
        raise CannotPublish("Say what was wrong with the release before this one, and why: it stands beside both.")
    today = timezone.localdate().isoformat()
    number = len(before) + 1
    errata = [
        Correction(each.number, timezone.localdate(each.published).isoformat(), each.erratum)
        for each in before
        if each.erratum
    ]
    if before:
        errata.append(Correction(number, today, erratum.strip()))
    return Inputs(
        standard,
        year,
        number,
        today,
        tuple(errata),
        LICENCE,
        tuple(sorted(bodies, key=lambda each: each.code)),
        tuple(sorted(what_is_needed(returns), key=lambda each: str(each["organisation"]))),
    )


@dataclass(frozen=True)
class Ready:
    """A release that is made and written, and that nobody can see yet."""

    made: Made
    public_id: uuid.UUID
    serial: int
    files: tuple[Written, ...]
    documents: tuple[dict[str, Any], ...]


def ready(inputs: Inputs, say: Say) -> Ready:
    """Makes a release and writes its files, where no page leads to them until it is published.

    Raises CannotPublish. Killed in the middle it leaves a folder that a later run removes.
    """
    places.clear_unfinished({str(each) for each in Release.objects.values_list("public_id", flat=True)})
    public_id, serial = uuid.uuid4(), 1 + Release.objects.count()
    made = making.make(inputs, queries.ledger(), say)
    folder = places.folder_of(public_id)
    folder.mkdir(parents=True)
    say(65, "Writing the open data")
    files = making.write(made, folder)
    places.inputs_of(public_id).write_text(inputs.sealed(), "utf-8")
    say(75, "Writing each organisation's public document")
    last_year = queries.documents_of_edition(inputs.standard, inputs.year - 1, serial)
    documents = tuple(making.documents(made, last_year))
    say(95, "Publishing")
    return Ready(made, public_id, serial, files, documents)


@action("release.publish")
def publish(by: Any, thing: None, *, ready: Ready) -> Release:
    """Publishes what is ready, all at once. Raises CannotPublish when another release came between."""
    made, documents = ready.made, ready.documents
    inputs, publication = made.inputs, made.publication
    measurement = publication.measurement
    counts = measurement.counts
    if Release.objects.filter(serial__gte=ready.serial).exists():
        raise CannotPublish(CAME_BETWEEN)
    release = Release.objects.create(
        public_id=ready.public_id,
        serial=ready.serial,
        standard=inputs.standard,
        year=inputs.year,
        number=inputs.number,
        title=measurement.standard.title,
        reference_date=measurement.edition.reference_date,
        published=timezone.now(),
        by=by if isinstance(by, Person) else None,
        erratum=inputs.errata[-1].words if inputs.number > 1 else "",
        organisations=counts.own,
        rollups=len(counts.organisations) - counts.own,
        audit=publication.protected.audit() | {"earlier_releases_considered": publication.earlier},
        shown=zlib.compress(ledger_text(Ledger((made.shown,))).encode(), 6),
        version=__version__,
        inputs=inputs.fingerprint,
    )
    File.objects.bulk_create(File(release=release, name=f.name, size=f.size, sha256=f.sha256) for f in ready.files)
    names = {each.code: each.name for each in inputs.bodies}
    Document.objects.bulk_create(
        Document(
            release=release,
            code=document["organisation"],
            name=names.get(document["organisation"], document["organisation"]),
            is_rollup=place >= counts.own,
            fingerprint=document["fingerprint"],
            packed=packed(document),
            packed_brief=packed(brief_of(document)),
        )
        for place, document in enumerate(documents)
    )
    note(release=str(release), organisations=counts.own, inputs=inputs.fingerprint)
    return release

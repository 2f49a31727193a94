"""What happens to extracts: turned on and off, received, measured, given up; and mappings kept."""

import json
from collections.abc import Mapping as Table
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.jobs.actions import give_up, start, wind_up
from levelground_site.jobs.models import State as JobState
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person
from levelground_site.returns.actions import take_in
from levelground_site.returns.addresses import address
from levelground_site.returns.extracts import folders, queries
from levelground_site.returns.extracts.counting import change, kinds_of
from levelground_site.returns.extracts.models import Approval, Mapping, Upload
from levelground_site.returns.models import How, Return
from levelground_site.returns.states import RETURN

# An upload that has waited so long will not be measured any more.
LONGEST_WAIT = timedelta(minutes=15)
INTERRUPTED = "The site was interrupted while your files were here. They are gone. Upload them again."
TURNED_OFF = "Your organisation has turned this off. The files are gone, unmeasured."


class NotTaken(Exception):  # noqa: N818
    """Files are not taken now; says why in a sentence."""


class Busy(NotTaken):
    """Other files are being measured for the same return."""

    def __init__(self, upload: Upload) -> None:
        super().__init__("Files for this return are being measured already.")
        self.upload = upload


@action("extracts.allow")
def turn_on(by: Any, organisation: Organisation, *, reference: str, approved_on: date) -> Approval:
    """Allows the organisation's analysts to have extracts measured here. Turned on twice, it is on once.

    A newer approval takes the place of the one that holds; both stay to be seen.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    there = queries.approval(organisation)
    if there is not None and approved_on <= there.approved_on:
        return there
    note(reference=reference, approved_on=approved_on.isoformat())
    person = by if isinstance(by, Person) else None
    Approval.objects.filter(organisation=organisation, off_at=None).update(off_at=timezone.now(), off_by=person)
    return Approval.objects.create(
        organisation=organisation, reference=reference, approved_on=approved_on, on_by=person
    )


@action("extracts.allow")
def turn_off(by: Any, organisation: Organisation) -> None:
    """Allows it no longer, from this moment; what waits to be measured is not measured."""
    Approval.objects.filter(organisation=organisation, off_at=None).update(
        off_at=timezone.now(), off_by=by if isinstance(by, Person) else None
    )


@action("extracts.measure")
def begin(by: Any, thing: Return, *, folder: folders.Folder, files: int, size: int) -> Upload:
    """Has what was received in a folder measured, by a job. Raises NotTaken; the caller then removes the folder."""
    thing = Return.objects.select_for_update().select_related("organisation", "collection").get(pk=thing.pk)
    if queries.approval(thing.organisation) is None:
        raise NotTaken(TURNED_OFF)
    if not RETURN.can(thing.state, "take-in"):
        raise NotTaken(f"The return is {thing.get_state_display().lower()}: nothing new is taken into it.")
    there = queries.busy(thing)
    if there is not None:
        raise Busy(there)
    upload = Upload.objects.create(of=thing, by=by, folder=folder.name, files=files, size=size)
    # Before the job is queued, which happens at the same moment: the worker takes the folder over.
    transaction.on_commit(folder.release)
    from levelground_site.returns.extracts.work import measure  # noqa: PLC0415 (it ends with actions of this module)

    upload.job = start(by, None, measure, "Measures your extracts", upload=upload.pk)
    upload.save()
    note(files=files, size=size)
    return upload


@action("extracts.measure")
def claim(by: Any, upload: Upload) -> bool:
    """Begins to measure an upload; False where it was given up or turned off in the meantime."""
    upload = Upload.objects.select_for_update().select_related("of__organisation").get(pk=upload.pk)
    if upload.state != Upload.State.WAITING:
        return False
    if queries.approval(upload.organisation) is None:
        _stop(upload, TURNED_OFF)
        return False
    upload.state = Upload.State.MEASURING
    upload.save()
    return True


@action("extracts.measure")
def finish(by: Any, upload: Upload, *, result: Table[str, Any]) -> Upload:
    """Keeps what a measurement gave: the return as a new version, or the faults.

    Of the faults of earlier uploads nothing stays but how many of each kind they were.
    """
    upload = Upload.objects.select_for_update().select_related("of__organisation").get(pk=upload.pk)
    if upload.state != Upload.State.MEASURING:
        return upload
    if queries.approval(upload.organisation) is None:
        _stop(upload, TURNED_OFF)
        return upload
    before = upload.of.uploads.filter(state__in=(Upload.State.MEASURED, Upload.State.FAULTY)).first()
    upload.kinds = kinds_of(result["findings"])
    if before is not None:
        said = change(before.kinds, upload.kinds)
        upload.fixed, upload.left, upload.new = said.fixed, said.left, said.new
    upload.of.uploads.exclude(outcome_until=None).update(outcome="", outcome_until=None)
    upload.outcome = json.dumps({"findings": result["findings"], "proposals": result["proposals"]})
    upload.outcome_until = timezone.now() + timedelta(minutes=settings.FAULTS_MINUTES)
    upload.state = Upload.State.FAULTY
    if "content" in result:
        version = take_in(by, upload.of, content=result["content"], fingerprint=result["fingerprint"], how=How.EXTRACTS)
        upload.state, upload.version = Upload.State.MEASURED, version.number
    upload.ended = timezone.now()
    upload.save()
    note(state=upload.state, faults=sum(upload.kinds.values()))
    return upload


@action("extracts.measure")
def stop(by: Any, upload: Upload, *, sentence: str) -> None:
    """Gives an upload up, with a sentence for whoever sent it."""
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.state in Upload.BUSY:
        _stop(upload, sentence)


def _stop(upload: Upload, sentence: str) -> None:
    upload.state, upload.sentence, upload.ended = Upload.State.STOPPED, sentence, timezone.now()
    upload.save()
    note(stopped=True)


def sweep(by: Any) -> None:
    """Removes every folder in which nobody works and that nobody waits for, and what is kept of faults for too long.

    An upload whose folder or whose process is gone is given up, and its job with it.
    """
    now = timezone.now()
    for folder in folders.deserted():
        # Where its job runs already and nobody works in the folder, the worker was killed as it began.
        waiting = Upload.objects.filter(
            folder=folder.name, state=Upload.State.WAITING, at__gt=now - LONGEST_WAIT, job__state=JobState.WAITING
        )
        if not waiting.exists():
            folder.remove()
    for upload in Upload.objects.filter(state__in=Upload.BUSY).select_related("job", "of"):
        if not (settings.MEASURING / upload.folder).is_dir():
            stop(by, upload, sentence=INTERRUPTED)
            if upload.job is not None:
                give_up(upload.job, INTERRUPTED)
    over = Upload.objects.exclude(state__in=Upload.BUSY).filter(job__state__in=(JobState.WAITING, JobState.RUNNING))
    for upload in over.select_related("job", "of__collection", "of__organisation"):
        if upload.job is not None:
            wind_up(upload.job, address("extracts-upload", upload.of, upload=upload.public_id))
    Upload.objects.filter(outcome_until__lte=now).update(outcome="", outcome_until=None)


@action("extracts.measure")
def keep(by: Any, upload: Upload, *, tables: Table[str, Table[str, Any]]) -> None:
    """Keeps how the organisation's own headings and labels are read, a record set at a time, from now on."""
    for record_set, table in tables.items():
        Mapping.objects.update_or_create(
            organisation=upload.organisation,
            record_set=record_set,
            defaults={"table": dict(table), "by": by if isinstance(by, Person) else None, "at": timezone.now()},
        )
    note(record_sets=sorted(tables))


@action("extracts.forget")
def forget(by: Any, organisation: Organisation, *, record_set: str) -> None:
    """Forgets how one record set is read."""
    Mapping.objects.filter(organisation=organisation, record_set=record_set).delete()
    note(record_set=record_set)

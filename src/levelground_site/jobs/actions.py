"""Starting work in the background, and running it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from levelground_site.access.acting import action, note
from levelground_site.jobs.models import Job, State
from levelground_site.jobs.tidying import tidy


class Expected(Exception):  # noqa: N818
    """A job that cannot be done, with a sentence for the person who asked: a wrong file, say."""


class Progress:
    """Given to a job's work, to tell how far it has come."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def at(self, percent: int, doing: str) -> None:
        """So much of it is done, and this is being done now."""
        Job.objects.filter(pk=self.job.pk).update(percent=percent, doing=doing)


Work = Callable[..., str | None]
# What nobody waits for is run when nothing else waits.
_AFTER_OTHERS = -50


@action("job.start")
def start(
    by: Any,
    thing: None,
    /,
    work: Work,
    title: str,
    *,
    about: str = "",
    later: bool = False,
    **given: str | int | bool | None,
) -> Job:
    """Queues work, to be run by a worker when this transaction is kept.

    Args:
        work: a function at the top of a module: work(progress, **given). It gives the address to go to afterwards,
            or None; it raises Expected with a sentence for the person.
        about: what kind of work it is, for `queries.on_their_way`.
        later: nobody waits for it: whatever else is in the queue goes first.
        given: what it needs, as identifiers: it is kept in the queue, so nothing personal and no file's content.
    """
    path = f"{work.__module__}.{work.__qualname__}"
    job = Job.objects.create(person=by if getattr(by, "is_authenticated", False) else None, title=title, about=about)
    note(work=path)
    transaction.on_commit(lambda: run.using(priority=_AFTER_OTHERS if later else 0).enqueue(job.pk, path, given))
    return job


@task()
def run(pk: int, path: str, given: dict[str, Any]) -> None:
    """Runs a job's work, and writes down how it ended."""
    tidy()
    job = Job.objects.get(pk=pk)
    if job.over:
        return
    Job.objects.filter(pk=pk).update(state=State.RUNNING)
    try:
        then = import_string(path)(Progress(job), **given) or ""
    except Expected as sentence:
        _end(job, State.FAILED, fault=str(sentence))
    except Exception:
        _end(job, State.FAILED, fault="It did not work, by a fault of ours. Nothing was changed; please tell us.")
        raise
    else:
        _end(job, State.DONE, percent=100, then=then)


def give_up(job: Job, sentence: str) -> None:
    """Ends a job whose worker was killed, with a sentence for the person who asked for it."""
    if not job.over:
        _end(job, State.FAILED, fault=sentence)


def wind_up(job: Job, then: str) -> None:
    """Ends a job whose work was done before its worker was killed; `then` is where to go next."""
    if not job.over:
        _end(job, State.DONE, percent=100, then=then)


def _end(job: Job, state: State, **values: Any) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, ended=timezone.now(), doing="", **values)

"""The job that has an upload measured."""

from typing import Any

from levelground.standards import standard
from levelground_site.access import Refused, System
from levelground_site.access.states import CannotMove
from levelground_site.jobs.actions import Progress
from levelground_site.returns.addresses import address
from levelground_site.returns.extracts import actions, folders, queries, running
from levelground_site.returns.extracts.mapping import document
from levelground_site.returns.extracts.models import Upload

CHANGED = "The return, or your role, has changed while your files were measured. Nothing was taken in."


def measure(progress: Progress, upload: int) -> str:
    """Measures an upload; gives its page. Whatever happens, its folder is gone afterwards, before anything is kept."""
    this = Upload.objects.select_related("of__organisation", "of__collection", "by", "job").get(pk=upload)
    folder = folders.take(this.folder)
    try:
        if folder is None or not actions.claim(this.by, this):
            actions.stop(this.by, this, sentence=actions.INTERRUPTED)
            return address("extracts-upload", this.of, upload=this.public_id)
        result = running.run(folder, _asked(this), progress.at)
        folder.clear()
        progress.at(95, "Your files are gone from here; the counts are kept")
        actions.finish(this.by, this, result=result)
    except running.Stopped as why:
        actions.stop(this.by, this, sentence=str(why))
    except (Refused, CannotMove):
        actions.stop(System("extracts"), this, sentence=CHANGED)
    finally:
        if folder is not None:
            folder.remove()
    return address("extracts-upload", this.of, upload=this.public_id)


def _asked(upload: Upload) -> dict[str, Any]:
    collection, organisation = upload.of.collection, upload.organisation
    reference = standard(collection.standard).edition(collection.year).reference_date
    return {
        "standard": collection.standard,
        "year": collection.year,
        "organisation": organisation.code,
        "profile": document(queries.tables_of(organisation), organisation.code, reference),
        "previous": queries.document_before(upload.of),
    }

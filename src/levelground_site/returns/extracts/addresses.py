"""Where the pages of extracts are."""

from django.urls import reverse

from levelground_site.returns.extracts.models import Upload
from levelground_site.returns.models import Return


def address(page: str, thing: Return, upload: Upload | None = None) -> str:
    """The address of a page of a return's extracts, or of one upload."""
    collection = thing.collection
    whose = {"standard": collection.standard, "year": collection.year, "code": thing.organisation.code}
    return reverse(page, kwargs=whose | ({} if upload is None else {"upload": upload.public_id}))

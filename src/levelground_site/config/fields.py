"""Fields of models that the database keeps encrypted."""

from typing import Any

from django.db import models

from levelground_site.config.sealing import Sealed, seal, unseal


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is encrypted in the database and read as it was written. It cannot be searched or sorted by.

    Reading raises cryptography.fernet.InvalidToken where the database was altered, or no key opens it.
    """

    def get_prep_value(self, value: Any) -> Any:
        """What the database keeps."""
        if value is None or isinstance(value, Sealed):
            return value
        return seal(str(value))

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        """What was written."""
        return None if value is None else unseal(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Nothing can be looked up by what is encrypted, but for whether there is anything."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

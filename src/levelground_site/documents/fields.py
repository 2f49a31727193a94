"""A field whose text is encrypted with the key of the document that its row belongs to."""

from typing import Any

from django.db import models

from levelground_site.documents import keys


class Locked(str):
    """Text as the database keeps it."""

    __slots__ = ()


class _Reading:
    """Gives the field's text unlocked; keeps what is set as it is until the row is saved."""

    def __init__(self, field: "OwnedText") -> None:
        self.field = field

    def __get__(self, row: Any, of: Any = None) -> Any:
        if row is None:
            return self
        if self.field.attname not in row.__dict__:
            row.refresh_from_db(fields=[self.field.attname])
        value = row.__dict__[self.field.attname]
        return keys.unlock(row.whole.secret, value, self.field.about(row)) if isinstance(value, Locked) else value

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self.field.attname] = value


class OwnedText(models.TextField):  # type: ignore[type-arg]
    """Text of a row that has a `whole`, the document. It cannot be searched or sorted by, nor set without its row.

    Reading raises cryptography.exceptions.InvalidTag where the database was altered.
    """

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Reads and writes through the key."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Reading(self))

    def about(self, row: Any) -> str:
        """What the text is bound to: its document, and the column."""
        return f"{row.whole.public_id} {self.model._meta.label_lower}.{self.attname}"

    def pre_save(self, row: Any, add: bool) -> Any:
        """Locks it."""
        value = row.__dict__[self.attname]
        if not isinstance(value, Locked):
            value = Locked(keys.lock(row.whole.secret, str(value or ""), self.about(row)))
            row.__dict__[self.attname] = value
        return value

    def get_prep_value(self, value: Any) -> Any:
        """What the database keeps; TypeError for anything that is not locked."""
        if value is not None and not isinstance(value, Locked):
            raise TypeError("Words of a document are written by saving their row: its key locks them.")
        return value

    def from_db_value(self, value: str | None, *_: Any) -> Locked | None:
        """As it is kept: unlocked when it is read."""
        return None if value is None else Locked(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Nothing can be looked up by what is encrypted."""
        return None

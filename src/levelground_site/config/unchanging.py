"""Rows that are written once: another is added instead of changing one."""

from typing import Any, NoReturn

from django.db import models


class NeverChanged(Exception):  # noqa: N818
    """Somebody tried to change or take out a row that is written once."""


class Unchanging(models.QuerySet[Any]):
    """Rows that can only be added and read."""

    def update(self, **_: Any) -> NoReturn:
        """Never."""
        raise NeverChanged(f"{_what(self.model)} are never changed: add another.")

    def delete(self) -> NoReturn:
        """Never."""
        raise NeverChanged(f"{_what(self.model)} are never taken out.")


class WrittenOnce(models.Model):
    """A row that is written once."""

    objects = Unchanging.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **given: Any) -> None:
        """Adds it; NeverChanged when it stands already."""
        if not self._state.adding:
            raise NeverChanged(f"{_what(type(self))} are never changed: add another.")
        super().save(*args, **given)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Never."""
        raise NeverChanged(f"{_what(type(self))} are never taken out.")


def _what(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name_plural).capitalize()

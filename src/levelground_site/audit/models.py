"""An entry of the trail, and the trail's end."""

from typing import Any, NoReturn

from django.db import models


class NeverChanged(Exception):  # noqa: N818
    """Somebody tried to change or take out an entry."""


class Entries(models.QuerySet["Entry"]):
    """Entries, which can only be added and read."""

    def update(self, **_: Any) -> NoReturn:
        """Never."""
        raise NeverChanged("Entries of the trail are never changed.")

    def delete(self) -> NoReturn:
        """Never."""
        raise NeverChanged("Entries of the trail are never taken out.")


class Entry(models.Model):
    """One thing that was done or looked at. It refers to people and things by identifier and outlives them."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=80)  # a person's public identifier, or the name of a command or job
    verb = models.CharField(max_length=80)
    kind = models.CharField(max_length=80, blank=True)
    thing = models.CharField(max_length=80, blank=True)
    organisation = models.CharField(max_length=20, blank=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)

    objects = Entries.as_manager()

    class Meta:
        ordering = ("-number",)
        indexes = (models.Index(fields=("organisation", "-number")), models.Index(fields=("kind", "thing")))

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.kind} {self.thing}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds it; NeverChanged when it stands already."""
        if self.pk is not None:
            raise NeverChanged("Entries of the trail are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Never."""
        raise NeverChanged("Entries of the trail are never taken out.")


class End(models.Model):
    """The number and fingerprint of the last entry: one row, locked while an entry is added."""

    number = models.PositiveBigIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.fingerprint}"

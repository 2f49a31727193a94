"""An entry of the trail, and the trail's end."""

from django.db import models

from levelground_site.config.unchanging import WrittenOnce


class Entry(WrittenOnce):
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

    class Meta:
        verbose_name_plural = "entries of the trail"
        ordering = ("-number",)
        indexes = (models.Index(fields=("organisation", "-number")), models.Index(fields=("kind", "thing")))

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.kind} {self.thing}"


class End(models.Model):
    """The number and fingerprint of the last entry: one row, locked while an entry is added."""

    number = models.PositiveBigIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.fingerprint}"

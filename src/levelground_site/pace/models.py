"""How often somebody has asked in a stretch of time."""

from django.db import models


class Spent(models.Model):
    """One count: of what, by whom (a keyed fingerprint, never an address), until when."""

    who = models.CharField(max_length=64)
    ends = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "counts of how often somebody asked"
        constraints = (models.UniqueConstraint(fields=("who", "ends"), name="pace_counted_once"),)
        indexes = (models.Index(fields=("ends",)),)

    def __str__(self) -> str:
        return f"{self.times} until {self.ends:%H:%M:%S}"

"""What an organisation is told of its carers' passports: counts, protected, once a month."""

from django.db import models

from levelground_site.config.unchanging import WrittenOnce
from levelground_site.organisations.models import Organisation


class Counted(WrittenOnce):
    """The counts of an organisation at the beginning of a month, as they were protected. Exact counts are not kept."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="passports_counted")
    month = models.DateField()
    content = models.JSONField()

    class Meta:
        ordering = ("-month",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "month"), name="passports_counted_once_a_month"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.month:%Y-%m}"

"""The counts that an organisation gave of itself."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from levelground_site.config.fields import SealedTextField
from levelground_site.organisations.models import Organisation


class Kind(models.TextChoices):
    """What a table holds."""

    COUNTS = "counts", "Counts of staff"
    RATES = "rates", "Rates of a source"


class Given(models.Model):
    """A table that was given: the last of its kind counts. Encrypted, as a CSV that was read and found whole."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="carers_given")
    kind = models.CharField(max_length=6, choices=Kind)
    day = models.DateField()
    name = models.CharField(max_length=80)
    content = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "kind"), name="one_table_of_carers_a_kind"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.organisation}"

"""What was taken up from a file of another place, so that it is known again."""

from django.db import models
from django.utils import timezone

from levelground_site.documents.fields import OwnedText
from levelground_site.documents.models import Document, OfDocument


class CarriedIn(OfDocument):
    """A file that its owner took up here: from where, when it was agreed, and whether its signature was verified."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="carried_in")
    fingerprint = models.CharField(max_length=64)
    issuer = OwnedText()
    agreed_on = models.DateField(null=True, blank=True)
    verified = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)
        constraints = (models.UniqueConstraint(fields=("document", "fingerprint"), name="taken_up_once"),)

    def __str__(self) -> str:
        return str(self.pk)

"""Which demo stands in the database."""

from django.db import models


class Made(models.Model):
    """One row: what the demo was made by, so that a changed version makes it anew."""

    by = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.by

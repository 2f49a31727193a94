"""A release, its files, and the public document of each organisation and roll-up in it; never changed afterwards."""

import json
import uuid
import zlib
from typing import Any

from django.conf import settings
from django.db import models

from levelground.publishing import Brief, brief_of
from levelground_site.config.unchanging import WrittenOnce


class Release(WrittenOnce):
    """A publication of an edition, whole. A correction is the next number of the same edition, with its erratum."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # One after the other over all standards: each is protected against all with a smaller one.
    serial = models.PositiveIntegerField(unique=True)
    standard = models.SlugField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    reference_date = models.DateField()
    published = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    # What was wrong with the release before, and why: blank for the first.
    erratum = models.TextField(blank=True)
    organisations = models.PositiveIntegerField()
    rollups = models.PositiveIntegerField()
    # The audit of protection, as protection.json has it.
    audit = models.JSONField()
    # What it showed, for protecting later ones (compressed; a ledger of this release alone).
    shown = models.BinaryField()
    # The program that made it, and the fingerprint of what it was made from.
    version = models.CharField(max_length=40)
    inputs = models.CharField(max_length=64)

    class Meta:
        ordering = ("-year", "standard", "-number")
        constraints = (models.UniqueConstraint(fields=("standard", "year", "number"), name="release_number_once"),)

    def __str__(self) -> str:
        return f"{self.title} {self.year}, release {self.number}"

    @property
    def organisation(self) -> None:
        """It is everybody's."""
        return None


class File(WrittenOnce):
    """A file of a release, with its SHA-256 fingerprint."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="files")
    name = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("release", "name"), name="release_file_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def organisation(self) -> None:
        """It is everybody's."""
        return None


class Document(WrittenOnce):
    """The protected return document of one organisation or roll-up, as a release published it."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="documents")
    # An ODS code, or the name of a roll-up.
    code = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    is_rollup = models.BooleanField(default=False)
    fingerprint = models.CharField(max_length=64)
    packed = models.BinaryField()
    # What of it stands beside other places' figures, so that all places of a release are read in one short query.
    packed_brief = models.BinaryField(default=b"")

    class Meta:
        ordering = ("release", "is_rollup", "name")
        constraints = (models.UniqueConstraint(fields=("release", "code"), name="release_document_once"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.release}"

    @property
    def content(self) -> dict[str, Any]:
        """The document as plain values, in the form of return.schema.json, for the public."""
        read: dict[str, Any] = json.loads(zlib.decompress(bytes(self.packed)))
        return read

    @property
    def brief(self) -> Brief:
        """Its place and headlines alone; worked out from the whole where it was kept without."""
        short = bytes(self.packed_brief)
        return Brief(**(json.loads(zlib.decompress(short)) if short else brief_of(self.content)))


def packed(content: object) -> bytes:
    """Plain values as compressed JSON, the same bytes for the same values."""
    return zlib.compress(json.dumps(content, ensure_ascii=False, sort_keys=True).encode(), 6)

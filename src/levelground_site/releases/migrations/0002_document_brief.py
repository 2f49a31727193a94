"""A brief beside each document, for those that were published without one too."""

import json
import zlib
from typing import Any

from django.db import migrations, models

from levelground.publishing import brief_of


def write_briefs(apps: Any, _schema: Any) -> None:
    """Works out each brief from its document, which stays as it is."""
    documents = apps.get_model("releases", "Document").objects
    for document in documents.filter(packed_brief=b"").order_by("pk").iterator(chunk_size=50):
        brief = json.dumps(
            brief_of(json.loads(zlib.decompress(bytes(document.packed)))), ensure_ascii=False, sort_keys=True
        )
        documents.filter(pk=document.pk).update(packed_brief=zlib.compress(brief.encode(), 6))


class Migration(migrations.Migration):
    """Adds the field, and fills it."""

    dependencies = [("releases", "0001_initial")]

    operations = [
        migrations.AddField("document", "packed_brief", models.BinaryField(default=b"")),
        migrations.RunPython(write_briefs, migrations.RunPython.noop),
    ]

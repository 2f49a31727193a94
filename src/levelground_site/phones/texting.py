"""Sends one text message, once the transaction that asked for it has been kept: as e-mail is sent, by a setting.

Without a gateway a message is a file in the data folder. With one it is a POST of JSON, `{"to": "+447…", "text": "…"}`
and `from` where a sender is set, with the token as `Authorization: Bearer`; any answer of 2xx means taken.
"""

import json
import secrets
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from levelground_site.config.sealing import seal, unseal

SECONDS = 20


class NotTaken(Exception):  # noqa: N818
    """The gateway did not take a message; says what it answered, and neither the number nor the words."""


def text(to: str, words: str) -> None:
    """Sends words to a number (+447…) by a job, when the transaction is kept. In the queue it lies sealed."""
    sealed = seal(json.dumps([to, words]))
    transaction.on_commit(lambda: deliver.enqueue(sealed))


@task()
def deliver(sealed: str) -> None:
    """Hands one message to the gateway, or to the folder that stands in for it. Raises NotTaken."""
    to, words = json.loads(unseal(sealed))
    if settings.TEXT_URL:
        _post(to, words)
    else:
        folder = Path(settings.TEXT_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{timezone.now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}.txt"
        (folder / name).write_text(f"To: {to}\n\n{words}\n", "utf-8")


class _Stay(urllib.request.HTTPRedirectHandler):
    """A gateway that sends us elsewhere is not followed: the token is for it alone."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Nowhere."""


def _post(to: str, words: str) -> None:
    said = {"to": to, "text": words, **({"from": settings.TEXT_FROM} if settings.TEXT_FROM else {})}
    headers = {"Content-Type": "application/json"}
    if settings.TEXT_TOKEN:
        headers["Authorization"] = f"Bearer {settings.TEXT_TOKEN}"
    request = urllib.request.Request(  # noqa: S310 (https, or of this machine: the settings see to it)
        settings.TEXT_URL, json.dumps(said).encode(), headers, method="POST"
    )
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            answer.read(1)
    except urllib.error.HTTPError as why:
        why.close()
        raise NotTaken(f"The gateway for text messages did not take one: it answered {why.code}.") from None
    except OSError as why:
        raise NotTaken(f"The gateway for text messages did not take one: {why}.") from None

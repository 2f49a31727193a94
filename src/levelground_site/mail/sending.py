"""Sends one e-mail, once the transaction that asked for it has been kept."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django_tasks import task

from levelground_site.config.sealing import seal, unseal

# What would go to an address of a domain that reaches nobody is told in another way: given the address alone.
WAYS: dict[str, Callable[[str], None]] = {}


def send(template: str, to: str, context: Mapping[str, Any]) -> None:
    """Sends the e-mail of a template to an address, by a job, when the transaction is kept.

    Three files make a template: NAME_subject.txt, NAME_message.txt and NAME_message.html. Whoever has an account gets
    it as they like to read: in plain text alone, in large letters, in easy read where there is a NAME_easy.txt. Nothing
    personal belongs in a subject, and nothing confidential in an e-mail: it says that something waits, and where.
    Whoever has no address of e-mail is told by the way that is registered for theirs (`WAYS`).
    """
    other_way = WAYS.get(to.rpartition("@")[2])
    if other_way is not None:
        other_way(to)
        return
    likes = get_user_model().objects.filter(email=to.lower()).only("easy_first", "large_letters", "plain_email").first()
    given = {**context, "site_name": settings.NAME, "site_url": settings.SITE_URL}
    given["large_letters"] = likes is not None and likes.large_letters
    subject = " ".join(render_to_string(f"{template}_subject.txt", given).split())
    text = _rendered(f"{template}_easy.txt", given) if likes is not None and likes.easy_first else ""
    html = ""
    if not text:
        text = render_to_string(f"{template}_message.txt", given).strip() + "\n"
        html = "" if likes is not None and likes.plain_email else _rendered(f"{template}_message.html", given)
    # Links in an e-mail open doors, and the queue is kept in the database: so it is sealed there.
    sealed = seal(json.dumps([to, subject, text, html]))
    transaction.on_commit(lambda: deliver.enqueue(sealed))


def _rendered(template: str, given: Mapping[str, Any]) -> str:
    """What a template gives, or nothing where there is no such template."""
    try:
        return str(render_to_string(template, dict(given))).strip() + "\n"
    except TemplateDoesNotExist:
        return ""


@task()
def deliver(sealed: str) -> None:
    """Hands one e-mail to the server, or to the folder that stands in for it."""
    to, subject, text, html = json.loads(unseal(sealed))
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    if html:
        message.attach_alternative(html, "text/html")
    message.send()

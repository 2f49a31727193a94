"""Sends one e-mail, once the transaction that asked for it has been kept."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django_tasks import task

from levelground_site.config.sealing import seal, unseal


def send(template: str, to: str, context: Mapping[str, Any]) -> None:
    """Sends the e-mail of a template to an address, by a job, when the transaction is kept.

    Three files make a template: NAME_subject.txt, NAME_message.txt and NAME_message.html. Nothing personal belongs in
    a subject, and nothing confidential in an e-mail: it says that something waits, and where.
    """
    given = {**context, "site_name": settings.NAME, "site_url": settings.SITE_URL}
    subject = " ".join(render_to_string(f"{template}_subject.txt", given).split())
    text = render_to_string(f"{template}_message.txt", given).strip() + "\n"
    try:
        html = str(render_to_string(f"{template}_message.html", given))
    except TemplateDoesNotExist:
        html = ""
    # Links in an e-mail open doors, and the queue is kept in the database: so it is sealed there.
    sealed = seal(json.dumps([to, subject, text, html]))
    transaction.on_commit(lambda: deliver.enqueue(sealed))


@task()
def deliver(sealed: str) -> None:
    """Hands one e-mail to the server, or to the folder that stands in for it."""
    to, subject, text, html = json.loads(unseal(sealed))
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    if html:
        message.attach_alternative(html, "text/html")
    message.send()

"""Easy read in the demo: approved words, words that wait, a page that was tried, and messages in each state."""

from datetime import timedelta

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.demo.making import demo_part
from levelground_site.easy_read.actions import filling, messages, wording
from levelground_site.easy_read.asking import FORMS
from levelground_site.easy_read.models import Message
from levelground_site.easy_read.texts import PATTERNS, TEXTS, Row, Section, Text
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona

# Waits for the lived-experience lead, so that there is something to approve.
LEFT_WAITING = ("tried",)


@demo_part("easy read, and what is not working", order=70)
def easy_read() -> None:
    """Approvals, one trial, one draft; one message that waits, one that is late, one that was answered."""
    lead, editor = persona(Role.LIVED_EXPERIENCE_LEAD), persona(Role.EDITOR)
    for pattern in PATTERNS.values():
        if pattern.key not in LEFT_WAITING:
            wording.approve_pattern(lead, None, pattern=pattern)
    text = TEXTS["this-site"]
    wording.approve_as_it_stands(lead, None, text=text)
    on = timezone.localdate() - timedelta(days=40)
    wording.record_trial(
        lead,
        None,
        text=text,
        group="Northfield People First",
        people=6,
        on=on,
        learned="They asked for larger pictures, and for a button that reads the page aloud.",
        paid=True,
    )
    first, *rest = text.sections
    rows = (*first.rows[:-1], Row("report", "Utilise this site to monitor progress, e.g. 9% of posts."))
    changed = Text(text.key, text.title, text.about, text.beside, (Section(first.heading, rows), *rest))
    wording.write(editor, None, text=changed)
    _message("work", "My job coach stopped coming. Nobody told me why.", "page", 0)
    _message("promise", "They said I would get a computer with big letters.", "page", 12)
    told = _message("website", "I cannot find my page again.", "page", 9)
    messages.answer(lead, told, words="I am sorry. I sent you a letter with the address. Call me if it is lost.")
    Message.objects.filter(pk=told.pk).update(answered=timezone.now() - timedelta(days=5))


def _message(what: str, happened: str, how: str, days_ago: int) -> Message:
    filled = filling.begin(None, None, form=FORMS["not-working"], about=HOME, token=filling.new_token())
    for key, answer in (("what", what), ("happened", happened), ("place", ""), ("how", how), ("name", "Danny")):
        filling.save_answer(None, filled, key=key, answer=answer)
    filling.send(None, filled)
    told = Message.objects.get(of=filled)
    told.said -= timedelta(days=days_ago)
    told.answer_by -= timedelta(days=days_ago)
    told.organisation = Organisation.objects.get(code=HOME)
    told.save()
    return told

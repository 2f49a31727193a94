"""The demo's library: what comes with the program, reviewed by the demo's editor; some of it still on the way."""

from datetime import timedelta

from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.carers.library import actions
from levelground_site.carers.library.actions import Words
from levelground_site.carers.library.documents import documents
from levelground_site.carers.library.models import Item, Text, Useful
from levelground_site.demo.making import demo_part
from levelground_site.people.demo_data import persona

# Texts that still wait for a review, and one that is due to be looked at again.
WAITING = {("do-i-count", "pl"), ("far-away", "en")}
DUE = "shifts"


@demo_part("carers’ library", order=60)
def library() -> None:
    """Every text that comes with the program, in each state."""
    editor, lead = persona(Role.EDITOR), persona(Role.CARERS_LEAD)
    for text, document in actions.load_all(System("make_demo"), documents()):
        if (document.slug, document.language) not in WAITING:
            actions.publish(editor, text, next_review=document.next_review)
    today = timezone.localdate()
    Text.objects.filter(item__slug=DUE).update(reviewed=today - timedelta(days=370), next_review=today, state="due")
    item = Item.objects.get(slug="sleep")
    draft = actions.begin_version(
        lead,
        item,
        form="easy-read",
        language="en",
        words=Words(
            "Sleep", "What helps when you wake up at night.", "Write down what you must do tomorrow.", lead.name
        ),
    )
    actions.write(lead, draft, words=actions.words_of(draft))
    month = today.replace(day=1)
    Useful.objects.bulk_create(
        Useful(item=each, month=month, yes=5 + 7 * place % 23, no=place % 4)
        for place, each in enumerate(Item.objects.filter(slug__in=("falls", "cannot-cope", "money-first-look")))
    )

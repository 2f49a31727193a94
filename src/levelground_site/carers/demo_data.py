"""What the demo's trust adds to the law: made up."""

from datetime import timedelta

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.carers import actions
from levelground_site.carers.actions import Written
from levelground_site.carers.models import Addition
from levelground_site.demo.making import demo_part
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona

# About, title, words, whom to ask, where it stands.
ADDED = (
    (
        "right-carers-leave",
        "Five days of carer’s leave with pay",
        "In each year five of your days are paid, in half days if you like. Employed staff and those on the bank with "
        "shifts booked. Tell your manager, or put it in the roster yourself. No proof is asked for.",
        "People services, people.services@northfield.example",
        "https://northfield.example/policies/carers-leave",
    ),
    (
        "right-nhs-flexible-working",
        "A yes in the same week where no shift is moved",
        "Where a change moves nobody else’s shift, your manager can agree it at once, without a form. All others are "
        "answered within 28 days.",
        "The flexible-working lead, flexible@northfield.example",
        "https://northfield.example/policies/flexible-working",
    ),
    (
        "emergency",
        "Emergency days are paid on the first day",
        "If you must go in a shift, the rest of that shift is paid.",
        "The nurse in charge, or the site manager at night",
        "",
    ),
    (
        "money",
        "A hardship fund",
        "Up to £500 once a year, decided by two people who do not know your name.",
        "The carers lead, carers@northfield.example",
        "https://northfield.example/carers/fund",
    ),
    (
        "work",
        "Parking near the door",
        "If you may be called away, you can ask for a space by the exit.",
        "Travel desk, extension 2210",
        "",
    ),
)


@demo_part("what an employer adds", order=58)
def added() -> None:
    """Five things at one trust; one of them is due to be looked at again."""
    trust, hr, today = Organisation.objects.get(code=HOME), persona(Role.HR), timezone.localdate()
    for place, (about, title, words, contact, link) in enumerate(ADDED):
        since = today - timedelta(days=200 + 30 * place)
        given = Written(about, title, words, contact, link, since, None, today + timedelta(days=365 - since.day))
        actions.add(hr, trust, given)
    Addition.objects.filter(about="work").update(look_again=today - timedelta(days=9))

"""The demo's trust has turned the measuring of extracts on."""

from datetime import timedelta

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.demo.making import demo_part
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona
from levelground_site.returns.extracts import actions
from levelground_site.returns.extracts.models import YEAR


@demo_part("leave to measure extracts here", order=60)
def allowed() -> None:
    """By its information-governance lead."""
    trust = Organisation.objects.get(code=HOME)
    lead = persona(Role.GOVERNANCE_LEAD)
    # More than a year ago, so that it waits to be looked at again.
    approved = timezone.localdate() - YEAR - timedelta(days=9)
    actions.turn_on(lead, trust, reference=f"DPIA {approved.year}/014", approved_on=approved)

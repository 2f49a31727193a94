"""The demo's trust has turned the measuring of extracts on."""

from datetime import date

from levelground_site.access import Role
from levelground_site.demo.making import demo_part
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona
from levelground_site.returns.extracts import actions


@demo_part("leave to measure extracts here", order=60)
def allowed() -> None:
    """By its information-governance lead."""
    trust = Organisation.objects.get(code=HOME)
    lead = persona(Role.GOVERNANCE_LEAD)
    actions.turn_on(lead, trust, reference="DPIA 2026/014", approved_on=date(2026, 5, 27))

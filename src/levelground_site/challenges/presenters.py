"""A challenge as it is told in a list: where it is, and whose figures it is about."""

from django.urls import reverse

from levelground_site.challenges.models import Challenge


def address(challenge: Challenge) -> str:
    """Where an entry of the register is."""
    return reverse("challenge-entry", kwargs={"pk": challenge.pk})


def about(challenge: Challenge) -> str:
    """Whose figures it is about."""
    return challenge.organisation.name if challenge.organisation else "England, a region or a system"

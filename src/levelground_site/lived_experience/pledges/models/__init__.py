"""Pledge schemes as dated data, and what organisations pledged, did, and can show."""

from levelground_site.lived_experience.pledges.models.led_to import (
    WEEKS,
    Check,
    FollowUp,
    Internships,
    Report,
    Route,
    Side,
    Starts,
)
from levelground_site.lived_experience.pledges.models.pledge import Change, Evidence, Measure, Pledge, Promise, Reminded
from levelground_site.lived_experience.pledges.models.public import Comparison, Published, Question
from levelground_site.lived_experience.pledges.models.scheme import Asks, Edition, Proves, Scheme, StartingPoint, Step

__all__ = [
    "WEEKS",
    "Asks",
    "Change",
    "Check",
    "Comparison",
    "Edition",
    "Evidence",
    "FollowUp",
    "Internships",
    "Measure",
    "Pledge",
    "Promise",
    "Proves",
    "Published",
    "Question",
    "Reminded",
    "Report",
    "Route",
    "Scheme",
    "Side",
    "StartingPoint",
    "Starts",
    "Step",
]

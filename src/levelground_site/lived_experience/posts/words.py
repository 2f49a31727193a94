"""What a post can be, as it is kept and as people read it."""

from django.db import models


class Kind(models.TextChoices):
    """Three kinds that are never summed: a job, paid work now and then, unpaid work."""

    EMPLOYED = "employed", "Employed"
    INVOLVED = "involved", "Paid involvement"
    VOLUNTEER = "volunteer", "Volunteer"


class Level(models.TextChoices):
    """Where the post works, from the front line to the nation."""

    FRONT_LINE = "front-line", "Front line"
    SERVICE = "service", "A service"
    ORGANISATION = "organisation", "Board or committee of an organisation"
    SYSTEM = "system", "An integrated care system"
    NATIONAL = "national", "National"


class Rights(models.TextChoices):
    """What the post may decide."""

    ADVISE = "advise", "Advises"
    VOTE = "vote", "Votes"
    BUDGET = "budget", "Holds a budget"


class AccessToWork(models.TextChoices):
    """How far a grant of Access to Work has come."""

    NOT_ASKED = "", "Not asked for"
    ASKED = "asked", "Asked for"
    AWARDED = "awarded", "Awarded"
    IN_PLACE = "in-place", "In place"


# The experience that a post asks for: of the post, never of a named person.
EXPERIENCES = {
    "learning-disability": "Learning disability",
    "autism": "Autism",
    "family-carer": "Family carer",
    "mental-health": "Mental health",
    "ethnicity": "Ethnicity",
    "other": "Other",
}
# How people were found for it.
RECRUITMENT = {
    "easy-read-advert": "Easy-read advert",
    "own-words": "Application in one’s own words, by voice or film",
    "questions-first": "Questions given in advance",
    "working-interview": "Working interview or trial in place of an interview",
    "supporter": "A supporter is welcome at every step",
    "easy-read-pack": "Easy-read pack about the job",
}
BANDS = ["", *(f"Band {number}" for number in (2, 3, 4, 5, 6, 7)), "Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9"]
SENIOR_FROM = BANDS.index("Band 8a")

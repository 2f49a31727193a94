"""What a supported way into work can be."""

from django.db import models


class Route(models.TextChoices):
    """The ways in."""

    INTERNSHIP = "internship", "Supported internship"
    TASTING = "tasting", "Work tasting"
    APPRENTICESHIP = "apprenticeship", "Apprenticeship with adjusted entry"
    COACHED = "coached", "Job with a job coach"


# What of the usual entry is changed, so that it keeps nobody out.
ADJUSTED = {
    "no-exam": "No exam in English or maths is asked for at the start",
    "functional": "English and maths at the level that the person’s plan sets",
    "trial": "A trial in place of an interview",
    "part-time": "Fewer hours, over a longer time",
    "coach": "A job coach from the first day",
    "travel": "Travel is learned together",
}

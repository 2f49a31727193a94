"""What is done once a day: challenges past their day are late."""

from levelground_site.challenges.actions import escalate
from levelground_site.jobs.calendar import every_day

every_day(escalate)

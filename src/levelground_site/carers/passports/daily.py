"""What passports do by the date."""

from levelground_site.carers.passports.actions import count_by_month
from levelground_site.jobs.calendar import every_day

every_day(count_by_month)

"""What pledges do by the date."""

from levelground_site.jobs.calendar import every_day
from levelground_site.lived_experience.pledges.actions import keep_dates, publish_due

every_day(keep_dates)
every_day(publish_due)

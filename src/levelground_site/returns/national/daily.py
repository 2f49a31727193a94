"""What collections do by the date."""

from levelground_site.jobs.calendar import every_day
from levelground_site.returns.actions.collecting import open_and_close_by_date

every_day(open_and_close_by_date)

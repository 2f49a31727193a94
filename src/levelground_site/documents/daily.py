"""What documents do by the date."""

from levelground_site.documents.actions import keep_documents
from levelground_site.jobs.calendar import every_day

every_day(keep_documents)

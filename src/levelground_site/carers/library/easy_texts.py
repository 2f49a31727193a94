"""Which guides have an easy-read page beside them: those of which an easy-read text is published."""

from levelground_site.carers.library.queries import has_easy
from levelground_site.easy_read.pages import Twin, stands_beside

stands_beside(Twin("library-easy", there=has_easy), "library-item")

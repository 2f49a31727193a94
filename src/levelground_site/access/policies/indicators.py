"""What was published is read by everybody."""

from levelground_site.access.policy import anyone, resource

resource("figure", "Published figures of a place, and how sure they are", see=anyone("of what was released"))

"""The hub of lived experience is everybody's."""

from levelground_site.access.policy import anyone, resource

resource("lived-experience", "The hub of lived experience: pledges, posts, ways into work", see=anyone())

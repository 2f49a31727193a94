"""What was released is everybody's."""

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

resource(
    "release",
    "A national release: open data, with small numbers hidden",
    see=anyone(),
    publish=by(Role.NATIONAL_TEAM, words="all at once, never changed afterwards", confidential=True),
)

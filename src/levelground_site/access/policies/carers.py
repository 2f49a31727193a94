"""What is open to everyone who looks after someone: no account, no question."""

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

resource("carers", "The carers’ hub, their rights by date, and the guide to the talk", see=anyone())
resource(
    "employer-adds",
    "What an employer adds to the law for those who look after someone: policy, whom to ask, where it stands",
    see=anyone(),
    write=by(Role.HR, Role.CARERS_LEAD, Role.EQUALITY_LEAD),
)

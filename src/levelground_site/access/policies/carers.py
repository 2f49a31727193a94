"""What is open to everyone who looks after someone: no account, no question."""

from levelground_site.access.policy import anyone, resource

resource("carers", "The carers’ hub, their rights by date, and the guide to the talk", see=anyone())

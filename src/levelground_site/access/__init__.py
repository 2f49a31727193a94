"""The only place that answers 'may they?': roles, what each may do, and how pages and actions ask."""

from levelground_site.access.deciding import Refused, System, may, require, visible
from levelground_site.access.policy import anyone, by, resource, signed_in
from levelground_site.access.roles import Reach, Role

__all__ = [
    "Reach",
    "Refused",
    "Role",
    "System",
    "anyone",
    "by",
    "may",
    "require",
    "resource",
    "signed_in",
    "visible",
]

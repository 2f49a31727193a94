"""What would be e-mailed to whoever has a phone alone is told by text message."""

from levelground_site.mail.sending import WAYS
from levelground_site.people.models import Person
from levelground_site.phones.actions import tell_by_phone

WAYS[Person.PHONE_ALONE] = tell_by_phone

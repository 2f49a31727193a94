"""Makes, in a database of its own, an analyst who may drop extracts; says on its output how to be them."""

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parents[3]))
os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from levelground_site.access import Role, System  # noqa: E402
from levelground_site.people.models import Person  # noqa: E402
from levelground_site.returns import actions as returns  # noqa: E402
from levelground_site.returns.extracts import actions  # noqa: E402
from site_world import made_world  # noqa: E402

Path(settings.DATA).mkdir(parents=True, exist_ok=True)
call_command("migrate", verbosity=0, interactive=False)
world, now = made_world(), timezone.now()
planned = returns.plan(
    System("test"),
    None,
    name="wres",
    year=2026,
    opens=now,
    closes=now + timedelta(days=30),
    publish_by=date(2026, 10, 31),
)
mine = returns.open_collection(System("test"), planned).returns.get(organisation=world.own)
actions.turn_on(System("test"), world.own, reference="DPIA 7", approved_on=date(2026, 1, 8))
# A persona has a second factor by nature.
Person.objects.update(persona=True)
analyst = world.people[Role.ANALYST]
session = SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(analyst.pk), analyst.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session.create()
print(json.dumps({"session": session.session_key, "path": "/returns/wres/2026/RAA/extracts/"}))

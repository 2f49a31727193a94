"""Counting how often somebody asks, and saying when it is too often."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from levelground_site.pace.models import Spent


@dataclass(frozen=True)
class Pace:
    """So many times in so many seconds."""

    times: int
    seconds: int


@dataclass(frozen=True)
class Spending:
    """What one asking came to: whether it was within the pace, how many are left, and the seconds until all are."""

    within: bool
    left: int
    again_in: int


def spend(what: str, who: str, pace: Pace) -> Spending:
    """Counts one asking by somebody (an address, a token's identifier), and says whether it was within the pace.

    Stretches begin at whole multiples of `pace.seconds`. One statement adds, whatever the database: two processes that
    count at the same moment are both counted. `who` is kept as a keyed fingerprint, and only until the stretch ends.
    """
    now = timezone.now()
    begun = int(now.timestamp()) // pace.seconds * pace.seconds
    ends = datetime.fromtimestamp(begun, UTC) + timedelta(seconds=pace.seconds)
    counted = Spent.objects.filter(who=_fingerprint(what, who), ends=ends)
    if not counted.update(times=F("times") + 1):
        Spent.objects.filter(ends__lte=now).delete()
        Spent.objects.bulk_create([Spent(who=_fingerprint(what, who), ends=ends)], ignore_conflicts=True)
        counted.update(times=F("times") + 1)
    times = counted.values_list("times", flat=True).first() or 1
    again_in = max(1, int((ends - now).total_seconds() + 1))
    return Spending(times <= pace.times, max(0, pace.times - times), again_in)


def _fingerprint(what: str, who: str) -> str:
    key = hashlib.sha256(b"pace" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, f"{what} {who}".encode(), hashlib.sha256).hexdigest()

"""The register of pledges at 1,500 organisations and ten years: how long each page takes to be made.

python -m benchmarks.register            (goal: under 100 ms a page)
"""

import os
import random
import statistics
import tempfile
import time
from datetime import date, timedelta

ORGANISATIONS, SCHEMES, GOAL_MS, ROUNDS = 1500, 10, 100, 9


def main() -> None:
    """Makes the register in a database of its own, and prints the median and the longest of each page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LEVELGROUND_MODE": "demo", "LEVELGROUND_DATA": folder}
        os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.settings"
        import django  # noqa: PLC0415 (the settings are read when it starts)

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        _fill()
        client = Client()
        base = "/lived-experience/pledges/"
        for page in (
            base, f"{base}?page=200", f"{base}?standing=no-proof&region=Region+3", f"{base}?sort=-signed",
            f"{base}?q=trust+77",
            f"{base}scheme-1/", f"{base}scheme-1/T0042/", f"{base}scheme-1/T0042/easy/", "/organisations/T0042/",
        ):  # fmt: skip
            client.get(page)
            took = []
            for _ in range(ROUNDS):
                began = time.process_time()
                answer = client.get(page)
                took.append(1000 * (time.process_time() - began))
                assert answer.status_code == 200, page
            said = "met" if statistics.median(took) < GOAL_MS else "MISSED"
            print(f"{statistics.median(took):7.1f} ms  (longest {max(took):7.1f})  {said:6}  {page}")


def _fill() -> None:
    from levelground_site.lived_experience.pledges.models import (  # noqa: PLC0415
        Change,
        Edition,
        Pledge,
        Promise,
        Published,
        Report,
        Scheme,
        Step,
    )
    from levelground_site.organisations.models import Organisation  # noqa: PLC0415

    made_up = random.Random(1)
    systems = Organisation.objects.bulk_create(
        Organisation(code=f"Q{n:03}", name=f"System {n}", kind="icb", region=f"Region {n % 7}", opened=date(2010, 4, 1))
        for n in range(42)
    )
    trusts = Organisation.objects.bulk_create(
        Organisation(
            code=f"T{n:04}", name=f"Trust {n}", kind="trust", region=systems[n % 42].region, ics=systems[n % 42],
            opened=date(2010, 4, 1),
        )
        for n in range(ORGANISATIONS)
    )  # fmt: skip
    pledges = []
    for n in range(SCHEMES):
        scheme = Scheme.objects.create(
            key=f"scheme-{n}",
            name=f"Scheme {n}",
            owner="Owner",
            about="About",
            state="open",
            counts_people=True,
            source="-",
        )
        edition = Edition.objects.create(scheme=scheme, number=1, since=date(2015, 1, 1), words="We will.")
        Step.objects.bulk_create(
            Step(edition=edition, number=k, name=f"S{k}", asks="?", evidence=["plan"]) for k in (1, 2, 3)
        )
        for trust in trusts:
            signed = date(2016, 1, 1) + timedelta(days=made_up.randrange(3600))
            pledges.append(
                Pledge(
                    organisation=trust, scheme=scheme, edition=edition,
                    state=made_up.choice(["signed", "planned", "shown"]),
                    words="We will.", signatory="A", signatory_post="B", signed=signed, board_signed_off=signed,
                    heard=signed + timedelta(days=made_up.randrange(3000)), step=made_up.randrange(4),
                )
            )  # fmt: skip
    Pledge.objects.bulk_create(pledges, batch_size=2000)
    Change.objects.bulk_create(Change(of=each, on=each.signed, what="Signed") for each in pledges)
    day = date(2028, 1, 1)
    Promise.objects.bulk_create(Promise(of=each, measure="people", number=5, by_day=day) for each in pledges)
    # A report each half-year for ten years.
    Report.objects.bulk_create(
        (
            Report(of=each, period_end=date(2016 + half // 2, 6 if half % 2 else 12, 28), done="Done", posts=1,
                   tastings=0, asked=0, awarded=0, in_place=0)
            for each in pledges[::3]
            for half in range(20)
        ),
        batch_size=5000,
    )  # fmt: skip
    for scheme in Scheme.objects.all():
        for half in range(20):
            Published.objects.create(
                scheme=scheme, on=date(2016 + half // 2, 4 if half % 2 else 10, 1), behind="{}",
                shown={
                    "regions": [], "sums": {}, "england": {},
                    "bands": {str(pk): [1, 1, 1, 0] for pk in scheme.pledges.values_list("pk", flat=True)},
                },
            )  # fmt: skip


if __name__ == "__main__":
    main()

"""The site on a real PostgreSQL: its migrations, trail, jobs, returns, documents, carers' pages, and two at once."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.postgresql import postgresql

HERE = Path(__file__).parent
SITE = HERE.parent / "site"
# Of the carers' pages, what asks the database for more than rows: its own rules, counts, bulk changes, and dates.
CARERS = {
    "carers/test_passports.py": ("test_an_organisation_is_told_once_a_month_and_nothing_of_anybody",),
    "carers/portal_access/test_access_to_portals.py": (
        "test_seats_run_out_and_come_back",
        "test_the_trail_does_not_name_who_asked_or_who_granted",
    ),
    "carers/library/test_states_of_texts.py": (
        "test_the_database_itself_refuses_what_is_not_whole", "test_answers_are_counted_by_month_and_a_shelf_is_sealed",
        "test_loading_is_done_once_and_waits_for_a_review",
    ),
    "stories/test_stories.py": (
        "test_it_is_heard_only_where_its_teller_agreed", "test_lists_ask_no_more_of_the_database_when_they_grow",
    ),
}  # fmt: skip
CHOSEN = (
    *(SITE / "test_trail.py", SITE / "test_jobs.py", SITE / "returns" / "test_steps.py"),
    *(SITE / "documents" / "test_documents.py", HERE / "two_at_once.py"),
    *(f"{SITE / path}::{test}" for path, tests in CARERS.items() for test in tests),
    HERE / "carers_at_once.py",
    HERE / "lived_experience_at_once.py",
)


def test_what_matters_holds_on_postgresql_too() -> None:
    with postgresql() as address:
        environment = {**os.environ, "DATABASE_URL": address}
        environment.pop("PYTEST_XDIST_WORKER", None)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--migrations",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-m",
            "not long",
        ]
        done = subprocess.run(
            [*command, *map(str, CHOSEN)], env=environment, capture_output=True, text=True, check=False, timeout=600
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

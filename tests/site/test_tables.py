"""A new demo's tables are made from the models: they are those with which the migrations end."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

STRAIGHT = (
    "import django; django.setup(); from levelground_site.config.tables import make_tables; make_tables(); "
    "from django.core.management import call_command; call_command('migrate', check_unapplied=True, verbosity=0); "
    "call_command('migrate', verbosity=0)"
)
BY_MIGRATIONS = (
    "import django; django.setup(); from django.core.management import call_command; "
    "call_command('migrate', verbosity=0); call_command('makemigrations', check_changes=True, verbosity=0)"
)


def _tables(folder: Path, program: str) -> dict[str, object]:
    """Every table, its columns and what is said of them in whatever order, its rows; every index."""
    own = {"LEVELGROUND_MODE": "demo", "LEVELGROUND_DATA": str(folder), "DATABASE_URL": ""}
    own |= {"DJANGO_SETTINGS_MODULE": "levelground_site.config.settings"}
    folder.mkdir()
    subprocess.run([sys.executable, "-c", program], env={**os.environ, **own}, check=True)
    found: dict[str, object] = {}
    with sqlite3.connect(folder / "site.sqlite3") as database:
        for kind, name, said in database.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
            if name.startswith("sqlite_"):
                continue
            # Names that Django makes of a table and its columns end alike; what is said between commas may be moved.
            words = re.sub(r"\s+", " ", said or "")
            found[f"{kind} {name}"] = sorted(re.split(r", |\(|\)", words)) if kind == "table" else words
            if kind == "table":
                found[f"rows of {name}"] = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()
    return found


def test_the_tables_of_a_new_demo_are_those_of_the_migrations(tmp_path: Path) -> None:
    straight, step_by_step = _tables(tmp_path / "a", STRAIGHT), _tables(tmp_path / "b", BY_MIGRATIONS)
    assert "table returns_return" in straight
    assert straight == step_by_step

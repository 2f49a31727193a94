"""Settings: safe when forgotten, all faults told at once, and strict headers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from levelground_site.config.environment import Environment

GOOD = {
    "LEVELGROUND_SECRET_KEY": "a-test's-own-secret-of-letters-0123456789-abcdefghijklmnop",
    "LEVELGROUND_DOCUMENT_KEY": "another-secret-of-letters-for-documents-0123456789-abcdefgh",
    "LEVELGROUND_SEALING_KEYS": "a-third-one-that-seals-0123456789-abcdefghijklmnopqrstuvwxyz",
    "LEVELGROUND_TRAIL_KEY": "a-fourth-one-for-the-trail-0123456789-abcdefghijklmnopqrst",
    "LEVELGROUND_HOSTS": "wres.example.org",
    "LEVELGROUND_URL": "https://wres.example.org",
}


def _started(folder: object, **variables: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEVELGROUND", "DJANGO"))}
    kept.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "levelground_site", "check", "--deploy", "--fail-level", "WARNING"],
        env={**kept, "LEVELGROUND_DATA": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_is_the_default_and_refuses_to_start_without_its_secrets(tmp_path: object) -> None:
    ended = _started(tmp_path)
    assert ended.returncode == 2
    for name in GOOD:
        assert name in ended.stderr
    assert "Traceback" not in ended.stderr


def test_production_passes_the_checks_of_deployment(tmp_path: object) -> None:
    ended = _started(tmp_path, **GOOD)
    assert ended.returncode == 0, ended.stderr


def test_single_sign_on_needs_all_of_its_settings(tmp_path: object) -> None:
    named = {**GOOD, "LEVELGROUND_OIDC_NAME": "Staff sign-in"}
    told = _started(tmp_path, **named).stderr
    assert all(f"LEVELGROUND_OIDC_{name}" in told for name in ("URL", "CLIENT_ID", "SECRET"))


def test_a_short_secret_is_refused(tmp_path: object) -> None:
    assert "too short" in _started(tmp_path, **{**GOOD, "LEVELGROUND_SECRET_KEY": "short"}).stderr


@pytest.mark.parametrize("name", ["SEALING_KEYS", "TRAIL_KEY", "DOCUMENT_KEY"])
def test_a_key_is_long_and_its_own(tmp_path: object, name: str) -> None:
    secret = GOOD["LEVELGROUND_SECRET_KEY"]
    told = _started(tmp_path, **{**GOOD, f"LEVELGROUND_{name}": f"{secret},short"}).stderr
    assert f"LEVELGROUND_{name} is too short" in told
    assert f"LEVELGROUND_{name} is the same as LEVELGROUND_SECRET_KEY: it must be another" in told


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL must look like"),
        ({"LEVELGROUND_MODE": "debug"}, "it can be production, demo, test"),
        ({"LEVELGROUND_SESSION_HOURS": "never"}, "must be a whole number"),
    ],
)
def test_a_wrong_setting_is_told(variables: dict[str, str], told: str, tmp_path: object) -> None:
    assert told in _started(tmp_path, **{**GOOD, **variables}).stderr


def test_an_address_of_postgresql_is_read() -> None:
    environment = Environment({"DATABASE_URL": "postgresql://me:p%40ss@db.example.org:5433/site?sslmode=require"})
    from pathlib import Path

    found = environment.database(Path())
    assert (found["USER"], found["PASSWORD"], found["PORT"], found["NAME"]) == ("me", "p@ss", "5433", "site")
    assert found["OPTIONS"] == {"sslmode": "require"}
    environment.finish()


def test_all_faults_are_told_at_once() -> None:
    environment = Environment({})
    environment.text("A", why="the first.")
    environment.text("B", why="the second.")
    with pytest.raises(ImproperlyConfigured, match=r"(?s)LEVELGROUND_A.*LEVELGROUND_B"):
        environment.finish()


def test_every_page_carries_the_strict_policy(db: None, client: Client) -> None:
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert f'<script nonce="{nonce}">' in answer.content.decode()
    assert answer["X-Frame-Options"] == "DENY"


def test_a_form_from_a_page_open_too_long_is_told_kindly(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"login": "a@example.org"})
    assert answer.status_code == 403
    assert b"This page was open for too long" in answer.content


def test_a_fault_of_ours_has_a_page(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("levelground_site.organisations.queries.Organisation", broken)
    answer = Client(raise_request_exception=False).get("/organisations/RAA/")
    assert answer.status_code == 500
    assert b"Something went wrong here" in answer.content


def test_a_database_that_does_not_answer_is_told_in_a_sentence(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "LEVELGROUND_MODE": "demo",
        "LEVELGROUND_DATA": str(tmp_path / "data"),
        "DATABASE_URL": f"postgresql://nobody@/none?host={tmp_path}",
    }
    command = [sys.executable, "-m", "levelground_site", "serve", "--port", "1"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "The database does not answer" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    ended = _started(tmp_path / "nowhere", **GOOD)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert "LEVELGROUND_DATA" in ended.stderr

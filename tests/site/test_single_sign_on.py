"""Single sign-on by OpenID Connect, against a real provider: a process of its own, with its own port and keys."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from levelground_site.people.models import Person
from site_world import person

PROVIDER = Path(__file__).parents[1] / "openid_provider.py"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the provider answers, for as long as the module's tests run."""
    command = [sys.executable, str(PROVIDER), "known@example.org", "levelground", "shared"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={}) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.terminate()


@pytest.fixture
def provider(settings: Any, address: str) -> dict[str, Any]:
    """The settings by which the site knows it."""
    app: dict[str, Any] = {"provider_id": "sso", "name": "Staff sign-in", "client_id": "levelground"}
    app |= {"secret": "shared", "settings": {"server_url": address}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.SINGLE_SIGN_ON = "Staff sign-in"
    return app


class NotFollowed(HTTPRedirectHandler):
    """Stops at the address that the provider sends the browser back to."""

    def redirect_request(self, *given: Any) -> None:
        return None


def _went_there_and_back(client: Client) -> Any:
    leaving = client.post("/account/sso/sso/")
    assert leaving.status_code == 302
    with pytest.raises(HTTPError) as sent, build_opener(NotFollowed).open(leaving["Location"]):
        pass
    back = urlsplit(sent.value.headers["Location"])
    sent.value.close()
    return client.get(f"{back.path}?{back.query}")


def test_somebody_with_an_account_is_signed_in(db: None, client: Client, provider: dict[str, Any]) -> None:
    who = person("Known")
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    assert b"Sign in with Staff sign-in" in client.get("/account/sign-in/").content
    answer = _went_there_and_back(client)
    assert answer["Location"] == "/home/", answer.content.decode()
    assert client.get("/home/").wsgi_request.user == who


def test_somebody_unknown_is_told_so_and_gets_no_account(db: None, client: Client, provider: dict[str, Any]) -> None:
    answer = _went_there_and_back(client)
    page = client.get(answer["Location"], follow=True) if answer.status_code == 302 else answer
    assert "no account here has your address" in page.content.decode()
    assert not Person.objects.exists()


def test_a_state_that_is_not_ours_signs_nobody_in(db: None, client: Client, provider: dict[str, Any]) -> None:
    answer = client.get("/account/sso/sso/back/?code=code&state=made-up")
    assert answer.status_code in {400, 401, 403, 200}
    assert client.get("/home/").status_code == 302


def test_a_site_that_the_provider_does_not_know_signs_nobody_in(
    db: None, client: Client, provider: dict[str, Any]
) -> None:
    provider["secret"] = "another"
    who = person("Known")
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    answer = _went_there_and_back(client)
    assert answer.get("Location") != "/home/"
    assert client.get("/home/").status_code == 302


def test_a_way_back_that_is_used_twice_signs_in_once(db: None, client: Client, provider: dict[str, Any]) -> None:
    who = person("Known")
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    back = _went_there_and_back(client).wsgi_request.get_full_path()
    other = Client()
    other.get(back)
    assert other.get("/home/").status_code == 302

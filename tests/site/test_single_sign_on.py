"""Single sign-on by OpenID Connect, against a real provider that runs on this machine."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from jwcrypto import jwk, jwt

from levelground_site.people.models import Person
from site_world import person

KEY = jwk.JWK.generate(kty="RSA", size=2048, kid="one", use="sig", alg="RS256")


class Provider(BaseHTTPRequestHandler):
    """The authorisation code flow: discovery, keys, authorisation, token."""

    email = "known@example.org"
    nonces: dict[str, str] = {}  # noqa: RUF012 (one provider at a time)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        match parts.path:
            case "/.well-known/openid-configuration":
                ends = ("authorization", "token", "userinfo")
                self._say(
                    {"issuer": self.address, "jwks_uri": f"{self.address}/keys"}
                    | {f"{end}_endpoint": f"{self.address}/{end}" for end in ends}
                )
            case "/keys":
                self._say({"keys": [json.loads(KEY.export_public())]})
            case "/userinfo":
                self._say(self._claims(""))
            case "/authorization":
                asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
                assert asked["code_challenge_method"] == "S256"
                self.nonces["code"] = asked.get("nonce", "")
                self.send_response(302)
                back = urlencode({"code": "code", "state": asked["state"]})
                self.send_header("Location", f"{asked['redirect_uri']}?{back}")
                self.end_headers()

    def do_POST(self) -> None:
        assert self.path == "/token"
        given = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert given["code_verifier"]
        token = jwt.JWT(header={"alg": "RS256", "kid": "one"}, claims=self._claims(self.nonces["code"]))
        token.make_signed_token(KEY)
        self._say({"access_token": "access", "token_type": "Bearer", "id_token": token.serialize()})

    def _claims(self, nonce: str) -> dict[str, Any]:
        now = int(time.time())
        claims = {"iss": self.address, "aud": "levelground", "sub": "42", "iat": now, "exp": now + 60}
        return claims | {"email": self.email, "email_verified": True} | ({"nonce": nonce} if nonce else {})

    def _say(self, what: Any) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def provider(settings: Any) -> Iterator[type[Provider]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    app = {"provider_id": "sso", "name": "Staff sign-in", "client_id": "levelground", "secret": "s"}
    app |= {"settings": {"server_url": address}}  # type: ignore[dict-item]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.SINGLE_SIGN_ON = "Staff sign-in"
    yield Provider
    server.shutdown()
    thread.join()
    server.server_close()


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


def test_somebody_with_an_account_is_signed_in(db: None, client: Client, provider: type[Provider]) -> None:
    who = person("Known")
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    assert b"Sign in with Staff sign-in" in client.get("/account/sign-in/").content
    answer = _went_there_and_back(client)
    assert answer["Location"] == "/home/", answer.content.decode()
    assert client.get("/home/").wsgi_request.user == who


def test_somebody_unknown_is_told_so_and_gets_no_account(db: None, client: Client, provider: type[Provider]) -> None:
    answer = _went_there_and_back(client)
    page = client.get(answer["Location"], follow=True) if answer.status_code == 302 else answer
    assert "no account here has your address" in page.content.decode()
    assert not Person.objects.exists()


def test_a_state_that_is_not_ours_signs_nobody_in(db: None, client: Client, provider: type[Provider]) -> None:
    answer = client.get("/account/sso/sso/back/?code=code&state=made-up")
    assert answer.status_code in {400, 401, 403, 200}
    assert client.get("/home/").status_code == 302

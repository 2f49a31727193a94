"""An OpenID Connect provider, run as a process of its own: python openid_provider.py EMAIL CLIENT SECRET.

The authorisation code flow with proof of possession (PKCE): discovery, keys, authorisation, token, and who it is. It
has keys and a port of its own, says the port on its output, and knows nothing of the site but its name and secret.
"""

import base64
import hashlib
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from jwcrypto import jwk, jwt

EMAIL, CLIENT, SECRET = sys.argv[1:4] if len(sys.argv) > 3 else ("", "", "")
KEY = jwk.JWK.generate(kty="RSA", size=2048, kid="one", use="sig", alg="RS256")
# What was asked for by each code that is not used yet, and the tokens that were given.
CODES: dict[str, dict[str, str]] = {}
TOKENS: set[str] = set()


class Provider(BaseHTTPRequestHandler):
    """Its addresses."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match parts.path:
            case "/.well-known/openid-configuration":
                ends = ("authorization", "token", "userinfo")
                self._say(
                    {"issuer": self.address, "jwks_uri": f"{self.address}/keys"}
                    | {f"{end}_endpoint": f"{self.address}/{end}" for end in ends}
                )
            case "/keys":
                self._say({"keys": [json.loads(KEY.export_public())]})
            case "/userinfo" if self.headers.get("Authorization", "").removeprefix("Bearer ") in TOKENS:
                self._say(self._claims(""))
            case "/authorization" if asked.get("client_id") == CLIENT and asked.get("code_challenge_method") == "S256":
                code = secrets.token_urlsafe()
                CODES[code] = asked
                self.send_response(302)
                back = urlencode({"code": code, "state": asked["state"]})
                self.send_header("Location", f"{asked['redirect_uri']}?{back}")
                self.end_headers()
            case _:
                self._say({"error": "invalid_request"}, 400)

    def do_POST(self) -> None:
        given = {
            name: values[0]
            for name, values in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()
        }
        asked = CODES.pop(given.get("code", ""), None)
        if self.path != "/token" or asked is None or not self._is_who_asked(given, asked):
            self._say({"error": "invalid_grant"}, 400)
            return
        token = jwt.JWT(header={"alg": "RS256", "kid": "one"}, claims=self._claims(asked.get("nonce", "")))
        token.make_signed_token(KEY)
        access = secrets.token_urlsafe()
        TOKENS.add(access)
        self._say({"access_token": access, "token_type": "Bearer", "id_token": token.serialize()})

    def _is_who_asked(self, given: dict[str, str], asked: dict[str, str]) -> bool:
        proof = base64.urlsafe_b64encode(hashlib.sha256(given.get("code_verifier", "").encode()).digest())
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        known = given.get("client_secret") == SECRET or self.headers.get("Authorization") == f"Basic {basic}"
        same = given.get("redirect_uri") == asked["redirect_uri"]
        return known and same and proof.decode().rstrip("=") == asked["code_challenge"]

    def _claims(self, nonce: str) -> dict[str, Any]:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "sub": "42", "iat": now, "exp": now + 60}
        return claims | {"email": EMAIL, "email_verified": True} | ({"nonce": nonce} if nonce else {})

    def _say(self, what: Any, status: int = 200) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()

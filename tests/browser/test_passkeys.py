"""Second factors in a real browser: a passkey that Chromium plays, an app's codes as it makes them, recovery codes."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, expect

from site_world import PASSWORD, person

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_and_signs_in(browser: Browser, live_server: Any) -> None:
    who = person("Careful")
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(30_000)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    _give_password(page, who.email)
    page.wait_for_url("**/home/")
    # What protects the account is changed only by whoever gives the password again.
    _go_with_password(page, "/account/second-factors/passkeys/add/")
    page.wait_for_url("**/passkeys/add/**")
    page.locator("input[name=name]").fill("My laptop")
    page.locator("input[name=passwordless]").check(force=True)
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(lambda address: "/passkeys/add/" not in address)
    assert Authenticator.objects.filter(user=who, type=Authenticator.Type.WEBAUTHN).exists()

    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()
    page.goto("/home/")
    assert "/account/sign-in/" in page.url
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/home/**")
    expect(page.locator("h1")).to_have_text("Home")
    context.close()


def _give_password(page: Page, email: str) -> None:
    page.goto("/account/sign-in/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def _go_with_password(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_url("**/account/again/**")
    page.locator("input[name=password]").fill(PASSWORD)
    _send(page)


def _send(page: Page) -> None:
    page.locator("main button[type=submit], main button:not([type])").first.click()


def _step() -> int:
    return int(time.time()) // 30


def _code(secret: str, step: int) -> str:
    """The six digits that an app shows (RFC 6238, with the values that apps take for granted)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    told = hmac.new(key, step.to_bytes(8), hashlib.sha1).digest()
    start = told[-1] & 15
    return f"{(int.from_bytes(told[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


@pytest.mark.django_db(transaction=True)
def test_an_apps_codes_are_added_and_sign_in_and_so_does_a_recovery_code(browser: Browser, live_server: Any) -> None:
    who = person("Careful")
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(30_000)
    page = context.new_page()
    _give_password(page, who.email)
    page.wait_for_url("**/home/")

    _go_with_password(page, "/account/second-factors/app/")
    page.wait_for_url("**/second-factors/app/")
    assert page.locator("img.lg-qr").evaluate("each => each.complete && each.naturalWidth > 0")
    secret = page.locator("code.lg-key").inner_text()
    page.locator("input[name=code]").fill("000000")
    _send(page)
    expect(page.locator(".nhsuk-error-message")).to_have_count(1)
    expect(page.locator("code.lg-key")).to_have_text(secret)
    page.locator("input[name=code]").fill(_code(secret, _step()))
    _send(page)
    page.wait_for_url(lambda address: "/second-factors/app/" not in address)
    page.goto("/account/second-factors/codes/")
    code = page.locator("main code").first.inner_text()
    assert Authenticator.objects.get(user=who, type=Authenticator.Type.TOTP).data["secret"] != secret  # sealed

    def signs_in(given: Callable[[], str]) -> bool:
        context.clear_cookies()
        _give_password(page, who.email)
        page.wait_for_url("**/second-factor/**")
        page.locator("input[name=code]").fill(given())
        with page.expect_navigation():
            _send(page)
        return page.url.endswith("/home/")

    assert signs_in(lambda: _code(secret, _step()))
    assert not signs_in(lambda: "000000")
    assert signs_in(lambda: code)
    # A recovery code works once.
    assert not signs_in(lambda: code)
    context.close()

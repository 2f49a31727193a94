"""A passkey is added and opens the account, in a real browser with a security key that Chromium plays."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser

from site_world import PASSWORD, person

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="session", autouse=True)
def a_loop_in_this_thread() -> Iterator[None]:
    """The browser's library keeps one, which Django takes for code that must not wait."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_and_signs_in(browser: Browser, live_server: Any) -> None:
    who = person("Careful")
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(30_000)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    page.goto("/account/sign-in/")
    page.locator("input[name=login]").fill(who.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/home/")
    # What protects the account is changed only by whoever gives the password again.
    page.goto("/account/second-factors/passkeys/add/")
    page.wait_for_url("**/account/again/**")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit], main button:not([type])").first.click()
    page.wait_for_url("**/passkeys/add/**")
    page.locator("input[name=name]").fill("My laptop")
    page.locator("input[name=passwordless]").check(force=True)
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(lambda address: "/passkeys/add/" not in address)
    assert Authenticator.objects.filter(user=who, type=Authenticator.Type.WEBAUTHN).exists()

    page.get_by_role("button", name="Sign out").click()
    page.goto("/home/")
    assert "/account/sign-in/" in page.url
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/home/**")
    assert page.locator("h1").inner_text() == "Home"
    context.close()

"""The easy-read page beside a page: every public page has one or a reason why not, and nobody is led in a circle."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.access.policy import rule_of
from levelground_site.carers import views as carers
from levelground_site.easy_read.forms import text_from
from levelground_site.easy_read.pages import TWINS, twin_of
from levelground_site.easy_read.texts import TEXTS, from_json, to_json
from levelground_site.lived_experience.pledges.actions import answer
from levelground_site.lived_experience.pledges.models import Question
from pledges_at_hand import TEST, scheme, signed
from site_world import World

# Public pages without an easy-read page beside them, and why.
WITHOUT = {
    "for those who prepare, check or program": {
        "components", "roles", "about-api", "signing-key", "releases", "release", "release-latest", "errata",
        "carers-estimate", "figures-compare", "stories-for-a-board", "personas",
    },
    "is or leads to an easy-read page itself": {
        "sign-in-by-link", "sign-in-link", "easy-read", "easy-read-page", "easy-pictures", "not-working", "easy-form",
        "easy-question", "easy-form-check", "easy-form-sent", "easy-form-stop", "easy-form-helper", "easy-help",
        "easy-help-question", "figures-easy-read", "figures-indicator-easy-read", "pledges-easy", "pledge-easy",
        "pledges-easy-region", "pledge-ask-easy", "work-easy", "posts-easy", "post-easy", "advert", "ways-in-easy",
        "way-in-easy", "support-me", "carers-easy", "carers-rights-easy", "library-easy",
    },
    "leads on, or is one's own words, a receipt or a file": {
        "figures-standard", "figures-year", "figures-newest", "figures-newest-indicator", "figures-file",
        "figures-indicator-file", "paper", "release-file", "release-latest-file", "pledge-data", "story",
        "story-file", "stories-data", "challenge-receipt", "challenge-entry", "document-receipt", "signing-key-data",
        "carers-estimate-example", "library-recording", "library-captions", "library-version-recording",
        "library-version-captions", "invitation", "join-finish",
    },
    "a list to look things up in, a guide or a form with more words": {
        "search", "organisations", "organisation", "portals", "passport", "carers-guide", "library", "library-version",
        "by-phone", "phone-code", "phone-name", "employers-add", "employer-adds",
    },
}  # fmt: skip


def _public(patterns: Any) -> set[str]:
    found: set[str] = set()
    for each in patterns:
        if not isinstance(each, URLPattern):
            found |= _public(each.url_patterns)
        elif (declared := getattr(each.callback, "declared", None)) and "GET" in declared.methods:
            found |= {str(each.name)} if rule_of(declared.needs).anyone else set()
    return found


def test_every_public_page_has_an_easy_read_page_or_a_reason() -> None:
    # The library's own pages of signing in, and the data for programs.
    public = {
        each for each in _public(get_resolver().url_patterns) if not each.startswith(("api-", "account_", "mfa_"))
    }
    public = {each for each in public if not each.startswith(("socialaccount_", "openid_"))}
    without = set().union(*WITHOUT.values())
    assert public - set(TWINS) - without == set()
    assert without & set(TWINS) == set()
    assert without <= public


def test_nobody_who_likes_easy_read_is_led_in_a_circle(world: World, client: Client) -> None:
    pledge = signed(world.own, scheme())
    staff = world.people[Role.STAFF_MEMBER]
    type(staff).objects.filter(pk=staff.pk).update(easy_first=True)
    client.force_login(staff)
    whole = f"/lived-experience/pledges/{pledge.scheme.key}/{pledge.organisation.code}/"
    for address in ("/", "/carers/", "/carers/rights/", "/stories/", "/challenge/", "/figures/", whole, f"{whole}ask/"):
        led = client.get(address)
        assert led.status_code == 302, address
        easy = client.get(led["Location"])
        assert b"data-easy" in easy.content
        assert client.get(f"{address}?ordinary=1").status_code == 200
        assert f'href="{address}?ordinary=1"' in easy.content.decode()
    # A row that leads to a page with more words leads there, and not back.
    assert b'href="/challenge/?ordinary=1"' in client.get("/easy-read/pages/challenge/").content
    hub = client.get("/easy-read/pages/lived-experience/").content.decode()
    assert 'href="/lived-experience/pledges/easy/"' in hub


def test_a_standard_without_plain_words_has_no_easy_read_page() -> None:
    parts = {"standard": "wres", "year": 2025, "place": "england"}
    assert twin_of("figures-edition", parts) == "/figures/wres/2025/england/easy-read/"
    assert twin_of("figures-indicator", {**parts, "indicator": "1"}).endswith("/1/easy-read/")
    assert twin_of("figures-indicator", {**parts, "indicator": "999"}) == ""
    assert twin_of("figures-edition", {**parts, "standard": "nobody-knows"}) == ""


def test_where_a_row_leads_is_kept_and_nobody_makes_it_lead_elsewhere() -> None:
    text = TEXTS["lived-experience"]
    assert from_json(to_json(text)) == text
    typed = {
        "says-0": "See this.",
        "picture-0": "work",
        "to-0": "posts-easy",
        "says-1": "And this.",
        "picture-1": "star",
    }
    made = text_from({**typed, "to-1": "https://example.org/"}, text)
    assert [row.to for row in made.rows] == ["posts-easy", ""]
    assert made.fingerprint != text_from({**typed, "to-0": ""}, text).fingerprint


def test_a_right_stands_in_easy_read_on_the_days_on_which_it_is_law(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave = b"You can have one week off each year"
    assert leave in client.get("/carers/rights/easy-read/").content
    monkeypatch.setattr(carers.timezone, "localdate", lambda: date(2023, 6, 3))
    before = client.get("/carers/rights/easy-read/").content
    assert leave not in before
    assert b"You can have time off when something goes wrong" in before
    assert b"Leave this page" in before or b"Leave quickly" in before


def test_a_promise_is_asked_about_in_easy_steps_and_answered_at_the_same_link(world: World, client: Client) -> None:
    pledge = signed(world.own, scheme())
    begin = f"/lived-experience/pledges/{pledge.scheme.key}/{pledge.organisation.code}/ask/easy-read/"
    assert f"People at {world.own.name} will read this." in client.get(begin).content.decode()
    form = client.post(begin)["Location"]
    for key, said in (("kind", "asks"), ("words", "planted words 4417"), ("reach", "")):
        assert client.post(f"{form}question/{key}/", {"answer": said}).status_code == 302
    assert client.post(f"{form}check/").status_code == 302
    assert client.post(f"{form}check/").status_code == 302, "twice is once"
    asked = Question.objects.get()
    assert (asked.kind, asked.words, asked.of) == ("asks", "planted words 4417", pledge)
    assert asked.answer_by > timezone.localdate()
    answer(TEST, pledge, question=asked, words="Two people have started.", shown=False)
    assert b"Two people have started." in client.get(f"{form}sent/").content

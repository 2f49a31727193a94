"""The hub, the rights and the guide: for anyone, in plain words, with a quick way off."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from levelground_site.carers.guide import guide
from levelground_site.carers.signposts import For, signposts, signposts_for
from levelground_site.easy_read.reading import reading_age


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.django_db
def test_everything_is_open_without_an_account_and_can_be_left_quickly(client: Client) -> None:
    for address in ("/carers/", "/carers/rights/", "/carers/rights/?worker=bank", "/carers/guide/"):
        text = page(client, address)
        assert 'class="lg-leave" href="https://' in text, address
    hub = page(client, "/carers/")
    assert hub.index("Know your rights") < hub.index("Talk to your manager")
    assert "116 123" in hub
    assert "/carers/" in page(client, "/"), "it can be found from the front page"


@pytest.mark.django_db
def test_rights_are_asked_for_by_kind_of_worker_first(client: Client) -> None:
    asked = page(client, "/carers/rights/")
    assert "how do you work?" in asked
    assert "One week off a year" not in asked
    bank = page(client, "/carers/rights/?worker=bank")
    assert "One week off a year" in bank
    assert "Do not take no for an answer" in bank
    assert "No one" not in page(client, "/carers/rights/?worker=king")


@pytest.mark.django_db
def test_rights_are_those_of_the_day_that_is_asked_for(client: Client) -> None:
    past = page(client, "/carers/rights/?worker=employed&day-day=5&day-month=4&day-year=2024")
    assert "5 April 2024" in past
    assert 'id="carers-leave"' not in past
    assert "from 6 April 2024" in past
    today = page(client, "/carers/rights/?worker=employed")
    assert 'id="carers-leave"' in today
    assert str(timezone.localdate().year) in today


@pytest.mark.django_db
@pytest.mark.parametrize("day", [("31", "2", "2024"), ("x", "1", "2024"), ("1", "", ""), ("0", "0", "0")])
def test_a_day_that_cannot_be_is_told_and_what_was_typed_stays(client: Client, day: tuple[str, str, str]) -> None:
    query = "&".join(f"day-{part}={value}" for part, value in zip(("day", "month", "year"), day, strict=True))
    text = page(client, f"/carers/rights/?worker=employed&{query}&nation=<b>", 400)
    assert "There is no such day" in text
    assert f'value="{day[0]}"' in text
    assert 'id="carers-leave"' in text, "today’s rights are shown all the same"


def test_the_guide_is_for_both_sides_and_easy_to_read() -> None:
    made = guide()
    said = [line for part in (made.carer, made.manager) for each in part.questions for line in (each.ask, each.why)]
    said += [line for each in made.never for line in (each.ask, each.why)]
    said += [
        line for part in (made.opening, made.lines, made.not_agreed, made.signs, made.response) for line in part.items
    ]
    said += [idea for each in made.situations for idea in each.ideas]
    assert reading_age("\n".join(said)) <= 11
    assert len(made.lines.items) == 10
    assert len({each.key for each in made.situations}) == len(made.situations) >= 10
    assert "reasonable adjustment" not in "\n".join(said).lower()


def test_signposts_lead_with_danger_and_say_which_numbers_were_read() -> None:
    assert signposts()[0].key == "999"
    assert {each.use for each in signposts_for(For.DISTRESS)} == {For.DISTRESS}
    for each in signposts():
        assert each.official.startswith("https://")
        assert each.read is None or each.read <= date(2026, 12, 31)
        digits = any(letter.isdigit() for letter in each.contact)
        number = each.dial.partition(":")[2]
        assert number == "" or number in each.contact.replace(" ", ""), "what is dialled is what is told"
        assert not (each.checked and digits) or each.read or each.key == "999", each.key

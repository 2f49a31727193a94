"""Components, lists, and what of the design system is kept here."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory

import levelground_site
from levelground_site.design.charts import PERCENT, RATIO, Scale, interval_bar
from levelground_site.design.tables import Column, Table
from levelground_site.organisations.models import Organisation
from site_world import World, organisation

STATIC = Path(levelground_site.__file__).parent / "design" / "static"


def test_nothing_protected_is_kept() -> None:
    for path in STATIC.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert "rutiger" not in text, path
        assert "assets.nhs.uk" not in text, path
    assert {path.name for path in (STATIC / "nhsuk" / "images").iterdir()} == {
        "nhsuk-icon-arrow-down.svg",
        "nhsuk-icon-arrow-up-down.svg",
        "nhsuk-icon-arrow-up.svg",
        "nhsuk-icon-cross.svg",
    }


def test_every_component_is_on_the_page_of_components(db: None, client: Client) -> None:
    page = (STATIC.parent / "jinja2" / "design" / "components.html").read_text(encoding="utf-8")
    # These are shown on pages of their own, which the browser’s tests look at: forms.
    shown_elsewhere = {"form", "error-summary"}
    names = {path.name for path in (STATIC.parent / "jinja2" / "components").iterdir()}
    assert {name for name in names if f"components/{name}/" not in page} == shown_elsewhere


def test_equal_ratios_are_equally_far_from_parity() -> None:
    assert RATIO.place(1) - RATIO.place(0.5) == pytest.approx(RATIO.place(2) - RATIO.place(1))
    assert (PERCENT.place(0), PERCENT.place(50), PERCENT.place(100)) == (0, 160, 320)
    assert Scale(0, 10).place(11) == 320


def test_an_interval_bar_says_itself_in_words_and_marks_what_leaves_the_scale() -> None:
    bar = str(interval_bar(1.3, 0.1, 9, words='1.3, "wide" <b>'))
    assert "&lt;b&gt;" in bar
    assert bar.count("lg-bar__arrow") == 2
    assert "style=" not in bar
    assert "lg-bar__arrow" not in str(interval_bar(1.3, 0.9, 2, words="1.3"))
    with pytest.raises(ValueError, match="not between"):
        interval_bar(3, 1, 2, words="wrong")


def _table(path: str, **given: Any) -> Table:
    columns = (Column("name", "Name", lambda each: each.name, order="name"), Column("code", "Code", lambda e: e.code))
    return Table(RequestFactory().get(path), Organisation.objects.all(), columns, caption="All", empty="", **given)


def test_a_list_is_paged_and_nonsense_in_the_address_is_passed_over(db: None) -> None:
    for number in range(7):
        organisation(f"R{number}")
    table = _table("/?page=99&sort=-name&download=no", per_page=3)
    assert table.page.number == 3
    assert [line[1].value for line in table.lines] == ["R0"]
    assert table.headings[0]["sorted"] == "descending"
    assert _table("/?sort=password").sorted_by == (None, False)
    assert next(line[0].value for line in _table("/?page=x&sort=code").lines) == "R0 NHS Trust"


def test_a_download_has_every_row_and_runs_no_formula(db: None) -> None:
    organisation("RA1", name='=HYPERLINK("http://example.org")')
    organisation("RA2", name='Plain, with "quotes"')
    text = b"".join(_table("/").download()).decode("utf-8-sig")  # type: ignore[arg-type]
    assert "\"'=HYPERLINK(" in text
    assert '"Plain, with ""quotes"""' in text


def test_what_people_typed_is_never_html(db: None, client: Client) -> None:
    organisation("RA1", name="<script>alert(1)</script> NHS Trust")
    for path in ("/organisations/", "/organisations/RA1/", "/search/?q=%3Cscript%3E"):
        assert b"<script>alert" not in client.get(path).content


def test_lists_ask_as_little_of_many_rows_as_of_few(
    world: World, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        organisation(f"RX{number}", ics=world.system)
    with django_assert_max_num_queries(4):
        assert client.get("/organisations/").status_code == 200


def test_search_finds_people_only_for_those_who_may_see_them(world: World, client: Client) -> None:
    from levelground_site.access import Role

    client.force_login(world.people[Role.EQUALITY_LEAD])
    assert b"The analyst" in client.get("/search/?q=analyst").content
    client.force_login(world.people[Role.STAFF_MEMBER])
    assert b"The analyst" not in client.get("/search/?q=analyst").content
    assert b"Nothing fits" in client.get("/search/?q=analyst").content

"""Headings and labels of an organisation's own: proposed, mapped once, kept, used again; never anything of a person."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from end_to_end.hands import levelground, write_rows
from end_to_end.small_trust import small_trust
from levelground.records import profile_as_toml, profile_of
from levelground_site.access import Role
from levelground_site.returns.extracts import mapping, queries
from levelground_site.returns.extracts.models import Mapping, Upload
from levelground_site.returns.models import Return
from site_world import World

pytestmark = pytest.mark.django_db
OWN = {
    "person_id": "Emp Ref",
    "organisation": "",
    "as_at": "",
    "ethnic_category": "Ethnic grouping",
    "staff_group": "Staffgroup desc",
    "pay_band": "Band of pay",
    "contract": "Contract kind",
    "assignment_status": "Status of assignment",
}


def _own_words(folder: Path) -> list[Path]:
    """The small trust with a staff file of its own headings, labels and names of people, and two columns left out."""
    trust = small_trust()
    files = [path for path in trust.write(folder).iterdir() if path.name != "staff.csv"]
    (folder / "staff.csv").unlink()
    headings = [own for own in OWN.values() if own]
    rows = [[*headings, "Comments", "Surname"]]
    for number, row in enumerate(trust.rows["staff"]):
        cells = {**row, "contract": "perm. post" if row["contract"] == "permanent" else row["contract"]}
        remarks = "Ask Josephine Bloggs" if number % 3 else "PAYROLL-4711"
        rows.append([*(cells.get(name, "") for name, own in OWN.items() if own), remarks, "Bloggs"])
    return sorted([*files, write_rows(folder / "People in post 2026.csv", rows)])


def test_unknown_headings_are_mapped_once_and_used_from_then_on(
    send: Any, client: Client, on: Return, world: World, tmp_path: Path
) -> None:
    files = _own_words(tmp_path / "files")
    _, first = send(files)
    assert [each["record_set"] for each in first.proposals] == ["staff"], first.findings
    page = f"/returns/wres/2026/RAA/extracts/{first.public_id}/headings/"
    shown = client.get(page).content.decode()
    assert "Band of pay" in shown
    assert "Bloggs" not in shown
    assert "PAYROLL" not in shown
    chosen = _choices(first)
    assert client.post(page, chosen | {"c-0-pay_band": ""}).status_code == 400
    # The session ended while it was filled in: after signing in, what was chosen stands there again, once.
    client.logout()
    assert client.post(page, chosen | {"use-0": "no"}).status_code == 302
    client.force_login(world.people[Role.ANALYST])
    again, anew = (client.get(page).content.decode() for _ in range(2))
    assert ['value="no" checked' in each for each in (again, anew)] == [True, False]
    selected = [re.findall(r'value="([^"]*)" selected', each) for each in (again, anew)]
    assert selected[0] != selected[1]
    assert set(selected[0]) <= set(chosen.values())
    assert not Mapping.objects.exists()
    assert client.post(page, chosen).status_code == 302
    table = Mapping.objects.get().table
    assert table["columns"]["pay_band"] == ["Band of pay"]
    assert table["constants"] == {"organisation": "organisation", "as_at": mapping.REFERENCE_DATE}
    _, second = send(files)
    if second.state == Upload.State.FAULTY and second.proposals:
        # Labels are proposed once the column that they stand in is known.
        page = f"/returns/wres/2026/RAA/extracts/{second.public_id}/headings/"
        assert client.post(page, _choices(second)).status_code == 302
        _, second = send(files)
    assert second.state == Upload.State.MEASURED, [each for each in second.findings if each["severity"] == "error"]
    toml = client.get(f"/organisations/{world.own.code}/extracts/headings/?download=toml").content
    (tmp_path / "files" / "levelground.toml").write_bytes(toml)
    ending = levelground("measure", tmp_path / "files", "--year", 2026, "--to", tmp_path / "out", "--formats", "json")
    assert ending.status == 0, ending.said
    on.refresh_from_db()
    assert on.current is not None
    assert on.current.content == (tmp_path / "out" / "return.json").read_text("utf-8")


def _choices(upload: Upload) -> dict[str, str]:
    """What somebody chooses who knows the files."""
    (proposal,) = upload.proposals
    kept = queries.tables_of(upload.organisation).get("staff", {})
    sheet = mapping.sheet_of(0, proposal, kept)
    chosen = {each.name: each.chosen for each in (*sheet.columns, *sheet.values)}
    for column, own in OWN.items():
        chosen[f"c-0-{column}"] = str(proposal["headings"].index(own)) if own else "constant"
    for place, value in enumerate(proposal["values"].get("contract", ())):
        chosen[f"v-0-contract-{place}"] = "permanent" if value["own"] == "perm. post" else "?"
    return chosen


def test_what_is_kept_is_shown_and_can_be_forgotten(world: World, client: Client, on: Return) -> None:
    Mapping.objects.create(
        organisation=world.own,
        record_set="staff",
        table={"columns": {"pay_band": ["Band of pay"]}, "values": {"contract": {"perm. post": "permanent"}}},
    )
    client.force_login(world.people[Role.EQUALITY_LEAD])
    page = f"/organisations/{world.own.code}/extracts/headings/"
    assert b"perm. post" in client.get(page).content
    assert client.post(page, {"forget": "staff"}).status_code == 403
    client.force_login(world.people[Role.ANALYST])
    assert client.post(page, {"forget": "staff"}).status_code == 302
    assert b"No headings are kept" in client.get(page).content


WORDS = st.text(max_size=30) | st.sampled_from(["0", "1", "99", "constant", "?", "PAYROLL-4711", "permanent", ""])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@any_of(st.dictionaries(st.sampled_from(["c-0-pay_band", "c-0-contract", "c-0-person_id", "v-0-contract-0"]), WORDS))
def test_nothing_that_was_not_offered_gets_into_a_mapping(chosen: dict[str, str]) -> None:
    proposal = {
        "file": "x.csv",
        "record_set": "staff",
        "like": "",
        "headings": ["Band", "Kind"],
        "columns": {},
        "values": {"contract": [{"own": "perm", "canonical": "permanent", "confidence": 0.9}]},
        "withheld": {},
    }
    table, _ = mapping.table_of(0, proposal, chosen, {})
    words = json.dumps(table)
    assert "4711" not in words
    for given in table["columns"].values():
        assert set(given) <= {"Band", "Kind"}
    for own, meant in table.get("values", {}).get("contract", {}).items():
        assert own == "perm"
        assert meant in dict(mapping.meanings(_contract())) or meant == ""


def _contract() -> Any:
    from levelground.records import record_set_named

    return record_set_named("staff").column("contract")


def test_a_profile_and_its_text_are_the_same() -> None:
    document = {
        "staff": {
            "like": "esr-staff",
            "columns": {"pay_band": ['Band "of" pay', "Grade"], "person_id": "Emp"},
            "values": {"contract": {"perm. post": "permanent", "?": ""}},
            "constants": {"as_at": "2026-03-31"},
        },
        "settings": {"white": ["A", "B"]},
    }
    profile = profile_of(document, "it")
    assert profile_of(tomllib.loads(profile_as_toml(profile)), "it") == profile
    assert profile_as_toml(profile_of({}, "it")) == ""

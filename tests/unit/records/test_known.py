"""Record sets of other packages: taken up where they are sound, refused with a sentence where they are not."""

from dataclasses import replace

import pytest

from levelground.records import RECORD_SETS, Column, MoreOf, RecordSet, record_set_named, record_sets, refusals
from levelground.records.known import Offer, faults_of_set, with_offers

LEAVERS = RecordSet(
    "leavers",
    "somebody who left",
    (
        Column("leaver_id", "identifier"),
        Column("organisation", "identifier"),
        Column("left_on", "date"),
        Column("cause", "code", ("resignation", "dismissal")),
    ),
    key=("organisation", "leaver_id"),
)


def test_ours_are_known_and_come_first() -> None:
    assert tuple(record_sets())[: len(RECORD_SETS)] == tuple(RECORD_SETS)
    assert record_set_named("staff") is RECORD_SETS["staff"]
    assert refusals("staff") == ()
    with pytest.raises(KeyError):
        record_set_named("leavers")


def test_one_that_is_offered_is_taken_up() -> None:
    known = with_offers(RECORD_SETS, [Offer("example", "leavers", LEAVERS)])
    assert known.sets["leavers"] is LEAVERS
    assert known.refused == {}
    assert {name: known.sets[name] for name in RECORD_SETS} == dict(RECORD_SETS)


def test_more_columns_and_values_are_added_to_those_there_are() -> None:
    more = MoreOf(
        "applications", (Column("source", "text", optional=True),), {"route": ("job fair",), "disability": ("asked",)}
    )
    known = with_offers(RECORD_SETS, [Offer("example", "more", more)])
    assert known.refused == {}
    assert known.sets["applications"].names == (*RECORD_SETS["applications"].names, "source")
    assert known.sets["applications"].column("route").values[-1] == "job fair"
    assert "job fair" not in RECORD_SETS["applications"].column("route").values
    assert known.sets["applications"].required == RECORD_SETS["applications"].required


def test_two_packages_may_add_to_one_record_set() -> None:
    offers = [
        Offer("one", "a", MoreOf("staff", (Column("team", optional=True),))),
        Offer("two", "b", MoreOf("staff", (Column("site", optional=True),))),
    ]
    assert with_offers(RECORD_SETS, offers).sets["staff"].names[-2:] == ("team", "site")


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        (replace(LEAVERS, columns=LEAVERS.columns[:1]), "no column organisation"),
        (replace(LEAVERS, key=()), "no key"),
        (replace(LEAVERS, key=("organisation", "number")), "a column number, which there is not"),
        (replace(LEAVERS, person="person_id"), "its person names a column person_id"),
        (replace(LEAVERS, as_at="cause"), "is no date"),
        (replace(LEAVERS, columns=(*LEAVERS.columns, Column("cause"))), "two columns cause"),
        (replace(LEAVERS, columns=(*LEAVERS.columns, Column("Left by"))), "'Left by' is no name"),
        (replace(LEAVERS, columns=(*LEAVERS.columns, Column("why", "code"))), "names none"),
        (replace(LEAVERS, columns=(*LEAVERS.columns, Column("why", "text", ("a",)))), "is no code"),
        (replace(LEAVERS, columns=(*LEAVERS.columns, Column("why", "code", ("A b", "a-B")))), "read alike"),
        (replace(LEAVERS, columns=(*LEAVERS.columns, Column("why", "code", ("a", "")))), "is blank"),
        (replace(LEAVERS, name="Leavers!"), "'Leavers!' is no name"),
    ],
)
def test_one_that_cannot_be_read_is_refused_with_a_sentence(declared: RecordSet, says: str) -> None:
    assert faults_of_set(LEAVERS) == ()
    assert any(says in fault for fault in faults_of_set(declared)), faults_of_set(declared)
    known = with_offers(RECORD_SETS, [Offer("example", declared.name, declared)])
    assert known.sets == dict(RECORD_SETS)
    (said,) = known.refused[declared.name]
    assert said.startswith(f"The record set {declared.name!r} of the package example cannot be used: ")
    assert says in said


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (MoreOf("rota"), "no record set 'rota'"),
        (MoreOf("staff", (Column("sex", optional=True),)), "has a column sex already"),
        (MoreOf("staff", (Column("team"),)), "not optional"),
        (MoreOf("staff", values={"team": ("a",)}), "no column of codes team"),
        (MoreOf("staff", values={"sex": ("a",)}), "no column of codes sex"),
        (MoreOf("staff", values={"pay_band": ("Band 10",)}), "an order of pay"),
        (MoreOf("applications", values={"route": ("Advertised",)}), "read alike"),
    ],
)
def test_more_that_would_harm_is_refused(more: MoreOf, says: str) -> None:
    known = with_offers(RECORD_SETS, [Offer("example", "more", more)])
    assert known.sets == dict(RECORD_SETS)
    assert says in known.refused[more.record_set][0]


def test_names_that_clash_are_refused_and_both_packages_are_named() -> None:
    known = with_offers(RECORD_SETS, [Offer("one", "leavers", LEAVERS), Offer("two", "leavers", LEAVERS)])
    assert "leavers" not in known.sets
    assert len(known.refused["leavers"]) == 2
    assert all("one and two" in said for said in known.refused["leavers"])
    ours = with_offers(RECORD_SETS, [Offer("one", "staff", replace(LEAVERS, name="staff"))])
    assert ours.sets["staff"] is RECORD_SETS["staff"]
    assert "already" in ours.refused["staff"][0]
    other = with_offers(RECORD_SETS, [Offer("one", "leaver", LEAVERS)])
    assert "calls itself 'leavers'" in other.refused["leaver"][0]


def test_a_package_that_offers_nonsense_harms_no_other() -> None:
    known = with_offers(RECORD_SETS, [Offer("one", "odd", 7), Offer("two", "leavers", LEAVERS)])
    assert "leavers" in known.sets
    assert "it is a int" in known.refused["odd"][0]

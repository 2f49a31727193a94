"""A pledge from its draft to its end: signed, shown by two people, silent, carried on, challenged, withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import connection
from django.utils import timezone

from levelground_site.access import Refused, Role, may
from levelground_site.access.states import CannotMove
from levelground_site.audit.models import Entry
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.models import Evidence, Pledge, Reminded, Scheme
from levelground_site.lived_experience.pledges.standing import is_silent, silent, standing
from levelground_site.organisations.models import Organisation
from pledges_at_hand import TEST, confirmed, scheme, signed, started
from site_world import World

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=800)


def test_it_is_drafted_signed_after_the_board_and_public_only_then(world: World, jobs_here: Scheme) -> None:
    given: dict[str, Any] = {
        "scheme": jobs_here,
        "words": "We will.",
        "signatory": "Ada Obi",
        "signatory_post": "Chief executive",
    }
    pledge = actions.draft(world.people[Role.LIVED_EXPERIENCE_LEAD], world.own, **given)
    assert not may(world.people[Role.STAFF_MEMBER], "pledge.see", of=pledge)
    assert may(world.people[Role.HR], "pledge.see", of=pledge)
    with pytest.raises(Refused):
        actions.sign(world.people[Role.LIVED_EXPERIENCE_LEAD], pledge, board_signed_off=LONG_AGO, signed=TODAY)
    with pytest.raises(actions.CannotBe, match="The board signs it off first"):
        actions.sign(world.people[Role.EXECUTIVE], pledge, board_signed_off=TODAY, signed=LONG_AGO)
    pledge = actions.sign(world.people[Role.EXECUTIVE], pledge, board_signed_off=LONG_AGO, signed=TODAY)
    assert (pledge.state, pledge.heard) == ("signed", TODAY)
    assert pledge.report_due is not None
    assert 180 <= (pledge.report_due - TODAY).days <= 185
    assert may(world.people[Role.STAFF_MEMBER], "pledge.see", of=pledge)
    with pytest.raises(CannotMove):
        actions.sign(world.people[Role.EXECUTIVE], pledge, board_signed_off=LONG_AGO, signed=TODAY)
    with pytest.raises(actions.CannotBe, match="here already"):
        actions.draft(world.people[Role.EXECUTIVE], world.own, **given)


def test_a_step_counts_when_two_different_people_of_both_sides_have_confirmed_it(world: World, mine: Pledge) -> None:
    people, step = world.people, mine.edition.steps.get(number=1)
    given: dict[str, Any] = {
        "step": step,
        "kind": "accreditation",
        "says": "Level 2",
        "dated": TODAY,
        "link": "https://example.org",
    }
    with pytest.raises(actions.CannotBe, match="accreditation ends"):
        actions.give_evidence(people[Role.HR], mine, **given)
    evidence = actions.give_evidence(people[Role.HR], mine, ends=TODAY + timedelta(days=100), **given)
    with pytest.raises(actions.CannotBe, match="two other people"):
        actions.check(people[Role.HR], mine, evidence=evidence, holds=True)
    actions.check(people[Role.PLEDGE_VERIFIER], mine, evidence=evidence, holds=True)
    mine.refresh_from_db()
    assert mine.step == 0, "one person is not enough"
    with pytest.raises(actions.CannotBe, match="already"):
        actions.check(people[Role.PLEDGE_VERIFIER], mine, evidence=evidence, holds=True)
    for role in (Role.EXECUTIVE, Role.EQUALITY_LEAD, Role.NATIONAL_TEAM):
        with pytest.raises(Refused):
            actions.check(people[role], mine, evidence=evidence, holds=True)
    actions.check(people[Role.LIVED_EXPERIENCE_LEAD], mine, evidence=evidence, holds=True)
    mine.refresh_from_db()
    assert (mine.step, mine.state, mine.heard) == (1, "signed", TODAY)


def test_a_no_needs_its_reason_and_puts_the_evidence_aside(world: World, mine: Pledge) -> None:
    step = mine.edition.steps.get(number=2)
    evidence = actions.give_evidence(
        world.people[Role.EQUALITY_LEAD],
        mine,
        step=step,
        kind="plan",
        says="Plan",
        dated=TODAY,
        link="https://example.org",
    )
    with pytest.raises(actions.CannotBe, match="what is missing"):
        actions.check(world.people[Role.HR], mine, evidence=evidence, holds=False)
    evidence = actions.check(world.people[Role.HR], mine, evidence=evidence, holds=False, words="It has no dates.")
    assert evidence.refused == "It has no dates."
    with pytest.raises(actions.CannotBe, match="decided already"):
        actions.check(world.people[Role.LIVED_EXPERIENCE_LEAD], mine, evidence=evidence, holds=True)


def test_never_met_without_people(world: World, mine: Pledge) -> None:
    """The worst that a register of promises can say: a result, and nobody in work."""
    confirmed(world, mine, 1, "accreditation")
    confirmed(world, mine, 2, "plan")
    mine.refresh_from_db()
    assert (mine.state, mine.step) == ("planned", 2)
    with pytest.raises(actions.CannotBe, match="without people is none"):
        confirmed(world, mine, 3, "people")
    Evidence.objects.filter(kind="people").delete()
    entered = started(mine, 3)
    confirmed(world, mine, 3, "people")
    mine.refresh_from_db()
    assert (mine.state, mine.step) == ("shown", 3)
    actions.correct(TEST, mine, entry=entered, why="They had been entered by another hospital.")
    mine.refresh_from_db()
    assert mine.state == "challenged", "its people were a mistake"


def test_steps_are_taken_in_their_order(world: World, mine: Pledge) -> None:
    confirmed(world, mine, 2, "plan")
    mine.refresh_from_db()
    assert mine.step == 0
    confirmed(world, mine, 1, "accreditation")
    mine.refresh_from_db()
    assert mine.step == 2


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "empty"),
        (b"MZ program", "no PDF"),
        (b"%PDF-1.4 /JavaScript", "runs"),
        (b"PK\x03\x04 nonsense", "damaged"),
        (b"%PDF-1.4" + b"0" * (5 * 1024 * 1024), "at most 5 MB"),
    ],
)
def test_a_file_that_is_no_evidence_is_refused_with_a_sentence(mine: Pledge, file: bytes, words: str) -> None:
    with pytest.raises(actions.CannotBe, match=words):
        actions.give_evidence(
            TEST, mine, step=mine.edition.steps.get(number=2), kind="plan", says="Plan", dated=TODAY, file=file
        )


def test_a_file_is_sealed_in_the_database(mine: Pledge) -> None:
    made = actions.give_evidence(
        TEST,
        mine,
        step=mine.edition.steps.get(number=2),
        kind="plan",
        says="Plan",
        dated=TODAY,
        file=b"%PDF-1.4 PLANTED",
    )
    with connection.cursor() as cursor:
        cursor.execute("select file from pledges_evidence")
        kept = str(cursor.fetchone()[0])
    assert "PLANTED" not in kept
    assert Evidence.objects.get(pk=made.pk).file != kept


def test_a_year_of_silence_is_no_proof_and_a_report_ends_it(world: World, mine: Pledge) -> None:
    assert standing(mine, TODAY).words == "No proof yet"
    assert Pledge.objects.filter(silent(TODAY)).get() == mine
    actions.report(world.people[Role.HR], mine, period_end=TODAY, done="We opened two posts.", posts=2)
    mine.refresh_from_db()
    assert standing(mine, TODAY).words == "Signed"
    assert not is_silent(mine, TODAY + timedelta(days=360))
    assert is_silent(mine, TODAY + timedelta(days=370))


def test_even_a_result_that_was_shown_is_no_proof_after_a_year_of_silence(world: World, mine: Pledge) -> None:
    Pledge.objects.filter(pk=mine.pk).update(state="shown", heard=TODAY - timedelta(days=370))
    mine.refresh_from_db()
    assert standing(mine, TODAY).words == "No proof yet"


def test_what_is_due_is_said_once(world: World, mine: Pledge, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = list(actions.keep_dates(timezone.now()))
    told = {(each.about, each.due) for each in Reminded.objects.all()}
    assert {about for about, _ in told} == {"report", "silence"}
    assert any("reminders" in line for line in first)
    assert len(mail.outbox) == 6, "three people who keep it, two matters"
    assert not any("learning" in each.subject.lower() for each in mail.outbox)
    with django_capture_on_commit_callbacks(execute=True):
        assert not [line for line in actions.keep_dates(timezone.now()) if "reminders" in line]
    assert len(mail.outbox) == 6


def test_people_who_started_are_asked_after_at_13_26_and_52_weeks(world: World, mine: Pledge) -> None:
    started(mine, 4, days_ago=200, stayed=(4,))
    list(actions.keep_dates(timezone.now()))
    assert set(Reminded.objects.filter(about__contains="week").values_list("about", flat=True)) == {"26-weeks"}


def test_it_lapses_unless_it_is_renewed(world: World) -> None:
    ends = scheme("lasts_months = 24")
    pledge = signed(world.own, ends)
    list(actions.keep_dates(timezone.now()))
    pledge.refresh_from_db()
    assert pledge.state == "lapsed"
    with pytest.raises(actions.CannotBe, match="nothing can be added"):
        actions.report(TEST, pledge, period_end=TODAY, done="Late")
    pledge = actions.renew(world.people[Role.EXECUTIVE], pledge, board_signed_off=TODAY)
    assert (pledge.state, pledge.ended_why) == ("signed", "")
    assert pledge.renew_by is not None
    assert pledge.renew_by > TODAY


def test_evidence_that_runs_out_takes_its_step_back(world: World, mine: Pledge) -> None:
    evidence = confirmed(world, mine, 1, "accreditation")
    Evidence.objects.filter(pk=evidence.pk).update(ends=TODAY)
    assert any("ran out" in line for line in actions.keep_dates(timezone.now()))
    mine.refresh_from_db()
    assert mine.step == 0
    assert not any("ran out" in line for line in actions.keep_dates(timezone.now()))


def test_a_withdrawal_shows_its_reason_and_ends_what_can_be_done(world: World, mine: Pledge) -> None:
    with pytest.raises(actions.CannotBe, match="Say why"):
        actions.withdraw(world.people[Role.EXECUTIVE], mine, why=" ")
    mine = actions.withdraw(world.people[Role.EXECUTIVE], mine, why="We close the site.")
    assert mine.changes.get(what="Withdrawn").why == "We close the site."
    with pytest.raises(CannotMove):
        actions.withdraw(world.people[Role.EXECUTIVE], mine, why="Again.")
    assert Entry.objects.filter(verb="pledge.end").count() == 1


def test_a_merger_keeps_the_pledge_and_its_history_and_counts_nobody_twice(
    world: World, mine: Pledge, jobs_here: Scheme
) -> None:
    entered = started(mine, 12)
    new = Organisation.objects.create(
        code="RNN", name="New NHS Trust", kind="trust", opened=LONG_AGO, region="London", ics=world.system
    )
    Organisation.objects.filter(pk=world.own.pk).update(closed=TODAY, successor=new)
    assert any("Carried on by New NHS Trust" in line for line in actions.keep_dates(timezone.now()))
    assert not any("Carried on" in line for line in actions.keep_dates(timezone.now()))
    assert [each.what[:10] for each in mine.changes.all()] == ["Signed by ", "Carried on"]
    with pytest.raises(actions.CannotBe, match="counted twice"):
        signed(new, jobs_here)
    later = scheme(key="another")
    elsewhere = signed(new, later)
    assert elsewhere.organisation == new
    with pytest.raises(actions.CannotBe, match="counted twice"):
        actions.add_starts(TEST, mine, route=entered.route, started=entered.started, people=12)


def test_the_pledge_that_came_before_ends_when_its_follower_is_signed(world: World) -> None:
    scheme(key="newer")
    older = scheme('followed_by = "newer"', key="older")
    first = signed(world.own, older)
    signed(world.own, Scheme.objects.get(key="newer"))
    first.refresh_from_db()
    assert first.state == "superseded"


def test_anybody_asks_and_a_named_person_answers_by_a_day(
    world: World, mine: Pledge, django_capture_on_commit_callbacks: Any
) -> None:
    Pledge.objects.update(contact=world.people[Role.HR])
    with django_capture_on_commit_callbacks(execute=True):
        asked = actions.ask(AnonymousUser(), mine, kind="wrong", words="My son was never paid.")
    assert 13 <= (asked.answer_by - TODAY).days <= 16
    assert [each.to for each in mail.outbox] == [[world.people[Role.HR].email]]
    assert "son" not in mail.outbox[0].body
    with pytest.raises(Refused):
        actions.answer(world.people[Role.STAFF_MEMBER], mine, question=asked, words="No.", shown=True)
    answered = actions.answer(world.people[Role.HR], mine, question=asked, words="We mend it.", shown=True)
    assert answered.state == "answered"
    with pytest.raises(actions.CannotBe, match="answered already"):
        actions.answer(world.people[Role.HR], mine, question=asked, words="Again.", shown=True)


def test_a_challenge_that_has_ground_puts_the_result_aside(world: World, mine: Pledge) -> None:
    confirmed(world, mine, 1, "accreditation")
    confirmed(world, mine, 2, "plan")
    started(mine, 2)
    confirmed(world, mine, 3, "people")
    lead = world.people[Role.LIVED_EXPERIENCE_LEAD]
    actions.challenge(lead, mine, why="Nobody is paid.")
    assert actions.settle(lead, mine, holds=True, why="They are.").state == "shown"
    actions.challenge(lead, mine, why="Nobody is paid.")
    settled = actions.settle(lead, mine, holds=False, why="They are not.")
    assert (settled.state, settled.step) == ("planned", 2)

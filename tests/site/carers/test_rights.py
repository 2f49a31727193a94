"""The law as dated data: what holds on a day, for whom, and that the file cannot say what cannot be."""

from datetime import date

import pytest

from levelground_site.carers.rights import (
    FILE,
    Answer,
    Worker,
    all_rights,
    coming_after,
    faults_of,
    read,
    right_on,
    rights_on,
)
from levelground_site.easy_read.reading import reading_age


def keys(day: date, worker: Worker = Worker.EMPLOYED, nation: str = "England") -> list[str]:
    return [held.right.key for held in rights_on(day, worker, nation)]


@pytest.mark.parametrize(
    ("key", "before", "first"),
    [
        ("carers-leave", date(2024, 4, 5), date(2024, 4, 6)),
        ("nhs-flexible-working", date(2021, 9, 12), date(2021, 9, 13)),
        ("child-bereavement", date(2020, 4, 5), date(2020, 4, 6)),
        ("carers-assessment", date(2015, 3, 31), date(2015, 4, 1)),
    ],
)
def test_a_right_begins_on_its_day(key: str, before: date, first: date) -> None:
    assert key not in keys(before)
    assert key in keys(first)
    assert key in [held.right.key for held in coming_after(before, Worker.EMPLOYED)]


def test_a_changed_law_gives_way_on_the_day() -> None:
    assert right_on("flexible-working", date(2024, 4, 5)).short.endswith("26 weeks.")
    assert "eight reasons" in right_on("flexible-working", date(2024, 4, 6)).short
    assert "one year" in right_on("parental-leave", date(2026, 4, 5)).short
    assert "first day" in right_on("parental-leave", date(2026, 4, 6)).text[0]
    for day in (date(2020, 1, 1), date(2024, 4, 6), date(2026, 11, 25)):
        assert len(keys(day)) == len(set(keys(day))), "one version of a right on any day"
    with pytest.raises(LookupError, match="carers-leave"):
        right_on("carers-leave", date(2024, 4, 5))


def test_what_was_only_announced_is_never_told_as_the_law() -> None:
    for day in (date(2020, 1, 1), date(2100, 1, 1)):
        assert "bereavement" not in keys(day)
    assert [held.right.key for held in coming_after(date(2026, 11, 25), Worker.BANK)] == ["bereavement"]


def test_nobody_is_told_that_they_have_no_right_where_the_law_does_not_say_so() -> None:
    """The worst failure: told 'not entitled' when she is. Only one answer is a plain no, and it comes with the way."""
    for worker in Worker:
        for held in rights_on(date(2026, 11, 25), worker):
            assert held.answer is Answer.YES or held.note
            assert (held.answer is Answer.NO) == (worker is Worker.AGENCY and held.right.key == "nhs-flexible-working")
    assert all(held.answer is Answer.YES for held in rights_on(date(2026, 11, 25), Worker.EMPLOYED))


def test_a_right_of_england_is_not_told_in_scotland() -> None:
    assert "carers-assessment" not in keys(date(2026, 1, 1), nation="Scotland")
    assert "carers-leave" in keys(date(2026, 1, 1), nation="Scotland")


def test_it_is_written_for_readers_of_nine_to_eleven_and_says_where_it_comes_from() -> None:
    for each in all_rights():
        told = "\n".join([each.short, *each.text, each.how, each.employer, *each.notes.values()])
        assert reading_age(told) <= 11, (each.key, reading_age(told))
        assert each.law
        assert each.official.startswith("https://")
        assert "reasonable adjustment" not in told or each.key in {"association", "own-disability"}
        assert not each.checked or any(source.read for source in each.sources), "checked means that it was read"


def test_a_file_that_says_what_cannot_be_is_refused_with_every_fault() -> None:
    good = FILE.read_text(encoding="utf-8")
    assert faults_of(read(good)) == []
    wrong = (
        good.replace("to = 2024-04-06", "to = 2024-05-06")
        .replace('agency = "no"', 'agency = "depends"', 1)
        .replace('nations = ["England", "Scotland", "Wales"]\nfrom = 2010-10-01', 'nations = ["Eire"]', 1)
        .replace('agency = "NHS terms are', 'agency = ""\n#')
    )
    found = " ".join(faults_of(read(wrong)))
    assert "flexible-working from 2014-06-30: holds on days on which another version of it holds." in found
    assert "nhs-flexible-working from 2021-09-13: says 'depends' for agency workers and not why." in found
    assert "no nation is called Eire" in found
    assert "either a day from which it holds" in found

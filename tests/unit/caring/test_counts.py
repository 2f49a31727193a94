"""Tables of counts and of rates: read as they are meant, and every fault told at once with its row and column."""

from pathlib import Path

import pytest

from levelground.caring import Counts, counts_csv, counts_in, rates_csv, rates_in, read_counts, read_rates
from levelground.records import InputFaultsError

WHOLE = """what,age,sex,ethnicity,count
staff,16-44,Female,White,400
staff,16-44,M,White,100
staff,45 and over,female,BME,"1,300"
staff,45+,male,not known,200
flagged,,,,60
answered,,women,,700
answered,,men,,150
carers,,women,,231
carers,,men,,40
passports,,women,,30
passports,,men,,3
"""


def _read(tmp_path: Path, text: str) -> Counts:
    path = tmp_path / "counts.csv"
    path.write_text(text, "utf-8")
    return read_counts(path)


def _faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(InputFaultsError) as caught:
        _read(tmp_path, text)
    return [finding.sentence for finding in caught.value.findings]


def test_counts_are_read_and_written_again(tmp_path: Path) -> None:
    counts = _read(tmp_path, WHOLE)
    assert counts.staff.total == 2000
    assert counts.staff.along(("sex",)) == {("women",): 1700, ("men",): 300}
    assert counts.staff.along(("age", "sex"))["45+", "women"] == 1300
    assert counts.staff.along(()) == {(): 2000}
    flagged = counts.get("flagged")
    assert flagged is not None
    assert (flagged.by, flagged.total) == ((), 60)
    assert _read(tmp_path, counts_csv(counts)) == counts_in(counts_csv(counts)) == counts


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    faults = _faults(
        tmp_path,
        "what,age,sex,ethnicity,count\nstaff,young,women,,12\nstaf,,women,,*\nstaff,,women,,-3\nstaff,,women,,5\n"
        "staff,,women,,6\nstaff,16-44,women,,6\n",
    )
    told = "\n".join(faults)
    for part in (
        "row 2, column age: ‘young’", "row 3, column what: ‘staf’", "row 3, column count: ‘*’",
        "row 4, column count: ‘-3’", "row 6: the same group of staff as in row 5", "row 7: groups that row 5",
    ):  # fmt: skip
        assert part in told
    assert all("Expected" in each for each in faults)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("flagged,,,,5", "no row of staff"),
        ("staff,,,,5\nflagged,,,,6", "row 3, column count: 6 of flagged and 5 of staff"),
        ("staff,,,,5\ncarers,,,,1", "rows of carers without rows of answered"),
        ("staff,,,,5\nflagged,,women,,1", "flagged split by sex, and staff not"),
        ("staff,,women,,5\nanswered,,women,,4\ncarers,,women,,5", "5 of carers and 4 of answered (women)"),
    ],
)
def test_counts_that_do_not_belong_together(tmp_path: Path, rows: str, sentence: str) -> None:
    assert sentence in "\n".join(_faults(tmp_path, f"what,age,sex,ethnicity,count\n{rows}\n"))


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\x89PNG\r\n\x1a\n\x00"])
def test_another_file_is_told_to_be_one(tmp_path: Path, text: str) -> None:
    assert _faults(tmp_path, text)


def test_rates_are_cells_or_margins_and_not_both(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("age,sex,carers,people\n16-44,women,10,100\n45+,women,30,100\n", "utf-8")
    assert read_rates(path).rate() == {("16–44", "women"): (10, 100), ("45+", "women"): (30, 100)}
    path.write_text("age,sex,carers,people\n16-44,,20,100\n45+,,60,100\n,women,50,120\n,men,30,80\n", "utf-8")
    rates = read_rates(path)
    assert rates.margins
    assert rates.by == ("age", "sex")
    assert rates_in(rates_csv(rates), "rates.csv") == rates
    found = rates.rate()
    assert sum(people for _, people in found.values()) == pytest.approx(200)
    assert sum(carers for (age, _), (carers, _) in found.items() if age == "45+") == pytest.approx(60)
    assert sum(carers for (_, sex), (carers, _) in found.items() if sex == "men") == pytest.approx(30)
    for text, sentence in (
        ("16-44,women,10,100\n45+,,30,100\n", "different columns"),
        ("16-44,,20,100\n45+,,60,100\n,women,50,120\n", "do not belong together"),
        ("16-44,,120,100\n", "120 of carers and 100 of people"),
        ("", "no row"),
    ):
        path.write_text(f"age,sex,carers,people\n{text}", "utf-8")
        with pytest.raises(InputFaultsError) as caught:
            read_rates(path)
        assert sentence in "\n".join(finding.sentence for finding in caught.value.findings)

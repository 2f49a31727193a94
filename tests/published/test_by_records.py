"""Published counts and survey percentages, put into record files and measured by the command line."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from end_to_end.hands import CLERICAL, Records, Row, count, fraction, measured, one, picked, table
from published.cases import CASES, printed
from published.measured import Measured

# Where the page gives no number of respondents, this many are taken: it does not change the percentage.
BASE = 1000


Maker = Callable[[Records], object]
Check = Callable[[Measured], None]
# Makers of record files by organisation and year: cases of one organisation and year share their files.
FILES: dict[tuple[int, str], Maker] = {}
CHECKS: dict[str, tuple[int, str, Check]] = {}


def files(year: int, organisation: str) -> Callable[[Maker], Maker]:
    """The records of an organisation in a year."""

    def kept(maker: Maker) -> Maker:
        FILES[year, organisation] = maker
        return maker

    return kept


def case(name: str, year: int, organisation: str) -> Callable[[Check], Check]:
    """A published case, held to the figures of that organisation and year."""

    def kept(check: Check) -> Check:
        CHECKS[name] = (year, organisation, check)
        return check

    return kept


@pytest.fixture(scope="module")
def outs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    made: dict[int, Path] = {}
    for year in sorted({year for year, _ in FILES}):
        folder = tmp_path_factory.mktemp(str(year))
        records = Records(year=year)
        for (_, organisation), maker in ((key, value) for key, value in FILES.items() if key[0] == year):
            maker(records.of(organisation))
        measured(records.write(folder / "extracts"), folder / "out", year)
        made[year] = folder / "out"
    return made


# Indicator 1


@files(2025, "NCIC")
def _ncic(records: Records) -> None:
    records.staff(6307, "A").staff(990, "H").staff(125, "Z")


@case("ncic-2025-i1", 2025, "NCIC")
def _(measured: Measured) -> None:
    told = CASES["ncic-2025-i1"]["published"]
    for group in ("bme", "white", "unknown"):
        assert printed(measured.percentage("1", group), told[f"{group}_pct"]) == told[f"{group}_pct"]
    assert count(measured.counts, "1", "all") == (7422, 7422)


@files(2016, "CQC")
def _cqc(records: Records) -> None:
    records.staff(3406 - 421, "A").staff(421, "N").survey("harassment-public", white=8, bme=5, base=BASE)


@case("cqc-2016-i1", 2016, "CQC")
def _(measured: Measured) -> None:
    assert printed(measured.percentage("1", "bme"), "12.4") == CASES["cqc-2016-i1"]["published"]["bme_pct"]


@files(2020, "KERNOW")
def _kernow(records: Records) -> None:
    records.staff(284 - 30 - 5, "A").staff(5, "J").staff(30, "Z")


@case("kernow-2020-i1", 2020, "KERNOW")
def _(measured: Measured) -> None:
    assert printed(measured.percentage("1", "bme"), "1.8") == CASES["kernow-2020-i1"]["published"]["bme_pct"]


@case("kernow-2020-declared", 2020, "KERNOW")
def _(measured: Measured) -> None:
    told = CASES["kernow-2020-declared"]["published"]
    unknown = measured.percentage("1", "unknown")
    assert printed(unknown, "10.6") == told["not_declared_pct"]
    assert printed(100 - Decimal(unknown), "89.4") == told["declared_pct"]


@files(2018, "VSM")
def _vsm_2018(records: Records) -> None:
    records.staff(201, "H", pay_band="VSM", staff_group=CLERICAL)


@files(2021, "VSM")
def _vsm_2021(records: Records) -> None:
    records.staff(290, "H", pay_band="VSM", staff_group=CLERICAL)


@files(2022, "VSM")
def _vsm_2022(records: Records) -> None:
    # The page prints that 341 were 10.3% of all very senior managers: 3,311 of them.
    records.staff(341, "H", pay_band="VSM", staff_group=CLERICAL)
    records.staff(3311 - 341, "A", pay_band="VSM", staff_group=CLERICAL)


@files(2023, "VSM")
def _vsm_2023(records: Records) -> None:
    records.staff(325, "H", pay_band="VSM", staff_group=CLERICAL)


def _vsm(rows: list[Row]) -> Fraction:
    return Fraction(int(count(rows, "1", "bme", "clinical=no;pay_band=VSM")[0]))


# These two compare two editions, so they are tested below with both at hand.
TWO_YEARS = ("england-vsm-2018-2023", "england-vsm-2021-2022")


def test_growth_among_very_senior_managers(outs: dict[int, Path]):
    then, now = (_vsm(table(outs[year] / "counts.csv")) for year in (2018, 2023))
    assert printed(100 * (now - then) / then, "61.7") == CASES["england-vsm-2018-2023"]["published"]["growth_pct"]


def test_increase_of_very_senior_managers(outs: dict[int, Path]):
    then, now = (_vsm(picked(table(outs[year] / "counts.csv"), organisation="VSM")) for year in (2021, 2022))
    assert str(now - then) == CASES["england-vsm-2021-2022"]["published"]["increase"]
    share = Measured(outs[2022], "VSM").percentage("1", "bme", "clinical=no;pay_band=VSM")
    assert printed(share, "10.3") == "10.3"


@files(2020, "GLOUCS")
def _gloucs_2020(records: Records) -> None:
    records.staff(11, "H", staff_group=CLERICAL).staff(202 - 11, "A", staff_group=CLERICAL)
    records.staff(14, "N").staff(361 - 202 - 14, "A")


@files(2019, "GLOUCS")
def _gloucs_2019(records: Records) -> None:
    records.staff(11, "H", staff_group=CLERICAL).staff(12, "N").staff(364 - 23, "A")


@case("gloucs-ccg-2020-i1", 2020, "GLOUCS")
def _(measured: Measured) -> None:
    value = measured.percentage("1", "bme")
    assert printed(value, "6.92") == "6.93"
    assert value.startswith(CASES["gloucs-ccg-2020-i1"]["published"]["bme_pct"]), "the page cut the digits off"


@case("gloucs-ccg-2019-i1", 2019, "GLOUCS")
def _(measured: Measured) -> None:
    value = measured.percentage("1", "bme")
    assert printed(value, "6.31") == "6.32"
    assert value.startswith(CASES["gloucs-ccg-2019-i1"]["published"]["bme_pct"]), "the page cut the digits off"


@case("gloucs-ccg-2020-i1-nc", 2020, "GLOUCS")
def _(measured: Measured) -> None:
    told = CASES["gloucs-ccg-2020-i1-nc"]["published"]["bme_pct"]
    assert count(measured.counts, "1", "bme", "clinical=no") == (11, 202)
    assert printed(measured.percentage("1", "bme", "clinical=no"), told) == "5.4"
    # The print is 11 of another base: of 229 it would be right.
    assert told == printed(Fraction(1100, 229), told) == "4.8"


@files(2020, "KMPT")
def _kmpt(records: Records) -> None:
    # Headcounts from the rounded shares of 3,296; the 66 left over are the unknown.
    records.staff(2505, "A").staff(725, "H").staff(66, "Z").cases(17, "A").cases(9, "H")


@case("kmpt-2020-i3-counts", 2020, "KMPT")
def _(measured: Measured) -> None:
    told = CASES["kmpt-2020-i3-counts"]["published"]
    row = measured.figure("3", "ratio", "bme", comparator="white")
    assert fraction(row) == (9, 725)
    assert (row["comparator_numerator"], row["comparator_denominator"]) == ("17", "2505")
    assert printed(row["value"], "1.8") == told["relative_likelihood_bme_vs_white"]
    bme, white = (measured.percentage("3", group) for group in ("bme", "white"))
    assert printed(bme, "1.2") == told["p_bme_pct"]
    assert printed(white, "0.7") == told["p_white_pct"]
    # Rounding is done last: the page that divided the rounded 1.2 by 0.7 printed 1.7.
    rounded_first = Fraction(printed(bme, "1.2")) / Fraction(printed(white, "0.7"))
    assert printed(rounded_first, "1.7") == "1.7" != printed(row["value"], "1.8")
    assert float(row["lower"]) < 1 < float(row["upper"])
    # Both years' average is the rule of 2020, and the page gives one year only.
    assert row["flags"] == "window=12"


@files(2020, "KMPT-SPLIT")
def _kmpt_split(records: Records) -> None:
    # 71% of the 3,296 are clinical: the one share that both groups' mixtures imply. The rest follows by rounding.
    records.staff(1661, "A").staff(632, "H").staff(47, "Z")
    for number, category in ((841, "A"), (96, "H"), (19, "Z")):
        records.staff(number, category, staff_group=CLERICAL)


@case("kmpt-2020-i1-split", 2020, "KMPT-SPLIT")
def _(measured: Measured) -> None:
    told = CASES["kmpt-2020-i1-split"]["inputs"]
    assert count(measured.counts, "1", "all") == (told["total"], told["total"])
    for part, shares in (("", told), ("clinical=yes", told["clinical"]), ("clinical=no", told["non_clinical"])):
        values = {group: measured.percentage("1", group, part) for group in ("white", "bme", "unknown")}
        assert {group: printed(value, "0") for group, value in values.items()} == {
            group: str(shares[f"{group}_pct"]) for group in values
        }
        assert printed(sum(map(Decimal, values.values()), Decimal(0)), "100") == "100"


# Indicator 2, and the pipelines from application to offer: the applications stand where the shortlisted ones would.


@files(2021, "KINGSTON")
def _kingston(records: Records) -> None:
    records.applications(317, "A", 50).applications(418, "N", 0)


@case("kingston-2021-zero", 2021, "KINGSTON")
def _(measured: Measured) -> None:
    row = measured.figure("2", "ratio", "white", comparator="ethnicity=black")
    assert fraction(row) == (50, 317)
    assert (row["comparator_numerator"], row["comparator_denominator"]) == ("0", "418")
    assert row["comparator_numerator"] == CASES["kingston-2021-zero"]["published"]["offered_black"]
    assert (row["value"], row["upper"]) == ("", "")
    assert {"undefined", "unbounded"} & set(row["flags"].split(";"))
    assert float(measured.percentage("2", "ethnicity=black")) == 0
    assert printed(measured.percentage("2", "white"), "15.8") == "15.8"


@files(2019, "STP")
def _stp_2019(records: Records) -> None:
    records.applications(5253, "A", 338).applications(1549, "H", 55).applications(640, "N", 4)
    records.applications(443, "D", 16).applications(289, "Z", 21)


def _one_in(case_name: str, group: str) -> None:
    @case(case_name, 2019, "STP")
    def _(measured: Measured) -> None:
        told = CASES[case_name]
        numerator, denominator = count(measured.counts, "2", group)
        assert (denominator, numerator) == (told["inputs"]["applied"], told["inputs"]["accepted"])
        share = Fraction(measured.percentage("2", group))
        assert printed(100 / share, told["published"]["one_in"]) == told["published"]["one_in"]


_one_in("stp-2019-white", "white")
_one_in("stp-2019-asian", "ethnicity=asian")
_one_in("stp-2019-black", "ethnicity=black")
_one_in("stp-2019-other_mixed", "ethnicity=mixed")


@case("stp-2019-rr", 2019, "STP")
def _(measured: Measured) -> None:
    told = CASES["stp-2019-rr"]["published"]
    row = measured.figure("2", "ratio", "white", comparator="ethnicity=black")
    assert printed(row["value"], "10") == told["rr_white_vs_black"]
    # The 289 without ethnicity are in no group, and so in no likelihood.
    grouped = measured.figure("2", "ratio", "white", comparator="bme")
    assert fraction(grouped) == (338, 5253)
    assert printed(grouped["value"], "2.26") == "2.26"
    accepted, applied = zip(*(count(measured.counts, "2", group) for group in ("white", "bme")), strict=True)
    black = count(measured.counts, "2", "ethnicity=black")
    for name, part, whole in (
        ("white_share_applied_pct", applied[0], sum(applied)),
        ("white_share_accepted_pct", accepted[0], sum(accepted)),
        ("black_share_applied_pct", black[1], sum(applied)),
        ("black_share_accepted_pct", black[0], sum(accepted)),
    ):
        assert printed(Fraction(int(100 * part), int(whole)), told[name]) == told[name]


@files(2022, "NSHCS")
def _stp_2022(records: Records) -> None:
    # Those whose number is hidden ('<5') are put in as not accepted: what is missing then is what was hidden.
    for code, cell in CASES["stp-2022-suppressed"]["inputs"]["by_code"].items():
        accepted = 0 if cell["accepted"] == "<5" else cell["accepted"]
        records.applications(cell["applied"], "" if code == "blank" else code, accepted)


@case("stp-2022-suppressed", 2022, "NSHCS")
def _(measured: Measured) -> None:
    told = CASES["stp-2022-suppressed"]
    accepted, applied = count(measured.counts, "2", "all")
    assert f"{applied:.0f}" == told["published"]["total_applied"]
    for code in "ANHC":
        share = Fraction(int(100 * count(measured.counts, "2", f"ethnicity={code}")[1]), int(applied))
        assert printed(share, "33.69") == told["published"][f"pct_{code}"]
    hidden = told["inputs"]["total_accepted"] - accepted
    assert f"{hidden:.0f}" == told["published"]["accepted_in_suppressed_cells"]
    assert count(measured.counts, "2", "white") == (288, 3089)
    assert printed(measured.percentage("2", "white"), "9.32") == "9.32"


# Indicators 5 to 8


@files(2022, "CHRISTIE")
def _christie(records: Records) -> None:
    records.survey("discrimination-at-work", white=4.1, bme=12.7, base=BASE)


@files(2025, "RDASH")
def _rdash(records: Records) -> None:
    records.survey("equal-opportunities", white=61.5, bme=50.3, base=BASE)


@files(2024, "ENGLAND-TRUSTS")
def _england_2024(records: Records) -> None:
    records.survey("harassment-staff", white=20.7, bme=24.9, base=BASE)


@files(2019, "ENGLAND-TRUSTS")
def _england_2019(records: Records) -> None:
    records.survey("equal-opportunities", white=86, bme=70, base=BASE)


def _survey(case_name: str, year: int, organisation: str, indicator: str) -> None:
    @case(case_name, year, organisation)
    def _(measured: Measured) -> None:
        told = CASES[case_name]["published"]
        for group in ("bme", "white"):
            assert printed(measured.percentage(indicator, group), told[f"{group}_pct"]) == told[f"{group}_pct"]
        assert printed(measured.gap(indicator), told["gap_points"]) == told["gap_points"]
        # The percentage stands as it was given, whatever multiplying by a base and dividing again would do to it.
        given = CASES[case_name]["inputs"]["bme_pct"]
        assert float(measured.figure(indicator, "percentage", "bme")["value"]) == given


_survey("christie-2022-i8", 2022, "CHRISTIE", "8")
_survey("rdash-2025-i7", 2025, "RDASH", "7")
_survey("england-2024-i6", 2024, "ENGLAND-TRUSTS", "6")
_survey("cqc-2016-i5", 2016, "CQC", "5")
_survey("england-2019-i7", 2019, "ENGLAND-TRUSTS", "7")


@files(2020, "KMPT-INDICATOR-PAGE")
def _indicator_page(records: Records) -> None:
    records.survey("discrimination-at-work", white=5.6, bme=12.0, base=BASE)


@files(2020, "KMPT-INFORMATION-PAGE")
def _information_page(records: Records) -> None:
    records.survey("discrimination-at-work", white=12, bme=5.6, base=BASE)


@case("kmpt-2020-i8-swap", 2020, "KMPT-INDICATOR-PAGE")
def _(measured: Measured) -> None:
    told = CASES["kmpt-2020-i8-swap"]["published"]
    assert printed(measured.gap("8"), "6.4") == told["gap_points_indicator_page"] == "6.4"


def test_swapped_labels_turn_the_gap_round(outs: dict[int, Path]):
    gap = Measured(outs[2020], "KMPT-INFORMATION-PAGE").gap("8")
    told = CASES["kmpt-2020-i8-swap"]["published"]["gap_points_information_page"]
    assert printed(gap, told) == "-6.4"
    assert told == "6.4", "the page with the labels swapped cannot have the same sign"


BY_RECORDS = (*CHECKS, *TWO_YEARS)


@pytest.mark.parametrize("name", CHECKS)
def test_published_figure(name: str, outs: dict[int, Path]):
    year, organisation, check = CHECKS[name]
    check(Measured(outs[year], organisation))


def test_no_case_at_all_has_no_likelihood(outs: dict[int, Path]):
    """The page of NHS Gloucestershire CCG says that there was no disciplinary case: 0 of 0 is no ratio."""
    row = Measured(outs[2020], "GLOUCS").figure("3", "ratio", "bme", comparator="white")
    assert (row["value"], row["numerator"], row["comparator_numerator"]) == ("", "0", "0")
    assert "undefined" in row["flags"].split(";")


def test_ethnic_categories_of_the_cases_belong_to_their_groups(outs: dict[int, Path]):
    rows = picked(table(outs[2022] / "counts.csv"), organisation="NSHCS", indicator="2", part="")
    applied = CASES["stp-2022-suppressed"]["inputs"]["by_code"]
    groups = {"white": "ABC", "bme": "DEFGHJKLMNPRS"}
    for group, codes in groups.items():
        told = sum(applied[code]["applied"] for code in codes if code in applied)
        assert fraction(one(rows, group=group))[1] == told
    assert fraction(one(rows, group="unknown"))[1] == applied["Z"]["applied"] + applied["blank"]["applied"]

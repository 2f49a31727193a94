"""Names that people give to what is measured, and what they are taken for."""

import pytest

from levelground.standards import Quantity, in_words, matched, standard, standards, vocabulary

WRES = standard("wres")
NAMES = vocabulary(WRES)
STAFF, BME_STAFF = Quantity("1", "", "numerator", "all"), Quantity("1", "", "numerator", "bme")


@pytest.mark.parametrize(
    ("name", "quantity"),
    [
        ("staff in post", STAFF),
        ("Headcount", STAFF),
        ("Total staff in post:", STAFF),
        ("BME staff", BME_STAFF),
        ("Staff in post - BME", BME_STAFF),
        ("% BME staff", Quantity("1", "", "percentage", "bme")),
        ("Percentage BME", Quantity("1", "", "percentage", "bme")),
        ("Indicator 2 ratio", Quantity("2", "", "ratio", "white", "bme")),
        ("Ind. 2: relative likelihood", Quantity("2", "", "ratio", "white", "bme")),
        ("indicator 3", Quantity("3", "", "ratio", "bme", "white")),
        ("Indicator 9 difference", Quantity("9", "", "difference", "bme", "workforce")),
        ("indicator 5 BME", Quantity("5", "", "percentage", "bme")),
        ("Bands 8a and above BME percentage", Quantity("1", "cluster=8a and above", "percentage", "bme")),
        ("White shortlisted applications", Quantity("2", "", "denominator", "white")),
        ("Disciplinary entries BME", Quantity("3", "", "numerator", "bme")),
        ("Clinical Band 5 BME staff", Quantity("1", "clinical=yes;pay_band=Band 5", "numerator", "bme")),
        ("Non-clinical Band 5 BME staff", Quantity("1", "clinical=no;pay_band=Band 5", "numerator", "bme")),
        ("White other staff", Quantity("1", "", "numerator", "ethnicity=white-other")),
    ],
)
def test_a_name_is_taken_for_what_it_says(name: str, quantity: Quantity):
    match = matched(name, NAMES)
    assert match is not None
    assert match.quantity == quantity


@pytest.mark.parametrize("name", ["turnover", "", "indicator 22 ratio", "sickness absence rate", "BME", "2026"])
def test_what_is_not_measured_or_says_too_little_is_taken_for_nothing(name: str):
    assert matched(name, NAMES) is None


@pytest.mark.parametrize("name", standards())
def test_whatever_we_call_a_headline_we_also_understand(name: str):
    declared = standard(name)
    names = vocabulary(declared)
    for quantity, _ in names.values():
        if not quantity.part and quantity.statistic in ("ratio", "difference"):
            match = matched(in_words(quantity, declared), names)
            assert match is not None
            assert match.quantity == quantity

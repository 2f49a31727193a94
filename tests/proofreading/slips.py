"""Slips as they are found in published reports, each typed into a short text of our own; and what puts them right."""

from dataclasses import dataclass

from proofreading.papers import Item


@dataclass(frozen=True)
class Slip:
    """A report with one fault: the words that the alarm must contain, as printed and as they should be."""

    name: str
    items: tuple[Item, ...]
    kind: str
    printed: str
    expected: str


def _p(*texts: str) -> tuple[Item, ...]:
    return tuple(("p", text) for text in texts)


SLIPS = (
    # Published cases that print something else than their own figures give.
    Slip(
        "kmpt-2020-i4",
        (
            ("h", "Indicator 4: non-mandatory training"),
            *_p(
                "The likelihood of white staff accessing non-mandatory training was 9.6% and that of BAME staff 55.9%. "
                "This is a relative likelihood of 1.1, so there is hardly any difference."
            ),
        ),
        "ratio does not follow",
        "1.1",
        "0.2",
    ),
    Slip(
        "gloucs-ccg-2020-i1",
        _p(
            "On 31 March 2020 we employed 361 people. Eleven worked in other roles.",
            "We have 361 staff. There are 11 BME staff in non-clinical roles and 14 in clinical roles, which is 6.92% "
            "of the workforce.",
        ),
        "truncated percentage",
        "6.92%",
        "6.93%",
    ),
    Slip(
        "gloucs-ccg-2019-i1",
        _p("Of our 364 staff, 23 are from an ethnic minority (6.31%), 11 of them in non-clinical posts."),
        "truncated percentage",
        "6.31%",
        "6.32%",
    ),
    Slip(
        "gloucs-ccg-2020-i1-nc",
        _p("Among the 202 non-clinical staff, 11 are from a BME background (4.8%)."),
        "percentage does not follow",
        "4.8%",
        "5.4%",
    ),
    Slip(
        "nhsbt-2020-esr",
        _p("On the staff record 135 of our 5,463 staff (2.3%) have declared a disability."),
        "percentage does not follow",
        "2.3%",
        "2.5%",
    ),
    Slip(
        "kmpt-2020-i8-swap",
        (
            ("h", "Indicator 8"),
            *_p("Discrimination at work was met by 12.0% of BAME staff and 5.6% of white staff, a gap of 6.4 points."),
            ("h", "Our figures at a glance"),
            *_p("Indicator 8: BAME staff 5.6%, white staff 12.0%, a gap of 6.4 points."),
        ),
        "groups exchanged",
        "white 12.0, bme 5.6",
        "white 5.6, bme 12.0",
    ),
    Slip(
        "kmicb-2023-epg",
        _p(
            "Our median ethnicity pay gap is -1.8%. This means that ethnic minority colleagues earn 8p more for every "
            "£1 that white colleagues earn."
        ),
        "pence do not follow from the gap",
        "8p",
        "1.8p",
    ),
    Slip(
        "eff-2018-coverage",
        _p("Five trusts had too few respondents. In all, 225 out of 230 trusts (97%) are included."),
        "truncated percentage",
        "97%",
        "98%",
    ),
    # Faults that the traps of the standard name.
    Slip(
        "inverted, in the national comparison",
        _p(
            "Indicator 2: the relative likelihood of white applicants being appointed from shortlisting compared with "
            "global majority applicants is 0.66. Last year it was 0.71. The national figure is 0.71."
        ),
        "inverted ratio",
        "0.71",
        "1.41",
    ),
    Slip(
        "inverted, by its words",
        _p("White applicants are 0.66 times more likely to be appointed from shortlisting than BME applicants."),
        "inverted ratio",
        "0.66",
        "1.52",
    ),
    Slip(
        "inverted, by the counts",
        _p(
            "Of 289 white applicants shortlisted 61 were appointed, and of 240 BME applicants 33 were. White "
            "applicants were therefore 0.65 times as likely to be appointed as BME applicants."
        ),
        "inverted ratio",
        "0.65",
        "1.54",
    ),
    Slip(
        "ratio as a percentage",
        _p(
            "Metric 2. The relative likelihood of white applicants being appointed from shortlisting across all posts, "
            "compared with BME applicants, is 1.54%."
        ),
        "ratio printed as a percentage",
        "1.54%",
        "1.54",
    ),
    Slip(
        "ratio of rounded values",
        _p(
            "In the year 9 of 725 BME staff (1.2%) and 17 of 2,505 white staff (0.7%) entered the formal disciplinary "
            "process: BME staff were 1.7 times as likely to enter it as white staff."
        ),
        "ratio of rounded values",
        "1.7",
        "1.8",
    ),
    Slip(
        "gap",
        _p("Harassment by staff was met by 24.9% of BME staff and 20.7% of white staff, a gap of 2.4 points."),
        "gap is not the difference",
        "2.4 points",
        "4.2",
    ),
    Slip(
        "shares of a whole",
        _p("Our workforce is 85.0% white, 18.3% BME and 1.7% unknown."),
        "shares do not make 100",
        "105.0%",
        "100%",
    ),
    Slip(
        "total",
        _p("We have 6,307 white staff, 990 BME staff and 125 staff of unknown ethnicity, 7,442 in total."),
        "total is not the sum",
        "7,442",
        "7,422",
    ),
    Slip(
        "growth",
        _p("The number of BME very senior managers grew by 67.1%, from 201 in 2018 to 325 in 2023."),
        "change does not follow",
        "67.1%",
        "61.7%",
    ),
    Slip(
        "impossible",
        _p("The likelihood of white staff accessing training was 105.4% in the year."),
        "impossible percentage",
        "105.4%",
        "0 to 100%",
    ),
    # The same kinds of fault in tables.
    Slip(
        "truncated, in a table",
        (
            ("h", "Indicator 1"),
            (
                "t",
                (
                    ("Year", "BME staff", "All staff", "BME %"),
                    ("2019", "23", "364", "6.31%"),
                    ("2020", "25", "360", "6.94%"),
                ),
            ),
        ),
        "truncated percentage",
        "6.31%",
        "6.32%",
    ),
    Slip(
        "mistyped, in a table",
        (
            (
                "t",
                (
                    ("Group", "Shortlisted", "Appointed", "Likelihood"),
                    ("White", "289", "61", "21.1%"),
                    ("BME", "240", "33", "17.3%"),
                    ("Not stated", "30", "4", "13.3%"),
                ),
            ),
        ),
        "percentage does not follow",
        "17.3%",
        "13.8%",
    ),
    Slip(
        "inverted, in a table",
        (
            ("h", "Indicator 2"),
            (
                "t",
                (
                    ("Measure", "White", "BME", "Relative likelihood"),
                    ("Appointed from shortlisting", "21.1%", "13.8%", "0.65"),
                ),
            ),
        ),
        "inverted ratio",
        "0.65",
        "1.53",
    ),
    Slip(
        "ratio as a percentage, in a table",
        (
            (
                "t",
                (
                    ("Indicator", "2023", "2024"),
                    ("Relative likelihood of white staff being appointed compared with BME staff", "1.61", "1.54%"),
                    ("Relative likelihood of BME staff entering the disciplinary process", "1.14", "1.09"),
                ),
            ),
        ),
        "ratio printed as a percentage",
        "1.54%",
        "1.54",
    ),
    Slip(
        "gap, in a table",
        (
            (
                "t",
                (
                    ("Staff survey question", "White", "BME", "Difference (points)"),
                    ("Harassment by the public", "25.1%", "29.4%", "4.3"),
                    ("Harassment by staff", "20.7%", "24.9%", "2.4"),
                ),
            ),
        ),
        "gap is not the difference",
        "2.4",
        "4.2",
    ),
    Slip(
        "total, in a table",
        (
            (
                "t",
                (
                    ("Band", "White", "BME", "Unknown"),
                    ("Band 5", "812", "240", "14"),
                    ("Band 6", "655", "151", "11"),
                    ("Band 7", "401", "62", "6"),
                    ("Total", "1,868", "435", "31"),
                ),
            ),
        ),
        "total is not the sum",
        "435",
        "453",
    ),
    # Kinds that other checks of ours did not begin from.
    Slip(
        "two figures of a count exchanged",
        _p("Of the 420 BME applicants shortlisted, 33 were appointed (13.8%)."),
        "percentage does not follow",
        "13.8%",
        "7.9%",
    ),
    Slip(
        "a point in the wrong place",
        _p("Of 1,204 starters, 301 were BME (2.5%)."),
        "percentage does not follow",
        "2.5%",
        "25.0%",
    ),
    Slip(
        "a rise that is a fall",
        _p(
            "The proportion of BME staff who were harassed by colleagues increased from 24.9% in 2023 to 20.7% in 2024."
        ),
        "words say the opposite",
        "increased",
        "fell",
    ),
    Slip(
        "words against a ratio below one",
        _p(
            "The relative likelihood of white applicants being appointed from shortlisting compared to BME applicants "
            "is 0.85. This means that white applicants are more likely to be appointed than BME applicants."
        ),
        "words say the opposite",
        "more likely",
        "less likely",
    ),
    Slip(
        "words against a ratio above one",
        _p(
            "The relative likelihood of BME staff entering the formal disciplinary process compared with white staff "
            "is 1.62, so BME colleagues are now less likely to be disciplined."
        ),
        "words say the opposite",
        "less likely",
        "more likely",
    ),
    Slip(
        "lower that is higher",
        _p(
            "The percentage of BME staff who met discrimination (14.6%) is 8.4 points lower than that of white staff "
            "(6.2%)."
        ),
        "words say the opposite",
        "lower",
        "higher",
    ),
    Slip(
        "the total of a row",
        (
            (
                "t",
                (
                    ("Band", "White", "BME", "Unknown", "Total"),
                    ("Band 5", "812", "240", "14", "1,066"),
                    ("Band 6", "655", "151", "11", "871"),
                    ("Band 7", "401", "62", "6", "469"),
                ),
            ),
        ),
        "total is not the sum",
        "871",
        "817",
    ),
    Slip(
        "one in so many",
        _p("Discrimination at work was met by 13.0% of BME staff, or one in five, in the last year."),
        "words do not follow",
        "one in five",
        "one in 8",
    ),
)

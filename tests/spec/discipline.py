"""Examples of indicator 3: entry into the formal disciplinary process."""

from spec.example import Chapter, Example

STAFF = """
    number | ethnic_category
    40     | A
    20     | H
"""
DISCIPLINE = Chapter(
    "Indicator 3: formal disciplinary process",
    "The likelihood of BME staff entering the formal disciplinary process divided by that of white staff, as entries "
    "over the headcount on 31 March. Above 1, BME staff are more likely to be disciplined.",
    (
        Example(
            "White and BME entries",
            "2 entries of 20 BME staff, 10%, and 2 of 40 white staff, 5%: twice as likely. Grievances and capability "
            "cases are other processes.",
            {
                "staff": STAFF,
                "formal_cases": """
                    number | ethnic_category | kind
                    2      | A               | disciplinary
                    2      | H               | disciplinary
                    3      | H               | grievance
                    1      | H               | capability
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                3         | white | 2         | 40
                3         | bme   | 2         | 20
            """,
            figures="""
                indicator | statistic  | group | comparator | value
                3         | ratio      | bme   | white      | 2.00
                3         | percentage | bme   |            | 10.0
            """,
        ),
        Example(
            "From 2021: twelve months",
            "Entries from 1 April to 31 March count. Default, check.",
            {
                "staff": STAFF,
                "formal_cases": """
                    number | ethnic_category | entered_on
                    1      | A               | 2025-03-31
                    1      | A               | 2025-04-01
                    1      | H               | 2026-03-31
                    1      | H               | 2026-04-01
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                3         | white | 1         | 40
                3         | bme   | 1         | 20
            """,
        ),
        Example(
            "To 2020: two years, averaged",
            "Six white entries in 24 months are three a year. The entries are kept whole, and the headcount is "
            "doubled; the ratio does not change by it.",
            {
                "staff": STAFF,
                "formal_cases": """
                    number | ethnic_category | entered_on
                    1      | A               | 2018-03-31
                    2      | A               | 2018-04-01
                    4      | A               | 2019-10-01
                    4      | H               | 2020-03-31
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                3         | white | 6         | 80
                3         | bme   | 4         | 40
            """,
            figures="""
                indicator | statistic  | group | comparator | value
                3         | ratio      | bme   | white      | 1.33
                3         | percentage | white |            | 7.5
            """,
            year=2020,
        ),
        Example(
            "To 2020: an extract of one year only",
            "Without a disciplinary entry before the last 12 months the extract is taken to hold one year: nothing is "
            "averaged, and every figure says so.",
            {
                "staff": STAFF,
                "formal_cases": """
                    number | ethnic_category | entered_on
                    4      | A               | 2019-04-01
                    4      | H               | 2020-03-31
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                3         | white | 4         | 40
                3         | bme   | 4         | 20
            """,
            figures="""
                indicator | statistic | group | comparator | value | flags
                3         | ratio     | bme   | white      | 2.00  | window=12
            """,
            findings="""
                severity | record set   | kind
                warning  | formal_cases | shorter window
            """,
            year=2020,
        ),
        Example(
            "Leavers",
            "Somebody who has left by 31 March was still disciplined: the entry counts.",
            {
                "staff": """
                    number | ethnic_category
                    4      | A
                    2      | H
                """,
                "formal_cases": """
                    person_id | ethnic_category
                    P1        | A
                    LEFT      | H
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                3         | white | 1         | 4
                3         | bme   | 1         | 2
            """,
            findings="""
                severity | record set   | kind
                warning  | formal_cases | not in staff
            """,
        ),
        Example(
            "More leavers than staff",
            "Nobody white is in post, and one white leaver was disciplined: there is nobody to divide by, so there is "
            "neither a percentage nor a ratio.",
            {
                "staff": """
                    number | ethnic_category
                    2      | H
                """,
                "formal_cases": """
                    person_id | ethnic_category
                    P1        | H
                    LEFT      | A
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                3         | bme   | 1         | 2
                3         | all   | 2         | 2
            """,
            figures="""
                indicator | statistic  | group | comparator | value | flags
                3         | ratio      | bme   | white      | -     | undefined
                3         | percentage | white |            | -     | undefined
            """,
        ),
        Example(
            "Clinical and non-clinical",
            "Where the cases hold a staff group, the indicator is given for both; otherwise for the whole only.",
            {
                "staff": """
                    number | ethnic_category | staff_group
                    4      | A               | Healthcare Scientists
                    2      | H               | Estates and Ancillary
                """,
                "formal_cases": """
                    number | ethnic_category | staff_group
                    1      | H               | Estates and Ancillary
                """,
            },
            counts="""
                indicator | part         | group | numerator | denominator
                3         | clinical=no  | bme   | 1         | 2
                3         | clinical=yes | white | 0         | 4
            """,
        ),
    ),
)

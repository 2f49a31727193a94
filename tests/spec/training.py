"""Examples of indicator 4: non-mandatory training."""

from spec.example import Chapter, Example

TRAINING = Chapter(
    "Indicator 4: non-mandatory training",
    "The likelihood of white staff accessing non-mandatory training and continuing professional development in the 12 "
    "months to 31 March, divided by that of BME staff: people, not places on courses.",
    (
        Example(
            "White and BME people trained",
            "3 of 6 white people, 50%, and 1 of 4 BME people, 25%, had some: twice as likely. Group and band are those "
            "of the staff record.",
            {
                "staff": """
                    person_id | ethnic_category
                    P1 to P6  | A
                    P7 to P10 | H
                """,
                "training": """
                    person_id | course
                    P1 to P3  | Leadership
                    P1 to P3  | Coaching
                    P7        | Leadership
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                4         | white | 3         | 6
                4         | bme   | 1         | 4
            """,
            figures="""
                indicator | statistic | group | comparator | value
                4         | ratio     | white | bme        | 2.00
            """,
        ),
        Example(
            "What does not count",
            "Mandatory training, training out of the window, and training of people who are not among the staff "
            "counted: leavers, and those on the bank.",
            {
                "staff": """
                    person_id | ethnic_category | contract
                    P1 to P4  | H               | permanent
                    P5        | H               | bank
                """,
                "training": """
                    person_id | mandatory | completed_on
                    P1        | yes       | 2025-10-01
                    P2        | no        | 2025-03-31
                    P3        | no        | 2025-04-01
                    P4        |           | 2025-10-01
                    P5        | no        | 2025-10-01
                    LEFT      | no        | 2025-10-01
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                4         | bme   | 1         | 4
            """,
            findings="""
                severity | record set | kind
                warning  | training   | not in staff
            """,
        ),
    ),
)

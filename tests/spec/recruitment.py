"""Examples of indicator 2: appointment from shortlisting."""

from spec.example import Chapter, Example

RECRUITMENT = Chapter(
    "Indicator 2: appointment from shortlisting",
    "The likelihood of white applicants being appointed from shortlisting divided by that of BME applicants. Above 1, "
    "white applicants are more likely to be appointed. It needs no staff record.",
    (
        Example(
            "White and BME applications",
            "6 of 20 white applications, 30%, and 2 of 10 BME ones, 20%, were successful: 1.5 times as likely. The "
            "unknown are shown, and are not in the ratio.",
            {
                "applications": """
                    number | ethnic_category | appointed
                    6      | A               | yes
                    14     | A               | no
                    2      | H               | yes
                    8      | H               | no
                    1      | Z               | yes
                """
            },
            counts="""
                indicator | group   | numerator | denominator
                2         | white   | 6         | 20
                2         | bme     | 2         | 10
                2         | unknown | 1         | 1
                2         | all     | 9         | 31
            """,
            figures="""
                indicator | statistic  | group | comparator | value
                2         | ratio      | white | bme        | 1.50
                2         | percentage | white |            | 30.0
                2         | percentage | bme   |            | 20.0
            """,
        ),
        Example(
            "Twelve months of shortlisting",
            "The first and the last day of the window count, the days beside them do not; when somebody was "
            "appointed does not matter.",
            {
                "applications": """
                    number | ethnic_category | shortlisted_on | appointed | appointed_on
                    1      | A               | 2025-03-31     | yes       | 2025-06-01
                    1      | A               | 2025-04-01     | yes       | 2025-06-01
                    1      | A               | 31/03/2026     | yes       | 2026-04-20
                    1      | A               | 2026-04-01     | yes       | 2026-06-01
                """
            },
            counts="""
                indicator | group | numerator | denominator
                2         | white | 2         | 2
            """,
        ),
        Example(
            "Not shortlisted, and still in progress",
            "Applications that were not shortlisted are no part of it, and need no date. Those without an outcome "
            "count as shortlisted and not appointed so far.",
            {
                "applications": """
                    number | ethnic_category | shortlisted | shortlisted_on | appointed
                    5      | H               | no          |                | no
                    2      | H               | yes         | 2025-11-01     | yes
                    2      | H               | yes         | 2026-03-15     |
                """
            },
            counts="""
                indicator | group | numerator | denominator
                2         | bme   | 2         | 4
            """,
            findings="""
                severity | record set   | kind
                warning  | applications | still in progress
            """,
        ),
        Example(
            "Appointed without being shortlisted",
            "Left out, counted apart, and said.",
            {
                "applications": """
                    number | ethnic_category | shortlisted | shortlisted_on | appointed
                    4      | A               | yes         | 2025-11-01     | no
                    1      | A               | no          |                | yes
                """
            },
            counts="""
                indicator | group | numerator | denominator
                2         | white | 0         | 4
            """,
            findings="""
                severity | record set   | kind
                warning  | applications | appointed but not shortlisted
            """,
        ),
        Example(
            "Routes and bands",
            "International recruitment can hide a gap: the other routes are also given without it. An application "
            "whose route is not known is in neither.",
            {
                "applications": """
                    number | ethnic_category | route                     | pay_band | appointed
                    3      | H               | international recruitment | Band 5   | yes
                    1      | H               | advertised                | Band 6   | yes
                    3      | H               | advertised                | Band 6   | no
                    1      | H               | redeployment              | Band 6   | no
                    2      | A               | advertised                | Band 6   | yes
                    2      | A               |                           | Band 6   | no
                """
            },
            counts="""
                indicator | part                                    | group | numerator | denominator
                2         |                                         | bme   | 4         | 8
                2         | route=international recruitment         | bme   | 3         | 3
                2         | route=all but international recruitment | bme   | 1         | 5
                2         | route=all but international recruitment | white | 2         | 2
                2         | pay_band=Band 6                         | white | 2         | 4
            """,
        ),
        Example(
            "Nobody appointed in one group",
            "No BME applicant was appointed: the ratio has no value, not a zero and not an infinity.",
            {
                "applications": """
                    number | ethnic_category | appointed
                    3      | A               | yes
                    3      | A               | no
                    4      | H               | no
                """
            },
            figures="""
                indicator | statistic  | group | comparator | value | flags
                2         | ratio      | white | bme        | -     | unbounded
                2         | percentage | bme   |            | 0.0   |
            """,
        ),
    ),
)

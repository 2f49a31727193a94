"""Examples of indicator 1: pay bands, clusters, medical grades and race disparity ratios."""

from spec.example import Chapter, Example

PAY_BANDS = Chapter(
    "Indicator 1: pay bands",
    "The percentage of staff in each band who are BME, compared with the whole workforce; clinical and non-clinical "
    "staff apart.",
    (
        Example(
            "Bands and clusters",
            "Band 8a and above holds 1 BME of 5 people, 20%; the workforce 8 of 20, 40%: 20 points fewer.",
            {
                "staff": """
                    number | ethnic_category | pay_band
                    5      | A               | Band 5
                    5      | H               | Band 5
                    3      | A               | Band 7
                    2      | H               | Band 7
                    3      | A               | Band 8a
                    1      | H               | Band 8a
                    1      | A               | VSM
                """
            },
            counts="""
                indicator | part                          | group | numerator | denominator
                1         |                               | bme   | 8         | 20
                1         | cluster=5 and under           | bme   | 5         | 10
                1         | cluster=6 and 7               | bme   | 2         | 5
                1         | cluster=8a and above          | bme   | 1         | 5
                1         | clinical=yes;pay_band=Band 8a | bme   | 1         | 4
                1         | clinical=yes;pay_band=VSM     | bme   | 0         | 1
            """,
            figures="""
                indicator | part                 | statistic  | group | comparator | value
                1         | cluster=8a and above | percentage | bme   |            | 20.0
                1         | cluster=8a and above | difference | bme   | workforce  | -20.0
                1         | cluster=6 and 7      | difference | bme   | workforce  | 0.0
            """,
        ),
        Example(
            "Clinical or not",
            "Administrative and Clerical and Estates and Ancillary are non-clinical, all other staff groups clinical; "
            "a column clinical stands before the staff group.",
            {
                "staff": """
                    number | ethnic_category | staff_group                 | clinical
                    3      | H               | Healthcare Scientists       |
                    2      | H               | Estates and Ancillary       |
                    1      | H               | Administrative and Clerical |
                    1      | A               | Administrative and Clerical | yes
                """
            },
            counts="""
                indicator | part         | group | numerator | denominator
                1         | clinical=yes | bme   | 3         | 4
                1         | clinical=no  | bme   | 3         | 3
            """,
        ),
        Example(
            "Everybody clinical",
            "Where a part is the whole workforce it does not differ from it: by 0 points.",
            {
                "staff": """
                    number | ethnic_category
                    3      | A
                    1      | H
                """
            },
            figures="""
                indicator | part         | statistic  | group | comparator | value
                1         | clinical=yes | percentage | bme   |            | 25.0
                1         | clinical=yes | difference | bme   | workforce  | 0.0
            """,
        ),
        Example(
            "Doctors",
            "Medical grades stand beside the bands and in no cluster. Senior medical managers are some of the "
            "consultants: they are not added to them.",
            {
                "staff": """
                    number | ethnic_category | staff_group         | pay_band      | medical_grade
                    3      | A               | Medical and Dental  | Consultant    |
                    1      | A               | Medical and Dental  | Consultant    | senior medical manager
                    4      | K               | Medical and Dental  | Consultant    |
                    2      | K               | Medical and Dental  | Trainee grade |
                """
            },
            counts="""
                indicator | part                                 | group | numerator | denominator
                1         |                                      | all   | 10        | 10
                1         | clinical=yes;pay_band=Consultant     | white | 4         | 8
                1         | clinical=yes;pay_band=Trainee grade  | bme   | 2         | 2
                1         | medical_grade=senior medical manager | white | 1         | 1
            """,
            absent=(("1", "cluster"),),
        ),
        Example(
            "Local pay scales",
            "Other is a row of its own, in no cluster; somebody without a band counts in the whole only.",
            {
                "staff": """
                    number | ethnic_category | pay_band
                    4      | A               | Other
                    1      | H               |
                """
            },
            counts="""
                indicator | part                        | group | numerator | denominator
                1         |                             | all   | 5         | 5
                1         | clinical=yes;pay_band=Other | white | 4         | 4
            """,
            absent=(("1", "cluster"),),
        ),
        Example(
            "Race disparity ratio",
            "White: 10 at the lower tier, 8 at the middle, 4 at the upper. BME: 10, 4, 1. From lower to middle it is "
            "(8 / 10) / (4 / 10) = 2: white staff are twice as far along. Clinical and non-clinical staff apart; no "
            "doctors.",
            {
                "staff": """
                    number | ethnic_category | pay_band
                    10     | A               | Band 3
                    8      | A               | Band 6
                    4      | A               | Band 8b
                    10     | H               | Band 5
                    4      | H               | Band 7
                    1      | H               | Band 9
                    5      | H               | Consultant
                """
            },
            counts="""
                indicator | part                     | group | numerator | denominator
                1         | clinical=yes;tier=lower  | white | 10        | 20
                1         | clinical=yes;tier=middle | bme   | 4         | 12
                1         | clinical=yes;tier=upper  | bme   | 1         | 5
            """,
            figures="""
                indicator | part                           | statistic            | group | comparator | value
                1         | clinical=yes;tier=lower:middle | race disparity ratio | white | bme        | 2.00
                1         | clinical=yes;tier=middle:upper | race disparity ratio | white | bme        | 2.00
                1         | clinical=yes;tier=lower:upper  | race disparity ratio | white | bme        | 4.00
            """,
        ),
    ),
)

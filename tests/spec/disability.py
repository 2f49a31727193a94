"""Examples of the disability standard, metric by metric."""

from dataclasses import replace

from spec.example import Chapter, Example

STAFF = """
    number | disability
    20     | yes
    80     | no
"""


def _chapter(title: str, rule: str, *examples: Example) -> Chapter:
    return Chapter(title, rule, tuple(replace(example, standard="wdes") for example in examples))


DISABILITY = (
    _chapter(
        "Metric 1: pay clusters",
        "The percentage of staff in each cluster who are Disabled, against that of the whole workforce. Headcount.",
        Example(
            "Three groups",
            "What is not declared is unknown, and stays in the denominator.",
            {
                "staff": """
                    number | disability
                    2      | yes
                    15     | no
                    1      | not declared
                    1      | prefer not to say
                    1      |
                """
            },
            counts="""
                indicator | group        | numerator | denominator
                1         | disabled     | 2         | 20
                1         | non-disabled | 15        | 20
                1         | unknown      | 3         | 20
            """,
            figures="""
                indicator | statistic  | group    | value
                1         | percentage | disabled | 10.0
            """,
        ),
        Example(
            "Clusters",
            "Band 5 is in cluster 2, and VSM in cluster 4. Cluster 4 has 1 Disabled of 4, 25%, against 20% of all.",
            {
                "staff": """
                    number | disability | pay_band      | staff_group
                    3      | yes        | Band 5        | Nursing and Midwifery Registered
                    13     | no         | Band 4        | Administrative and Clerical
                    1      | yes        | VSM           | Administrative and Clerical
                    3      | no         | Band 8c       | Administrative and Clerical
                """
            },
            counts="""
                indicator | part                  | group    | numerator | denominator
                1         | cluster=1             | disabled | 0         | 13
                1         | cluster=2             | disabled | 3         | 3
                1         | cluster=4             | disabled | 1         | 4
                1         | clinical=no;cluster=4 | disabled | 1         | 4
            """,
            figures="""
                indicator | part      | statistic  | group    | comparator | value
                1         | cluster=4 | difference | disabled | workforce  | 5.0
            """,
        ),
        Example(
            "Bank staff to 2022",
            "Bank staff were counted with the others. Default, check.",
            {
                "staff": """
                    number | disability | contract
                    9      | no         | permanent
                    1      | yes        | bank
                """
            },
            counts="""
                indicator | group    | numerator | denominator
                1         | disabled | 1         | 10
            """,
            year=2022,
        ),
        Example(
            "Bank staff from 2023",
            "Bank staff are left out.",
            {
                "staff": """
                    number | disability | contract
                    9      | no         | permanent
                    1      | yes        | bank
                """
            },
            counts="""
                indicator | group    | numerator | denominator
                1         | disabled | 0         | 9
            """,
            year=2023,
        ),
    ),
    _chapter(
        "Metric 2: appointment from shortlisting",
        "The likelihood of non-disabled applicants being appointed divided by that of Disabled applicants. Above 1, "
        "non-disabled applicants are more likely to be appointed. Some print it the other way round.",
        Example(
            "Non-disabled over Disabled",
            "19 of 100 against 24 of 100: 0.79, below 1, so here Disabled applicants were more likely to be appointed.",
            {
                "applications": """
                    number | disability | appointed
                    19     | no         | yes
                    81     | no         | no
                    24     | yes        | yes
                    76     | yes        | no
                """
            },
            counts="""
                indicator | group        | numerator | denominator
                2         | non-disabled | 19        | 100
                2         | disabled     | 24        | 100
            """,
            figures="""
                indicator | statistic | group        | comparator | value
                2         | ratio     | non-disabled | disabled   | 0.79
            """,
        ),
    ),
    _chapter(
        "Metric 3: formal capability process",
        "The likelihood of Disabled staff entering the formal capability process divided by that of non-disabled "
        "staff: entries of two years as a yearly average, over the headcount. Ill health is reported apart, as 3ih.",
        Example(
            "From 2022: performance alone",
            "3 entries in two years of 20 Disabled staff, and 4 of 80: 7.5% and 2.5% a year. Ill health is apart.",
            {
                "staff": STAFF,
                "formal_cases": """
                    number | disability | reason      | entered_on
                    2      | yes        | performance | 2025-10-01
                    1      | yes        | performance | 2024-04-01
                    4      | no         | performance | 2025-10-01
                    5      | yes        | ill health  | 2025-10-01
                    1      | yes        | other       | 2025-10-01
                """,
            },
            counts="""
                indicator | group        | numerator | denominator
                3         | disabled     | 3         | 40
                3         | non-disabled | 4         | 160
                3ih       | disabled     | 5         | 40
                3ih       | non-disabled | 0         | 160
            """,
            figures="""
                indicator | statistic  | group    | comparator   | value
                3         | ratio      | disabled | non-disabled | 3.00
                3         | percentage | disabled |              | 7.5
            """,
        ),
        Example(
            "To 2021: all grounds",
            "Ill health, other reasons and none given are counted with performance. Default, check.",
            {
                "staff": STAFF,
                "formal_cases": """
                    number | disability | reason      | entered_on
                    1      | yes        | performance | 2019-04-01
                    1      | yes        | ill health  | 2020-10-01
                    1      | no         | other       | 2020-10-01
                    1      | no         |             | 2020-10-01
                """,
            },
            counts="""
                indicator | group        | numerator | denominator
                3         | disabled     | 2         | 40
                3         | non-disabled | 2         | 160
                3ih       | disabled     | 1         | 40
            """,
            year=2021,
        ),
        Example(
            "Fewer than two cases",
            "One case among 80 non-disabled staff and none among 20 Disabled: the ratio is 0, and its interval wide.",
            {
                "staff": STAFF,
                "formal_cases": """
                    number | disability | entered_on
                    1      | no         | 2024-10-01
                """,
            },
            counts="""
                indicator | group        | numerator | denominator
                3         | disabled     | 0         | 40
                3         | non-disabled | 1         | 160
            """,
            figures="""
                indicator | statistic | group    | comparator   | value
                3         | ratio     | disabled | non-disabled | 0.00
            """,
        ),
    ),
    _chapter(
        "Metrics 4 to 9: the staff survey, and an answer",
        "Published results of the autumn before, by disability as the survey asks it: another question than the staff "
        "record's. 4b, 6 and 8 are of those whom they concern; 8 is asked of Disabled staff alone.",
        Example(
            "Percentages",
            "Percentages are kept as published; a difference is Disabled minus non-disabled.",
            {
                "survey": """
                    question               | group        | value | base
                    harassment-public      | disabled     | 30.0  | 200
                    harassment-public      | non-disabled | 22.5  | 800
                    harassment-manager     | disabled     | 15.0  | 200
                    harassment-colleagues  | disabled     | 25.0  | 200
                    harassment-reported    | disabled     | 50.0  | 60
                    equal-opportunities    | disabled     | 51.0  | 200
                    pressure-to-work       | disabled     | 27.0  | 100
                    work-valued            | non-disabled | 46.0  | 800
                """
            },
            counts="""
                indicator | group        | numerator | denominator
                4ai       | disabled     | 60        | 200
                4ai       | non-disabled | 180       | 800
                4aii      | disabled     | 30        | 200
                4aiii     | disabled     | 50        | 200
                4b        | disabled     | 30        | 60
                5         | disabled     | 102       | 200
                6         | disabled     | 27        | 100
                7         | non-disabled | 368       | 800
            """,
            figures="""
                indicator | statistic  | group    | comparator   | value
                4ai       | difference | disabled | non-disabled | 7.5
            """,
        ),
        Example(
            "Adjustments: Disabled staff alone",
            "Nobody else is asked, so there is no comparison.",
            {
                "survey": """
                    question         | group    | value | base
                    adjustments-made | disabled | 75.0  | 48
                """
            },
            counts="""
                indicator | group    | numerator | denominator
                8         | disabled | 36        | 48
            """,
            figures="""
                indicator | statistic  | group    | value
                8         | percentage | disabled | 75.0
            """,
        ),
        Example(
            "Engagement: a score",
            "A mean from 0 to 10, published without its spread: no interval.",
            {
                "survey": """
                    question   | group        | value | base | unit
                    engagement | disabled     | 6.4   | 200  | score
                    engagement | non-disabled | 6.9   | 800  | score
                """
            },
            counts="""
                indicator | group    | numerator | denominator
                9a        | disabled | 12.8      | 200
            """,
            figures="""
                indicator | statistic        | group    | comparator   | value | flags
                9a        | score            | disabled |              | 6.4   | no spread;undefined
                9a        | score difference | disabled | non-disabled | -0.5  | no spread;undefined
            """,
        ),
        Example(
            "9b: an answer",
            "It is carried through as it was given, and nothing is counted.",
            {
                "staff": STAFF,
                "answers": """
                    indicator | answer | words
                    9b        | yes    | The network meets the board.
                """,
            },
            counts="""
                indicator | group    | numerator | denominator
                1         | disabled | 20        | 100
            """,
            absent=(("9b", ""),),
        ),
    ),
    _chapter(
        "Metric 10: the board",
        "The percentage of board members who are Disabled minus that of the whole workforce, in percentage points.",
        Example(
            "Members, voting members, executive members",
            "1 of 10 members, 10%, against 20% of the workforce: 10 points fewer.",
            {
                "staff": STAFF,
                "board": """
                    number | disability | voting | executive
                    5      | no         | yes    | yes
                    1      | yes        | yes    | no
                    3      | no         | no     | no
                    1      |            | no     | no
                """,
            },
            counts="""
                indicator | part          | group    | numerator | denominator
                10        |               | disabled | 1         | 10
                10        | voting=yes    | disabled | 1         | 6
                10        | executive=yes | disabled | 0         | 5
            """,
            figures="""
                indicator | statistic  | group    | comparator | value
                10        | difference | disabled | workforce  | -10.0
            """,
        ),
    ),
)

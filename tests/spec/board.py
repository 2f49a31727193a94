"""Examples of indicator 9: the board."""

from spec.example import Chapter, Example

BOARD = Chapter(
    "Indicator 9: the board",
    "The percentage of board members who are BME minus that of the whole workforce, in percentage points.",
    (
        Example(
            "Members, voting members, executive members",
            "1 of 10 members, 10%, against 20% of the workforce: 10 points fewer. Of the voting members none is BME.",
            {
                "staff": """
                    number | ethnic_category
                    7      | A
                    2      | H
                    1      | Z
                """,
                "board": """
                    number | ethnic_category | voting | executive
                    4      | A               | yes    | yes
                    3      | A               | yes    | no
                    1      | H               | no     | yes
                    1      | A               | no     |
                    1      | Z               | yes    | no
                """,
            },
            counts="""
                indicator | part          | group   | numerator | denominator
                9         |               | bme     | 1         | 10
                9         |               | unknown | 1         | 10
                9         | voting=yes    | bme     | 0         | 8
                9         | voting=no     | bme     | 1         | 2
                9         | executive=yes | bme     | 1         | 5
                9         | executive=no  | white   | 3         | 4
            """,
            figures="""
                indicator | part       | statistic  | group | comparator | value
                9         |            | percentage | bme   |            | 10.0
                9         |            | difference | bme   | workforce  | -10.0
                9         | voting=yes | difference | bme   | workforce  | -20.0
            """,
        ),
        Example(
            "Without the columns",
            "A list of members that does not say who votes or who is an executive gives the whole board only.",
            {
                "staff": """
                    number | ethnic_category
                    9      | A
                    1      | H
                """,
                "board": """
                    number | ethnic_category
                    5      | A
                    5      | H
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                9         | bme   | 5         | 10
            """,
            absent=(("9", "voting"), ("9", "executive")),
        ),
    ),
)

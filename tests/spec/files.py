"""Examples of what is missing, nil or given as totals, and of several organisations."""

from spec.example import Chapter, Example

FILES = Chapter(
    "Files: missing, nil, totals, several organisations",
    "What is not there is not measured, and nothing is taken for zero in silence.",
    (
        Example(
            "A record set is missing",
            "Without applications, cases and training the rest is measured.",
            {
                "staff": """
                    number | ethnic_category
                    3      | A
                """
            },
            counts="""
                indicator | group | numerator | denominator
                1         | white | 3         | 3
            """,
            absent=(("2", ""), ("3", ""), ("4", ""), ("9", "")),
        ),
        Example(
            "Staff are missing",
            "Indicators 1, 3, 4 and 9 need the staff record.",
            {
                "applications": """
                    number | ethnic_category | appointed
                    2      | A               | yes
                """,
                "formal_cases": """
                    number | ethnic_category
                    1      | A
                """,
                "board": """
                    number | ethnic_category
                    5      | A
                """,
            },
            counts="""
                indicator | group | numerator | denominator
                2         | white | 2         | 2
            """,
            absent=(("1", ""), ("3", ""), ("4", ""), ("9", "")),
        ),
        Example(
            "A file without rows",
            "It says that there were none: zeros are counted, with a warning.",
            {
                "staff": """
                    number | ethnic_category
                    3      | A
                    2      | H
                """,
                "formal_cases": "ethnic_category",
            },
            counts="""
                indicator | group | numerator | denominator
                3         | white | 0         | 3
                3         | bme   | 0         | 2
            """,
            figures="""
                indicator | statistic  | group | comparator | value | flags
                3         | percentage | bme   |            | 0.0   |
                3         | ratio      | bme   | white      | -     | undefined
            """,
            findings="""
                severity | record set   | kind
                warning  | formal_cases | nil extract
            """,
        ),
        Example(
            "A staff file without rows",
            "Nobody in post is not believed.",
            {"staff": "ethnic_category"},
            findings="""
                severity | record set | kind
                error    | staff      | no records
            """,
            refused=True,
        ),
        Example(
            "Totals in place of rows",
            "An organisation that has no rows of an indicator may give its totals; every figure made of them says so.",
            {
                "counts": """
                    indicator | group | numerator | denominator
                    2         | white | 20        | 40
                    2         | bme   | 10        | 30
                """
            },
            counts="""
                indicator | group | numerator | denominator
                2         | white | 20        | 40
                2         | bme   | 10        | 30
            """,
            figures="""
                indicator | statistic | group | comparator | value | flags
                2         | ratio     | white | bme        | 1.50  | from totals
            """,
        ),
        Example(
            "Totals and rows of one indicator",
            "Given both ways, nobody can say which is right.",
            {
                "applications": """
                    number | ethnic_category | appointed
                    2      | A               | yes
                """,
                "counts": """
                    indicator | group | numerator | denominator
                    2         | white | 20        | 40
                """,
            },
            findings="""
                severity | record set | kind
                error    | counts     | given both ways
            """,
            refused=True,
        ),
        Example(
            "An unknown ethnic category",
            "A value that is none of the known ones is an error; it is not taken for unknown.",
            {
                "staff": """
                    number | ethnic_category
                    3      | A
                    1      | Martian
                """
            },
            findings="""
                severity | record set | kind
                error    | staff      | unknown code
            """,
            refused=True,
        ),
        Example(
            "Several organisations",
            "With a directory of them, ICS, region and England are the sums of their counts, and their figures are "
            "those of the sums.",
            {
                "organisations": """
                    organisation | name  | ics       | region
                    RAA          | Alder | North ICS | North
                    RBB          | Beech | South ICS | North
                """,
                "applications": """
                    number | organisation | ethnic_category | appointed
                    3      | RAA          | A               | yes
                    3      | RAA          | A               | no
                    1      | RAA          | H               | yes
                    3      | RAA          | H               | no
                    2      | RBB          | A               | no
                    1      | RBB          | H               | no
                """,
            },
            counts="""
                organisation | indicator | group | numerator | denominator
                RAA          | 2         | white | 3         | 6
                RBB          | 2         | white | 0         | 2
                South ICS    | 2         | bme   | 0         | 1
                North        | 2         | white | 3         | 8
                England      | 2         | bme   | 1         | 5
            """,
            figures="""
                organisation | indicator | statistic | group | comparator | value
                RAA          | 2         | ratio     | white | bme        | 2.00
                England      | 2         | ratio     | white | bme        | 1.88
            """,
        ),
        Example(
            "An organisation that is not in the directory",
            "A code that a given directory does not know is an error.",
            {
                "organisations": """
                    organisation | name
                    RAA          | Alder
                """,
                "staff": """
                    number | organisation | ethnic_category
                    3      | RAA          | A
                    3      | RBB          | A
                """,
            },
            findings="""
                severity | record set    | kind
                error    | organisations | unknown organisation
            """,
            refused=True,
        ),
    ),
)

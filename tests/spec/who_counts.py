"""Examples of who is counted: ethnic categories, contracts, statuses, assignments and dates."""

from spec.example import Chapter, Example

WHO_COUNTS = Chapter(
    "Who is counted",
    "People in post on 31 March, each once: substantive and fixed-term staff on the payroll, by headcount.",
    (
        Example(
            "Three groups",
            "Codes, national extensions and labels are read in any case. Every code that begins with C is white. "
            "Blank, Z and 99 are unknown, and stay in the denominator.",
            {
                "staff": """
                    number | ethnic_category
                    2      | A
                    1      | cp
                    1      | White - Irish
                    3      | H
                    1      | ga
                    1      | Z
                    1      |
                """
            },
            counts="""
                indicator | group   | numerator | denominator
                1         | white   | 4         | 10
                1         | bme     | 4         | 10
                1         | unknown | 2         | 10
                1         | all     | 10        | 10
            """,
            figures="""
                indicator | statistic  | group   | value
                1         | percentage | bme     | 40.0
                1         | percentage | unknown | 20.0
            """,
        ),
        Example(
            "The groups inside the groups",
            "The sixteen categories and their six aggregates are counted too, in headlines and clusters. Chinese "
            "counts as Asian, as in the census since 2011; English and Welsh as White British.",
            {
                "staff": """
                    number | ethnic_category
                    2      | A
                    1      | CA
                    1      | CP
                    1      | R
                    1      | SC
                """
            },
            counts="""
                indicator | part                | group                   | numerator | denominator
                1         |                     | ethnicity=white-british | 3         | 6
                1         |                     | ethnicity=white-other   | 1         | 6
                1         |                     | ethnicity=C             | 2         | 6
                1         |                     | ethnicity=asian         | 1         | 6
                1         |                     | ethnicity=other         | 1         | 6
                1         |                     | ethnicity=R             | 1         | 6
                1         | cluster=5 and under | ethnicity=S             | 1         | 6
            """,
        ),
        Example(
            "Contracts",
            "Bank, honorary, agency and non-executive rows are left out: of the eight people six are not employed "
            "here in the sense of the standard, two of them because no contract is given.",
            {
                "staff": """
                    number | ethnic_category | contract
                    1      | A               | permanent
                    1      | H               | fixed term
                    1      | H               | bank
                    1      | H               | honorary
                    1      | H               | agency
                    1      | H               | non-executive
                    2      | H               |
                """
            },
            counts="""
                indicator | group | numerator | denominator
                1         | white | 1         | 2
                1         | bme   | 1         | 2
            """,
        ),
        Example(
            "Away from work",
            "Maternity, secondment out and suspension are counted; career break and secondment in are not. This is "
            "a setting: default, check.",
            {
                "staff": """
                    number | ethnic_category | assignment_status
                    1      | A               | active
                    1      | A               | maternity
                    1      | H               | secondment out
                    1      | H               | suspended
                    1      | H               |
                    1      | A               | career break
                    1      | A               | secondment in
                """
            },
            counts="""
                indicator | group | numerator | denominator
                1         | white | 2         | 5
                1         | bme   | 3         | 5
            """,
        ),
        Example(
            "Several assignments: the one marked primary",
            "One person with two posts is counted once, at the post marked primary, although the other is paid more.",
            {
                "staff": """
                    person_id | assignment_id | primary_assignment | ethnic_category | pay_band
                    P1        | 1             | no                 | H               | Band 7
                    P1        | 2             | yes                | H               | Band 5
                    P2        | 3             |                    | A               | Band 6
                """
            },
            counts="""
                indicator | part                         | group | numerator | denominator
                1         |                              | all   | 2         | 2
                1         | clinical=yes;pay_band=Band 5 | bme   | 1         | 1
            """,
            absent=(("1", "clinical=yes;pay_band=Band 7"),),
        ),
        Example(
            "Several assignments: none marked",
            "Failing a mark the highest pay band counts, then the highest full-time equivalent, then the lowest "
            "assignment_id.",
            {
                "staff": """
                    person_id | assignment_id | ethnic_category | pay_band | fte | staff_group
                    P1        | 1             | H               | Band 5   | 1.0 | Students
                    P1        | 2             | H               | Band 6   | 0.2 | Students
                    P2        | 3             | A               | Band 3   | 0.4 | Students
                    P2        | 4             | A               | Band 3   | 0.6 | Estates and Ancillary
                    P3        | 6             | A               | Band 2   | 0.5 | Students
                    P3        | 5             | A               | Band 2   | 0.5 | Administrative and Clerical
                """
            },
            counts="""
                indicator | part                         | group | numerator | denominator
                1         |                              | all   | 3         | 3
                1         | clinical=yes;pay_band=Band 6 | bme   | 1         | 1
                1         | clinical=no;pay_band=Band 3  | white | 1         | 1
                1         | clinical=no;pay_band=Band 2  | white | 1         | 1
            """,
        ),
        Example(
            "A post on the bank beside a post on the payroll",
            "Rows that are left out are left out first: the person counts at the permanent post.",
            {
                "staff": """
                    person_id | assignment_id | ethnic_category | pay_band | contract
                    P1        | 1             | H               | Band 2   | permanent
                    P1        | 2             | H               | Band 7   | bank
                """
            },
            counts="""
                indicator | part                         | group | numerator | denominator
                1         | clinical=yes;pay_band=Band 2 | bme   | 1         | 1
            """,
            absent=(("1", "clinical=yes;pay_band=Band 7"),),
        ),
        Example(
            "The same person twice",
            "Without assignment_id a person twice on one date is an error, however the date is written.",
            {
                "staff": """
                    person_id | as_at      | ethnic_category
                    P1        | 2026-03-31 | A
                    P1        | 31/03/2026 | A
                """
            },
            findings="""
                severity | record set | kind
                error    | staff      | duplicate person
            """,
            refused=True,
        ),
        Example(
            "One person, two ethnic categories",
            "With assignments of their own, the two rows must still agree about the person.",
            {
                "staff": """
                    person_id | assignment_id | ethnic_category
                    P1        | 1             | A
                    P1        | 2             | H
                """
            },
            findings="""
                severity | record set | kind
                error    | staff      | two ethnic categories
            """,
            refused=True,
        ),
        Example(
            "One ethnic category, written in two ways",
            "A code and its label are the same category: no error.",
            {
                "staff": """
                    person_id | assignment_id | ethnic_category
                    P1        | 1             | A
                    P1        | 2             | White - British
                """
            },
            counts="""
                indicator | group | numerator | denominator
                1         | white | 1         | 1
            """,
        ),
        Example(
            "Of many dates, the edition's",
            "A file may hold many snapshots; only the one of 31 March is taken.",
            {
                "staff": """
                    number | as_at      | ethnic_category
                    4      | 2025-03-31 | A
                    3      | 2026-02-28 | A
                    2      | 31/03/2026 | A
                """
            },
            counts="""
                indicator | group | numerator | denominator
                1         | white | 2         | 2
            """,
        ),
        Example(
            "The nearest date within 31 days",
            "Failing the edition's date the nearest is taken, with a warning.",
            {
                "staff": """
                    number | as_at      | ethnic_category
                    4      | 2026-02-28 | A
                    2      | 2026-04-05 | A
                """
            },
            counts="""
                indicator | group | numerator | denominator
                1         | white | 2         | 2
            """,
            findings="""
                severity | record set | kind
                warning  | staff      | near date
            """,
        ),
        Example(
            "No date near enough",
            "32 days away is another snapshot, not this one.",
            {
                "staff": """
                    number | as_at      | ethnic_category
                    2      | 2026-05-02 | A
                """
            },
            findings="""
                severity | record set | kind
                error    | staff      | wrong date
            """,
            refused=True,
        ),
    ),
)

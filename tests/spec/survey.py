"""Examples of indicators 5 to 8: the staff survey."""

from spec.example import Chapter, Example

SURVEY = Chapter(
    "Indicators 5 to 8: the staff survey",
    "The percentages published for BME and white staff, and BME minus white in percentage points. The survey is that "
    "of the autumn before.",
    (
        Example(
            "A gap in points",
            "The value is shown as it was published; the count is value × base / 100, unrounded.",
            {
                "survey": """
                    question              | group | value | base
                    harassment-public     | white | 20.0  | 200
                    harassment-public     | bme   | 30.0  | 50
                    harassment-staff      | white | 22.5  | 200
                    harassment-staff      | bme   | 25.5  | 50
                    equal-opportunities   | white | 60.4  | 200
                    equal-opportunities   | bme   | 48.8  | 50
                    discrimination-at-work | white | 6.2  | 200
                    discrimination-at-work | bme   | 14.6 | 50
                """
            },
            counts="""
                indicator | group | numerator | denominator
                5         | white | 40        | 200
                5         | bme   | 15        | 50
                6         | bme   | 12.75     | 50
                7         | white | 120.8     | 200
                8         | bme   | 7.3       | 50
            """,
            figures="""
                indicator | statistic  | group | comparator | value
                5         | percentage | bme   |            | 30.0
                5         | difference | bme   | white      | 10.0
                6         | difference | bme   | white      | 3.0
                7         | difference | bme   | white      | -11.6
                8         | difference | bme   | white      | 8.4
            """,
        ),
        Example(
            "The autumn before",
            "The 2026 edition takes the survey of autumn 2025, and no result of disability.",
            {
                "survey": """
                    year | question         | characteristic | group    | value | base
                    2025 | harassment-staff | ethnicity      | white    | 20    | 100
                    2024 | harassment-staff | ethnicity      | white    | 25    | 100
                    2025 | harassment-staff | disability     | disabled | 40    | 100
                """
            },
            counts="""
                indicator | group | numerator | denominator
                6         | white | 20        | 100
            """,
        ),
    ),
)

"""The local standard of fair recruitment: are women shortlisted, and appointed, as often as men?"""

from datetime import date

from levelground.standards import (
    Change,
    Dimension,
    Grouping,
    Indicator,
    Membership,
    Rate,
    Ratio,
    Review,
    Standard,
    Words,
    rows_of,
)

APPLICATIONS = rows_of("applications", "applications")
SHORTLISTED = APPLICATIONS.where(shortlisted="yes")
SHORTLISTED_IN_TIME = SHORTLISTED.within("recruitment months", of="shortlisted_on")
APPOINTED = SHORTLISTED_IN_TIME.where(appointed="yes")

LEVEL = Dimension(
    "cluster",
    "pay_band",
    (
        ("first posts", ("Band 2", "Band 3", "Band 4", "Band 5")),
        ("senior posts", ("Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "VSM")),
    ),
    words={"first posts": "First posts (bands 2 to 5)", "senior posts": "Senior posts (band 8a and above)"},
)
WOMEN_OVER_MEN = Ratio("women", "men")

SEX = Grouping(
    column="sex",
    characteristic="sex",
    group="women",
    comparator="men",
    membership={
        "female": Membership("women"),
        "f": Membership("women"),
        "male": Membership("men"),
        "m": Membership("men"),
    },
    finer=(),
    finest=(),
    words={"men": "men", "women": "women", "unknown": "sex unknown", "all": "all"},
)

INDICATORS = (
    Indicator(
        "A",
        "Shortlisted",
        asks="Are women who apply as likely as men to be shortlisted?",
        definition=(
            "The likelihood of women being shortlisted, of all applications in the extract, divided by that of men. "
            "Below 1, women are less likely to be shortlisted."
        ),
        measure=Rate(of=SHORTLISTED, among=APPLICATIONS),
        compare=WOMEN_OVER_MEN,
        compare_parts=WOMEN_OVER_MEN,
        parts=((LEVEL,),),
        words=Words(
            short="Shortlisted",
            event="be shortlisted",
            people="applicants",
            look_next="Look at what the advertisement asks for, and at who reads the applications.",
        ),
        better="higher",
        source="Applicant tracking system",
    ),
    Indicator(
        "B",
        "Appointed",
        asks="Once shortlisted, are women as likely as men to be appointed?",
        definition=(
            "The likelihood of women being appointed from shortlisting, of those shortlisted in the window, divided by "
            "that of men. Below 1, women are less likely to be appointed."
        ),
        measure=Rate(of=APPOINTED, among=SHORTLISTED_IN_TIME),
        compare=WOMEN_OVER_MEN,
        compare_parts=WOMEN_OVER_MEN,
        parts=((LEVEL,),),
        words=Words(
            short="Appointed",
            event="be appointed from shortlisting",
            people="applicants",
            look_next="Look at the panels.",
        ),
        better="higher",
        source="Applicant tracking system",
    ),
)

FAIR_RECRUITMENT = Standard(
    name="fair-recruitment",
    title="Local fair recruitment standard",
    owner="Fernwick Council and partners",
    grouping=SEX,
    workforce=None,
    indicators=INDICATORS,
    first_year=2025,
    declared_to=2026,
    last_year=2027,
    reference_day=(12, 31),
    changes=(
        Change(
            2025,
            "B",
            "Those shortlisted in the 6 months to the reference date.",
            rules={"recruitment months": 6},
            breaks_series=False,
        ),
        Change(
            2026, "B", "Those shortlisted in the 12 months to the reference date.", rules={"recruitment months": 12}
        ),
    ),
    reviews={2026: Review("Ama Osei, head of recruitment", date(2026, 9, 1))},
    sources=("Fernwick Council and partners, Fair recruitment: how we count, 2026",),
)

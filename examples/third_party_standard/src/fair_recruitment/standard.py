"""The local standard of fair recruitment: are women shortlisted, appointed, and dismissed, as often as men?"""

from datetime import date

from levelground.records import PAY_BANDS, Column, MoreOf, RecordSet
from levelground.standards import (
    Change,
    Dimension,
    Drawing,
    Grouping,
    GroupInPlainWords,
    Indicator,
    IndicatorInPlainWords,
    Membership,
    Rate,
    Ratio,
    Review,
    Standard,
    StandardInPlainWords,
    Words,
    rows_of,
)

# A record set of our own: read, checked, profiled and measured like those that come with the program.
LEAVERS = RecordSet(
    "leavers",
    "somebody who left",
    (
        Column("leaver_id", "identifier"),
        Column("organisation", "identifier"),
        Column("left_on", "date"),
        Column("sex"),
        Column("cause", "code", ("resignation", "retirement", "end of contract", "redundancy", "dismissal")),
        Column("pay_band", "code", PAY_BANDS, optional=True),
    ),
    key=("organisation", "leaver_id"),
)
# A value that our applicant system has and the program does not know: how somebody came to apply.
JOB_FAIRS = MoreOf("applications", values={"route": ("job fair",)})

APPLICATIONS = rows_of("applications", "applications")
SHORTLISTED = APPLICATIONS.where(shortlisted="yes")
SHORTLISTED_IN_TIME = SHORTLISTED.within("recruitment months", of="shortlisted_on")
APPOINTED = SHORTLISTED_IN_TIME.where(appointed="yes")
LEFT = rows_of("leavers", "leavers").within("recruitment months", of="left_on")
DISMISSED = LEFT.where(cause="dismissal").called("dismissals")

LEVEL = Dimension(
    "cluster",
    "pay_band",
    (
        ("first posts", ("Band 2", "Band 3", "Band 4", "Band 5")),
        ("senior posts", ("Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "VSM")),
    ),
    words={"first posts": "First posts (bands 2 to 5)", "senior posts": "Senior posts (band 8a and above)"},
)
CAME_BY = Dimension(
    "route",
    "route",
    (("job fairs", ("job fair",)), ("advertisements", ("advertised",))),
    words={"job fairs": "Met at a job fair", "advertisements": "Answered an advertisement"},
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
        parts=((LEVEL,), (CAME_BY,)),
        words=Words(
            short="Appointed",
            event="be appointed from shortlisting",
            people="applicants",
            look_next="Look at the panels.",
        ),
        better="higher",
        source="Applicant tracking system",
    ),
    Indicator(
        "C",
        "Dismissed",
        asks="Of those who leave, are women dismissed as often as men?",
        definition=(
            "The likelihood that a woman who left in the window was dismissed, divided by that of a man who left. "
            "Above 1, women who leave are more often dismissed."
        ),
        measure=Rate(of=DISMISSED, among=LEFT),
        compare=WOMEN_OVER_MEN,
        compare_parts=WOMEN_OVER_MEN,
        parts=((LEVEL,),),
        words=Words(
            short="Dismissed",
            event="have been dismissed",
            people="leavers",
            look_next="Look at what was tried before the dismissal.",
        ),
        better="lower",
        source="Leavers' record of the payroll",
    ),
)

# In plain words; a picture that does not come with the program is drawn here.
PLAIN = StandardInPlainWords(
    groups={"women": GroupInPlainWords("women", "women", ""), "men": GroupInPlainWords("men", "men", "")},
    indicators={
        "A": IndicatorInPlainWords(
            "Being asked to come",
            "We looked at who applied, and who was put on the short list.",
            "A short list is the people who may get the job.",
            "letterbox",
            did="got on the short list",
        ),
        "B": IndicatorInPlainWords(
            "Getting a job",
            "We looked at people on the short list for a job.",
            "To get the job means that we said yes.",
            "door",
            did="got the job",
        ),
        "C": IndicatorInPlainWords(
            "Losing a job",
            "We looked at people who left, and who was told to go.",
            "To be told to go means that you lost your job.",
            Drawing("exit", (("line", "M20 108V14h48v94M8 108h72"), ("full", "M76 54h22V40l20 20-20 20V66H76z"))),
            did="were told to go",
        ),
    },
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
            2025,
            "C",
            "Those who left in the 6 months to the reference date.",
            rules={"recruitment months": 6},
            breaks_series=False,
        ),
        Change(
            2026, "B", "Those shortlisted in the 12 months to the reference date.", rules={"recruitment months": 12}
        ),
        Change(2026, "C", "Those who left in the 12 months to the reference date."),
    ),
    plain=PLAIN,
    reviews={2026: Review("Ama Osei, head of recruitment", date(2026, 9, 1))},
    sources=("Fernwick Council and partners, Fair recruitment: how we count, 2026",),
)

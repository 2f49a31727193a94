"""The Workforce Race Equality Standard (WRES): its nine indicators, and what changed from edition to edition.

Sources: WRES technical guidance and indicator pages (NHS England); NHS Data Dictionary, ethnic category; the WRES
annual data analysis reports. Points that could not be read in the primary text are marked `default_check`, or are
settings that say 'default, check'.
"""

from levelground.records import ethnicity
from levelground.records.sets import AGENDA_FOR_CHANGE_BANDS
from levelground.standards.declaration import (
    Change,
    Difference,
    Dimension,
    Grouping,
    Indicator,
    Membership,
    Progression,
    Rate,
    Ratio,
    Share,
    Standard,
    SurveyResult,
    Words,
    rows_of,
)
from levelground.standards.narrative import reporting_template
from levelground.standards.plain import GroupInPlainWords, IndicatorInPlainWords, StandardInPlainWords
from levelground.standards.setting import Setting

EMPLOYED = Setting(
    "contracts counted as staff",
    ("permanent", "fixed term"),
    "Substantive and fixed-term staff on the payroll. Bank, honorary, agency and non-executive are left out.",
)
IN_POST = Setting(
    "assignment statuses counted as in post",
    ("active", "maternity", "secondment out", "suspended", ""),
    "Career break and secondment in are left out; maternity, secondment out, suspended and no status are counted.",
)

STAFF = rows_of("staff", "staff in post").where(contract=EMPLOYED, assignment_status=IN_POST)
SHORTLISTED = (
    rows_of("applications", "shortlisted applications").where(shortlisted="yes").within(12, of="shortlisted_on")
)
APPOINTED = SHORTLISTED.where(appointed="yes").called("appointments from shortlisting")
DISCIPLINARY_ENTRIES = (
    rows_of("formal_cases", "entries into the formal disciplinary process")
    .where(kind="disciplinary")
    .within("disciplinary months", of="entered_on")
)
TRAINED = (
    rows_of("training", "attendances at non-mandatory training")
    .where(mandatory="no")
    .within(12, of="completed_on")
    .once_a_person_among(STAFF)
)
BOARD = rows_of("board", "board members")

_BAND = {band: index for index, band in enumerate(AGENDA_FOR_CHANGE_BANDS)}
BAND_5_AND_UNDER = AGENDA_FOR_CHANGE_BANDS[: _BAND["Band 5"] + 1]
BANDS_6_AND_7 = ("Band 6", "Band 7")
BAND_8A_AND_ABOVE = (*AGENDA_FOR_CHANGE_BANDS[_BAND["Band 8a"] :], "VSM")

CLINICAL = Dimension("clinical", "clinical", words={"yes": "Clinical", "no": "Non-clinical"})
PAY_BAND = Dimension("pay_band", "pay_band")
CLUSTER = Dimension(
    "cluster",
    "pay_band",
    (
        ("5 and under", BAND_5_AND_UNDER),
        ("6 and 7", BANDS_6_AND_7),
        ("8a and above", BAND_8A_AND_ABOVE),
    ),
    words={"5 and under": "Bands 5 and under", "6 and 7": "Bands 6 and 7", "8a and above": "Bands 8a and above"},
)
SENIOR_MEDICAL_MANAGER = Dimension(
    "medical_grade", "medical_grade", words={"senior medical manager": "Senior medical managers (among consultants)"}
)
TIER = Dimension(
    "tier", "pay_band", (("lower", BAND_5_AND_UNDER), ("middle", BANDS_6_AND_7), ("upper", BAND_8A_AND_ABOVE))
)
ROUTE = Dimension(
    "route",
    "route",
    (
        ("advertised", ("advertised",)),
        ("international recruitment", ("international recruitment",)),
        ("redeployment", ("redeployment",)),
        ("other", ("other",)),
        ("all but international recruitment", ("advertised", "redeployment", "other")),
    ),
    words={
        "advertised": "Advertised posts",
        "international recruitment": "International recruitment",
        "redeployment": "Redeployment",
        "other": "Other routes",
        "all but international recruitment": "All but international recruitment",
    },
)
VOTING = Dimension("voting", "voting", words={"yes": "Voting members", "no": "Non-voting members"})
EXECUTIVE = Dimension("executive", "executive", words={"yes": "Executive members", "no": "Non-executive members"})

WHITE_OVER_BME = Ratio("white", "bme")
BME_OVER_WHITE = Ratio("bme", "white")
BME_MINUS_WHITE = Difference("bme", "white")
BME_MINUS_WORKFORCE = Difference("bme", "workforce")

AGGREGATES = ("white-british", "white-other", "mixed", "asian", "black", "other")

ETHNICITY = Grouping(
    column="ethnic_category",
    characteristic="ethnicity",
    group="bme",
    comparator="white",
    membership={
        category.code or category.label: Membership(
            category.group,
            ()
            if category.group == "unknown"
            else (f"ethnicity={category.aggregate}", f"ethnicity={category.category}"),
        )
        for category in ethnicity.ethnic_categories()
    },
    finer=tuple(f"ethnicity={name}" for name in AGGREGATES),
    finest=tuple(f"ethnicity={letter}" for letter in "ABCDEFGHJKLMNPRS"),
    words={"white": "white", "bme": "BME", "unknown": "ethnicity unknown", "all": "all"},
)


def _survey(number: str, title: str, asks: str, definition: str, words: Words, question: str, better: str) -> Indicator:
    return Indicator(
        number,
        title,
        asks=asks,
        definition=definition,
        measure=SurveyResult(question),
        words=words,
        compare=BME_MINUS_WHITE,
        better="higher" if better == "higher" else "lower",
        source="NHS Staff Survey of the autumn before the reference date",
    )


INDICATORS = (
    Indicator(
        "1",
        "Pay bands",
        asks="Are BME staff found at every level of pay as often as in the whole workforce?",
        definition=(
            "The percentage of staff in each Agenda for Change band, in the medical and dental grades and among very "
            "senior managers who are white, BME and of unknown ethnicity, compared with the whole workforce; for "
            "clinical and non-clinical staff apart. Headcount: each person once."
        ),
        measure=Share(of=STAFF),
        compare_parts=BME_MINUS_WORKFORCE,
        parts=((CLINICAL,), (CLUSTER,), (CLINICAL, PAY_BAND), (SENIOR_MEDICAL_MANAGER,), (CLINICAL, TIER)),
        headline_part="cluster=8a and above",
        progression=Progression(
            tier=TIER,
            within=CLINICAL,
            group="white",
            comparator="bme",
            steps=(("lower", "middle"), ("middle", "upper"), ("lower", "upper")),
        ),
        words=Words(
            short="Bands 8a and above",
            event="hold posts at bands 8a and above",
            people="staff",
            look_next="Look where the share falls from one band to the next: that is where people stop moving up.",
        ),
        better="level",
        source="Staff record on the reference date",
    ),
    Indicator(
        "2",
        "Appointment from shortlisting",
        asks="Once shortlisted, are white and BME applicants as likely to be appointed?",
        definition=(
            "The likelihood of white applicants being appointed from shortlisting divided by that of BME applicants, "
            "across all posts. The applications shortlisted in the 12 months to the reference date; of those, the ones "
            "appointed by the date of the extract. Above 1, white applicants are more likely to be appointed."
        ),
        measure=Rate(of=APPOINTED, among=SHORTLISTED),
        compare=WHITE_OVER_BME,
        compare_parts=WHITE_OVER_BME,
        parts=((PAY_BAND,), (ROUTE,)),
        words=Words(
            short="Appointed from shortlist",
            event="be appointed from shortlisting",
            people="applicants",
            look_next="Look at the panels, and at the bands and routes in which the gap is widest.",
        ),
        source="Applicant tracking system, 12 months to the reference date",
    ),
    Indicator(
        "3",
        "Formal disciplinary process",
        asks="Are BME and white staff as likely to enter the formal disciplinary process?",
        definition=(
            "The likelihood of BME staff entering the formal disciplinary process, as measured by entry into a formal "
            "disciplinary investigation, divided by that of white staff. Entries in the window, over the headcount on "
            "the reference date. Above 1, BME staff are more likely to be disciplined."
        ),
        measure=Rate(of=DISCIPLINARY_ENTRIES, among=STAFF, averaged_over="disciplinary years"),
        compare=BME_OVER_WHITE,
        compare_parts=BME_OVER_WHITE,
        parts=((CLINICAL,),),
        words=Words(
            short="Formal disciplinary",
            event="enter the formal disciplinary process",
            people="staff",
            look_next="Look at who decides that a matter becomes formal, and at what was tried before that.",
        ),
        source="Case tracker, and the staff record on the reference date",
    ),
    Indicator(
        "4",
        "Non-mandatory training",
        asks="Are white and BME staff as likely to get non-mandatory training and continuing professional development?",
        definition=(
            "The likelihood of white staff accessing non-mandatory training and continuing professional development in "
            "the 12 months to the reference date, divided by that of BME staff. People in post on that date who "
            "attended at least once, over the headcount. Above 1, white staff are more likely to have had it."
        ),
        measure=Rate(of=TRAINED, among=STAFF),
        compare=WHITE_OVER_BME,
        compare_parts=WHITE_OVER_BME,
        parts=((CLINICAL,),),
        words=Words(
            short="Non-mandatory training",
            event="have had non-mandatory training",
            people="staff",
            look_next="Look first at what is recorded: much of this training is not on any system.",
        ),
        source="Learning records, 12 months to the reference date",
    ),
    _survey(
        "5",
        "Harassment by patients or the public",
        "Do BME and white staff meet as much harassment from patients and the public?",
        "The percentage of staff who experienced harassment, bullying or abuse from patients, relatives or the public "
        "in the last 12 months, BME and white.",
        Words(
            short="Harassed by the public",
            event="had been harassed, bullied or abused by patients, relatives or the public",
            people="staff",
            look_next="Look at where it happens, and at what staff who reported it say was done.",
        ),
        "harassment-public",
        "lower",
    ),
    _survey(
        "6",
        "Harassment by other staff",
        "Do BME and white staff meet as much harassment from the people that they work with?",
        "The percentage of staff who experienced harassment, bullying or abuse from staff in the last 12 months, BME "
        "and white: from a manager, from other colleagues, or both, counted once a person.",
        Words(
            short="Harassed by other staff",
            event="had been harassed, bullied or abused by other staff",
            people="staff",
            look_next="Look at teams and managers, where numbers allow, and at who speaks up.",
        ),
        "harassment-staff",
        "lower",
    ),
    _survey(
        "7",
        "Equal opportunities",
        "Do BME and white staff believe as often that careers here are fair?",
        "The percentage of staff who believe that the organisation acts fairly in career progression and promotion "
        "(provides equal opportunities), BME and white.",
        Words(
            short="Equal opportunities",
            event="believed that the organisation acts fairly in career progression and promotion",
            people="staff",
            look_next="Read it beside indicators 1 and 2: what people believe and what happens to them.",
        ),
        "equal-opportunities",
        "higher",
    ),
    _survey(
        "8",
        "Discrimination at work",
        "Do BME and white staff meet as much discrimination from managers and colleagues?",
        "The percentage of staff who personally experienced discrimination at work from a manager, team leader or "
        "other colleagues in the last 12 months, BME and white.",
        Words(
            short="Discrimination at work",
            event="had personally experienced discrimination at work from a manager or colleagues",
            people="staff",
            look_next="Look at the grounds that staff name, and at what became of the cases that were raised.",
        ),
        "discrimination-at-work",
        "lower",
    ),
    Indicator(
        "9",
        "Board",
        asks="Does the board look like the workforce that it leads?",
        definition=(
            "The percentage of board members who are BME minus the percentage of the whole workforce who are, in "
            "percentage points; for all members, for voting members and for executive members."
        ),
        measure=Share(of=BOARD),
        compare=BME_MINUS_WORKFORCE,
        compare_parts=BME_MINUS_WORKFORCE,
        parts=((VOTING,), (EXECUTIVE,)),
        words=Words(
            short="Board",
            event="sit on the board",
            people="board members",
            look_next="Look at the next vacancies: on a board of this size one person changes the figure by points.",
        ),
        source="Board membership and the staff record on the reference date",
    ),
)

CHANGES = (
    Change(
        2016,
        "3",
        "Entries of 24 months, as a yearly average.",
        rules={"disciplinary months": 24, "disciplinary years": 2},
        breaks_series=False,
        default_check=True,
    ),
    Change(
        2016,
        "5",
        "Key finding 25 of the NHS Staff Survey (question 15a).",
        questions={"harassment-public": "Q15a"},
        breaks_series=False,
        default_check=True,
    ),
    Change(
        2016,
        "6",
        "Key finding 26 of the NHS Staff Survey (questions 15b and 15c).",
        questions={"harassment-staff": "Q15b or Q15c"},
        breaks_series=False,
        default_check=True,
    ),
    Change(
        2016,
        "7",
        "Key finding 21 of the NHS Staff Survey (question 16); 'don't know' is left out of the base.",
        questions={"equal-opportunities": "Q16"},
        breaks_series=False,
        default_check=True,
    ),
    Change(
        2016,
        "8",
        "Question 17b of the NHS Staff Survey.",
        questions={"discrimination-at-work": "Q17b"},
        breaks_series=False,
        default_check=True,
    ),
    Change(
        2019,
        "1",
        "Band 1 is closed to new starters since 1 December 2018: its staff move to Band 2.",
    ),
    *(
        Change(
            2019,
            number,
            f"The question is now {asked} of the NHS Staff Survey.",
            questions={question: asked},
            breaks_series=False,
            default_check=True,
        )
        for number, question, asked in (
            ("5", "harassment-public", "Q13a"),
            ("6", "harassment-staff", "Q13b or Q13c"),
            ("7", "equal-opportunities", "Q14"),
            ("8", "discrimination-at-work", "Q15b"),
        )
    ),
    Change(
        2021,
        "3",
        "Entries of the 12 months to the reference date, no longer a two-year average.",
        rules={"disciplinary months": 12, "disciplinary years": 1},
        default_check=True,
    ),
    Change(
        2021,
        "1",
        "Race disparity ratios between tiers of pay are reported from this year; here they are given for every year.",
        breaks_series=False,
        default_check=True,
    ),
    *(
        Change(
            2022,
            number,
            f"The question is now {asked} of the NHS Staff Survey.{also}",
            questions={question: asked},
            breaks_series=bool(also),
            default_check=True,
        )
        for number, question, asked, also in (
            ("5", "harassment-public", "Q14a", ""),
            ("6", "harassment-staff", "Q14b or Q14c", ""),
            (
                "7",
                "equal-opportunities",
                "Q15",
                " 'Don't know' now counts in the base, so the percentages are lower than before.",
            ),
            ("8", "discrimination-at-work", "Q16b", ""),
        )
    ),
)

# In plain words, each indicator with its picture.
PLAIN = StandardInPlainWords(
    groups={
        "bme": GroupInPlainWords(
            "{who} from an ethnic minority",
            "from an ethnic minority",
            "Ethnic minority means Black, Asian, mixed or another group that is not white.",
        ),
        "white": GroupInPlainWords("white {who}", "white", ""),
    },
    indicators={
        "1": IndicatorInPlainWords(
            "Top jobs",
            "We looked at the top jobs here.",
            "Top jobs are the jobs with higher pay: band 8a and above.",
            "ladder",
            where="people in top jobs",
        ),
        "2": IndicatorInPlainWords(
            "Getting a job",
            "We looked at people on the short list for a job.",
            "A short list is the people who may get the job.",
            "door",
            did="got the job",
        ),
        "3": IndicatorInPlainWords(
            "Discipline at work",
            "We looked at who faced formal discipline at work.",
            "Formal discipline is when work checks if you broke the rules.",
            "rules",
            who="staff",
            did="faced formal discipline",
        ),
        "4": IndicatorInPlainWords(
            "Extra training",
            "We looked at who had extra training.",
            "Extra training helps you learn more. You do not have to do it.",
            "book",
            who="staff",
            did="had extra training",
        ),
        "5": IndicatorInPlainWords(
            "Bad treatment by the public",
            "We asked staff: did patients or the public treat you badly?",
            "Treated badly can mean bullied, hurt, threatened or called names.",
            "shout",
            who="staff",
            did="said yes",
        ),
        "6": IndicatorInPlainWords(
            "Bad treatment by other staff",
            "We asked staff: did other staff treat you badly?",
            "Other staff can be managers or the people you work with.",
            "colleagues",
            who="staff",
            did="said yes",
        ),
        "7": IndicatorInPlainWords(
            "A fair chance to move up",
            "We asked staff: does everyone here get a fair chance to move up?",
            "To move up means to get a better job here.",
            "stairs",
            who="staff",
            did="said yes",
        ),
        "8": IndicatorInPlainWords(
            "Unfair treatment at work",
            "We asked staff: did people at work treat you unfairly?",
            "This means a manager or other staff treated you worse than others.",
            "unequal",
            who="staff",
            did="said yes",
        ),
        "9": IndicatorInPlainWords(
            "The board",
            "We looked at who is on the board.",
            "The board is the group of people who run this place.",
            "table",
            where="people on the board",
        ),
    },
)

QUESTIONS = reporting_template("WRES", "indicator", "ethnicity", [(one.number, one.words.short) for one in INDICATORS])

WRES = Standard(
    name="wres",
    title="Workforce Race Equality Standard",
    owner="NHS England",
    grouping=ETHNICITY,
    workforce=STAFF,
    indicators=INDICATORS,
    first_year=2016,
    declared_to=2024,
    last_year=2027,
    reference_day=(3, 31),
    changes=CHANGES,
    reviews={},
    settings=(EMPLOYED, IN_POST),
    plain=PLAIN,
    questions=QUESTIONS,
    sources=(
        "NHS England, WRES technical guidance and indicator pages",
        "NHS Data Dictionary, ethnic category code 2001",
        "NHS England, WRES data analysis reports for NHS trusts",
    ),
)

"""The Workforce Disability Equality Standard (WDES): its ten metrics, and what changed from edition to edition.

Sources: WDES technical guidance and metrics pages (NHS England). Points that could not be read in the primary text are
marked `default_check`, or are settings that say 'default, check'. Metrics are numbered as the standard numbers them,
without brackets: 4a(i) is '4ai'. Cases of ill health, reported beside metric 3, are '3ih'.
"""

from levelground.records.sets import AGENDA_FOR_CHANGE_BANDS
from levelground.standards.declaration import (
    Answer,
    Better,
    Change,
    Difference,
    Dimension,
    Grouping,
    Indicator,
    Membership,
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
    "Substantive and fixed-term staff on the payroll, and bank staff in the editions before 2023. Honorary, agency and "
    "non-executive are left out.",
)
IN_POST = Setting(
    "assignment statuses counted as in post",
    ("active", "maternity", "secondment out", "suspended", ""),
    "Career break and secondment in are left out; maternity, secondment out, suspended and no status are counted.",
)
GROUNDS = Setting(
    "grounds of the capability process",
    ("performance",),
    "Why somebody entered the process, for the headline of metric 3: all grounds to 2021, performance alone from 2022.",
)
ANY_GROUNDS = ("performance", "ill health", "other", "")

STAFF = rows_of("staff", "staff in post").where(contract=EMPLOYED, assignment_status=IN_POST)
SHORTLISTED = (
    rows_of("applications", "shortlisted applications").where(shortlisted="yes").within(12, of="shortlisted_on")
)
APPOINTED = SHORTLISTED.where(appointed="yes").called("appointments from shortlisting")
CAPABILITY = (
    rows_of("formal_cases", "entries into the formal capability process")
    .where(kind="capability")
    .within("capability months", of="entered_on")
)
BOARD = rows_of("board", "board members")


def _bands(first: str, last: str) -> tuple[str, ...]:
    bands = AGENDA_FOR_CHANGE_BANDS
    return bands[bands.index(first) : bands.index(last) + 1]


CLINICAL = Dimension("clinical", "clinical", words={"yes": "Clinical", "no": "Non-clinical"})
CLUSTER = Dimension(
    "cluster",
    "pay_band",
    (
        ("1", _bands("Under Band 1", "Band 4")),
        ("2", _bands("Band 5", "Band 7")),
        ("3", _bands("Band 8a", "Band 8b")),
        ("4", (*_bands("Band 8c", "Band 9"), "VSM")),
        ("5", ("Consultant",)),
        ("6", ("Non-consultant career grade",)),
        ("7", ("Trainee grade",)),
    ),
    words={
        "1": "Cluster 1: bands 4 and under",
        "2": "Cluster 2: bands 5 to 7",
        "3": "Cluster 3: bands 8a and 8b",
        "4": "Cluster 4: bands 8c to 9 and VSM",
        "5": "Cluster 5: consultants",
        "6": "Cluster 6: non-consultant career grades",
        "7": "Cluster 7: medical and dental trainees",
    },
)
VOTING = Dimension("voting", "voting", words={"yes": "Voting members", "no": "Non-voting members"})
EXECUTIVE = Dimension("executive", "executive", words={"yes": "Executive members", "no": "Non-executive members"})

NON_DISABLED_OVER_DISABLED = Ratio("non-disabled", "disabled")
DISABLED_OVER_NON_DISABLED = Ratio("disabled", "non-disabled")
DISABLED_MINUS_NON_DISABLED = Difference("disabled", "non-disabled")
DISABLED_MINUS_WORKFORCE = Difference("disabled", "workforce")

# 'Not declared', 'prefer not to say' and blank are unknown.
DISABILITY = Grouping(
    column="disability",
    characteristic="disability",
    group="disabled",
    comparator="non-disabled",
    membership={"yes": Membership("disabled"), "no": Membership("non-disabled")},
    finer=(),
    finest=(),
    words={
        "non-disabled": "non-disabled",
        "disabled": "Disabled",
        "unknown": "disability unknown",
        "all": "all",
    },
)


def _survey(
    number: str, title: str, asks: str, definition: str, words: Words, question: str, better: Better
) -> Indicator:
    return Indicator(
        number,
        title,
        asks=asks,
        definition=definition,
        measure=SurveyResult(question),
        words=words,
        compare=DISABLED_MINUS_NON_DISABLED,
        better=better,
        source=SURVEYED,
    )


SURVEYED = "NHS Staff Survey of the autumn before the reference date"


def _harassment(number: str, whom: str, by: str, question: str) -> Indicator:
    return _survey(
        number,
        f"Harassment by {by}",
        f"Do Disabled and non-disabled staff meet as much harassment from {whom}?",
        f"The percentage of staff who experienced harassment, bullying or abuse from {whom} in the last 12 months, "
        "Disabled and non-disabled.",
        Words(
            short=f"Harassed by {by}",
            event=f"had been harassed, bullied or abused by {whom}",
            people="staff",
            look_next="Look at where it happens, and at what staff who reported it say was done.",
        ),
        question,
        "lower",
    )


def _capability(number: str, title: str, short: str, ground: str, says: str, **grounds: str | Setting) -> Indicator:
    return Indicator(
        number,
        title,
        asks=f"Are Disabled and non-disabled staff as likely to enter the formal capability process{ground}?",
        definition=(
            f"The likelihood of Disabled staff entering the formal capability process{ground}, as measured by entry "
            "into the formal procedure, divided by that of non-disabled staff. Entries of two years as a yearly "
            f"average, over the headcount on the reference date. {says} Above 1, Disabled staff are more likely to "
            "enter it."
        ),
        measure=Rate(of=CAPABILITY.where(**grounds), among=STAFF, averaged_over="capability years"),
        compare=DISABLED_OVER_NON_DISABLED,
        compare_parts=DISABLED_OVER_NON_DISABLED,
        parts=((CLINICAL,),),
        words=Words(
            short=short,
            event=f"enter the formal capability process{ground}",
            people="staff",
            look_next="Look at whether adjustments had been made before the matter became formal.",
        ),
        source="Case tracker, and the staff record on the reference date",
    )


INDICATORS = (
    Indicator(
        "1",
        "Pay clusters",
        asks="Do Disabled staff reach senior posts as often as the whole workforce would suggest?",
        definition=(
            "The percentage of staff in each cluster of pay bands, and of the medical and dental grades, who are "
            "Disabled, compared with the percentage in the overall workforce; clinical and non-clinical staff apart. "
            "Headcount: each person once. Disability is as the staff record has it: yes, no, or unknown."
        ),
        measure=Share(of=STAFF),
        compare_parts=DISABLED_MINUS_WORKFORCE,
        parts=((CLINICAL,), (CLUSTER,), (CLINICAL, CLUSTER)),
        headline_part="cluster=4",
        words=Words(
            short="Bands 8c and above",
            event="hold posts at bands 8c and above",
            people="staff",
            look_next="Look first at who has not declared: where few senior staff have, the share says little.",
        ),
        source="Staff record on the reference date",
    ),
    Indicator(
        "2",
        "Appointment from shortlisting",
        asks="Once shortlisted, are non-disabled and Disabled applicants as likely to be appointed?",
        definition=(
            "The likelihood of non-disabled applicants being appointed from shortlisting divided by that of Disabled "
            "applicants, across all posts. The applications shortlisted in the 12 months to the reference date; of "
            "those, the ones appointed by the date of the extract. Above 1, non-disabled applicants are more likely "
            "to be appointed."
        ),
        measure=Rate(of=APPOINTED, among=SHORTLISTED),
        compare=NON_DISABLED_OVER_DISABLED,
        compare_parts=NON_DISABLED_OVER_DISABLED,
        parts=((CLUSTER,),),
        words=Words(
            short="Appointed from shortlist",
            event="be appointed from shortlisting",
            people="applicants",
            look_next="Look at the panels, at adjustments offered for interview, and at guaranteed interviews.",
        ),
        source="Applicant tracking system, 12 months to the reference date",
    ),
    _capability(
        "3",
        "Formal capability process",
        "Formal capability",
        "",
        "From 2022 on grounds of performance alone.",
        reason=GROUNDS,
    ),
    _capability(
        "3ih",
        "Formal capability process: ill health",
        "Capability, ill health",
        " on grounds of ill health",
        "Reported beside metric 3, which it is no part of from 2022.",
        reason="ill health",
    ),
    _harassment("4ai", "patients, relatives or the public", "the public", "harassment-public"),
    _harassment("4aii", "managers", "managers", "harassment-manager"),
    _harassment("4aiii", "other colleagues", "other colleagues", "harassment-colleagues"),
    _survey(
        "4b",
        "Harassment reported",
        "When it happened, was it reported as often by Disabled and by non-disabled staff?",
        "The percentage of staff who say that the last time they experienced harassment, bullying or abuse at work, "
        "they or a colleague reported it; of those who experienced it, Disabled and non-disabled.",
        Words(
            short="Harassment reported",
            event="or a colleague had reported the last harassment, bullying or abuse that they met",
            people="staff",
            look_next="Look at what became of the reports that were made.",
        ),
        "harassment-reported",
        "higher",
    ),
    _survey(
        "5",
        "Equal opportunities",
        "Do Disabled and non-disabled staff believe as often that careers here are fair?",
        "The percentage of staff who believe that the organisation acts fairly in career progression and promotion "
        "(provides equal opportunities), Disabled and non-disabled.",
        Words(
            short="Equal opportunities",
            event="believed that the organisation acts fairly in career progression and promotion",
            people="staff",
            look_next="Read it beside metrics 1 and 2: what people believe and what happens to them.",
        ),
        "equal-opportunities",
        "higher",
    ),
    _survey(
        "6",
        "Pressure to come to work",
        "Do Disabled and non-disabled staff feel as much pressure to come to work when they are not well enough?",
        "The percentage of staff who felt pressure from their manager to come to work, despite not feeling well enough "
        "to perform their duties; of those who came to work so, Disabled and non-disabled.",
        Words(
            short="Pressure to come to work",
            event="had felt pressure from their manager to come to work when not well enough",
            people="staff",
            look_next="Look at how absence is managed, and at disability leave.",
        ),
        "pressure-to-work",
        "lower",
    ),
    _survey(
        "7",
        "Work valued",
        "Are Disabled and non-disabled staff as often satisfied with how far their work is valued?",
        "The percentage of staff who are satisfied with the extent to which the organisation values their work, "
        "Disabled and non-disabled.",
        Words(
            short="Work valued",
            event="were satisfied with the extent to which the organisation values their work",
            people="staff",
            look_next="Look at teams, where numbers allow.",
        ),
        "work-valued",
        "higher",
    ),
    Indicator(
        "8",
        "Reasonable adjustments",
        asks="Do Disabled staff get the adjustments that they need for their work?",
        definition=(
            "The percentage of Disabled staff who say that their employer has made reasonable adjustments to enable "
            "them to carry out their work; of those who needed one. Nobody else is asked, so there is no comparison."
        ),
        measure=SurveyResult("adjustments-made", asked_of=("disabled",)),
        words=Words(
            short="Adjustments made",
            event="had been given the reasonable adjustments that they need for their work",
            people="staff",
            look_next="Look at how long an adjustment takes from asking to having it, and who pays.",
        ),
        better="higher",
        source=SURVEYED,
    ),
    Indicator(
        "9a",
        "Staff engagement",
        asks="Are Disabled and non-disabled staff as engaged?",
        definition=(
            "The staff engagement score, a mean from 0 to 10, of Disabled and non-disabled staff and of all. The "
            "survey publishes it without its spread, so no interval can be made."
        ),
        measure=SurveyResult("engagement", unit="score", out_of=10),
        compare=DISABLED_MINUS_NON_DISABLED,
        words=Words(
            short="Staff engagement",
            event="engagement",
            people="staff",
            look_next="Read it beside metrics 4 to 8: what staff meet, and how engaged they are.",
        ),
        better="higher",
        source=SURVEYED,
    ),
    Indicator(
        "9b",
        "Voices of Disabled staff",
        asks="What has been done so that the voices of Disabled staff are heard?",
        definition=(
            "Whether the organisation has taken action to facilitate the voices of Disabled staff to be heard: yes or "
            "no, with at least one practical example. The only metric that is not a number."
        ),
        measure=Answer(
            "the organisation answers it itself, yes or no and with examples, in the record set answers: none is given"
        ),
        words=Words(
            short="Voices heard",
            event="be heard",
            people="staff",
            look_next="Ask the network of Disabled staff.",
        ),
        source="The organisation's own answer",
    ),
    Indicator(
        "10",
        "Board",
        asks="Does the board look like the workforce that it leads?",
        definition=(
            "The percentage of board members who are Disabled minus the percentage of the whole workforce who are, in "
            "percentage points; for all members, for voting members and for executive members."
        ),
        measure=Share(of=BOARD),
        compare=DISABLED_MINUS_WORKFORCE,
        compare_parts=DISABLED_MINUS_WORKFORCE,
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


def _questions(year: int, **asked: str) -> tuple[Change, ...]:
    """The numbers of the survey's questions, by metric: from memory, so each is to be checked."""
    about = {one.number: one.measure.question for one in INDICATORS if isinstance(one.measure, SurveyResult)}
    return tuple(
        Change(
            year,
            number.lstrip("q"),
            f"Question {asked_as} of the NHS Staff Survey.",
            questions={about[number.lstrip("q")]: asked_as},
            breaks_series=False,
            default_check=True,
        )
        for number, asked_as in asked.items()
    )


CHANGES = (
    Change(
        2019,
        "1",
        "Bank staff are counted with the others.",
        values={EMPLOYED.name: (*EMPLOYED.default, "bank")},
        breaks_series=False,
        default_check=True,
    ),
    Change(
        2019,
        "3",
        "Entries of 24 months, as a yearly average.",
        rules={"capability months": 24, "capability years": 2},
        breaks_series=False,
    ),
    Change(
        2019,
        "3",
        "Entries on all grounds, ill health among them.",
        values={GROUNDS.name: ANY_GROUNDS},
        breaks_series=False,
        default_check=True,
    ),
    *_questions(2019, q4ai="Q13a", q4aii="Q13b", q4aiii="Q13c", q4b="Q13d", q5="Q14", q6="Q11e", q7="Q5f", q8="Q28b"),
    *_questions(2022, q4ai="Q14a", q4aii="Q14b", q4aiii="Q14c", q4b="Q14d", q6="Q11e", q7="Q4b", q8="Q30b"),
    Change(
        2022,
        "5",
        "Question Q15 of the NHS Staff Survey. 'Don't know' now counts in the base, so the percentages are lower than "
        "before.",
        questions={"equal-opportunities": "Q15"},
        default_check=True,
    ),
    Change(
        2022,
        "3",
        "On grounds of performance alone; cases of ill health are reported apart.",
        values={GROUNDS.name: ("performance",)},
    ),
    Change(
        2023,
        "1",
        "Bank staff are left out, and VSM is defined as in the WRES.",
        values={EMPLOYED.name: EMPLOYED.default},
    ),
    Change(
        2023,
        "8",
        "The survey asks of reasonable adjustments; before, of adequate ones.",
        breaks_series=False,
        default_check=True,
    ),
)

# In plain words, each metric with its picture. They hold for every edition.
PLAIN = StandardInPlainWords(
    groups={
        "disabled": GroupInPlainWords(
            "disabled {who}",
            "disabled",
            "Disabled means an illness or condition makes daily life harder for a long time.",
        ),
        "non-disabled": GroupInPlainWords("non-disabled {who}", "non-disabled", ""),
    },
    indicators={
        "1": IndicatorInPlainWords(
            "Top jobs",
            "We looked at the top jobs here.",
            "Top jobs are the jobs with the most pay: band 8c and above.",
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
            "Checks on your work",
            "We looked at who faced a formal check of their work.",
            "A formal check is when managers ask if you can do your job.",
            "check",
            who="staff",
            did="faced this check",
        ),
        "3ih": IndicatorInPlainWords(
            "Checks because you are ill",
            "We looked at who faced a formal check because they were ill.",
            "This means you were sick for a long time, or off sick often.",
            "bed",
            who="staff",
            did="faced this check",
        ),
        "4ai": IndicatorInPlainWords(
            "Bad treatment by the public",
            "We asked staff: did patients or the public treat you badly?",
            "Treated badly can mean bullied, hurt, threatened or called names.",
            "shout",
            who="staff",
            did="said yes",
        ),
        "4aii": IndicatorInPlainWords(
            "Bad treatment by managers",
            "We asked staff: did managers treat you badly?",
            "A manager is someone who tells other staff what to do.",
            "manager",
            who="staff",
            did="said yes",
        ),
        "4aiii": IndicatorInPlainWords(
            "Bad treatment by other staff",
            "We asked staff: did other staff treat you badly?",
            "Other staff are the people you work with, but not managers.",
            "colleagues",
            who="staff",
            did="said yes",
        ),
        "4b": IndicatorInPlainWords(
            "Telling someone about it",
            "We asked staff who were treated badly: did someone report it?",
            "To report means to tell work what happened.",
            "letterbox",
            who="staff who were treated badly",
            did="said yes",
        ),
        "5": IndicatorInPlainWords(
            "A fair chance to move up",
            "We asked staff: does everyone here get a fair chance to move up?",
            "To move up means to get a better job here.",
            "stairs",
            who="staff",
            did="said yes",
        ),
        "6": IndicatorInPlainWords(
            "Pushed to work when ill",
            "We asked staff who worked when ill: did a manager push you to?",
            "To push here means to make you feel that you must.",
            "pushed",
            who="staff who worked when ill",
            did="said yes",
        ),
        "7": IndicatorInPlainWords(
            "Feeling valued",
            "We asked staff: are you happy with how this place values your work?",
            "To value your work means to see that it is good.",
            "star",
            who="staff",
            did="said yes",
        ),
        "8": IndicatorInPlainWords(
            "Changes that help",
            "We asked disabled staff: did work make the changes you need?",
            "Changes can be a ramp, a quiet room or other hours.",
            "ramp",
            who="staff who needed changes",
            did="said yes",
        ),
        "9a": IndicatorInPlainWords(
            "How staff feel about work",
            "We asked staff how they feel about their work.",
            "They got points for this. More points means they feel better.",
            "smile",
            who="staff",
            did="scored",
        ),
        "9b": IndicatorInPlainWords(
            "Being heard",
            "Did this place act so that disabled staff are heard?",
            "To be heard means that people listen to what you say.",
            "listening",
        ),
        "10": IndicatorInPlainWords(
            "The board",
            "We looked at who is on the board.",
            "The board is the group of people who run this place.",
            "table",
            where="people on the board",
        ),
    },
)

QUESTIONS = reporting_template(
    "WDES", "metric", "disability", [(one.number, one.words.short) for one in INDICATORS], read=False
)

WDES = Standard(
    name="wdes",
    title="Workforce Disability Equality Standard",
    owner="NHS England",
    grouping=DISABILITY,
    workforce=STAFF,
    indicators=INDICATORS,
    first_year=2019,
    declared_to=2023,
    last_year=2027,
    reference_day=(3, 31),
    changes=CHANGES,
    reviews={},
    settings=(EMPLOYED, IN_POST, GROUNDS),
    plain=PLAIN,
    questions=QUESTIONS,
    sources=(
        "NHS England, WDES technical guidance (version 5, March 2023) and metrics pages",
        "NHS England, WDES data analysis reports for NHS trusts",
    ),
)

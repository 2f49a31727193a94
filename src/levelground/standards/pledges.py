"""Pledges to employ more people with a learning disability: who has pledged, who reports, and what it led to.

A standard of this register's own: no national one was found. What it asks follows the steps of the learning disability
employment pledge (NHS England, 9 October 2015) and the practice of employment programmes, which count who is still in
paid work after 13, 26 and 52 weeks. Everything that is a choice of ours says so.
"""

from levelground.records import Column, RecordSet
from levelground.standards.declaration import (
    Change,
    Dimension,
    Grouping,
    Indicator,
    Membership,
    Rate,
    Ratio,
    Share,
    Standard,
    Words,
    rows_of,
)
from levelground.standards.plain import GroupInPlainWords, IndicatorInPlainWords, StandardInPlainWords

ROUTES = ("internship", "trial", "supported", "apprenticeship", "advert", "other")

# One row is an organisation, whether it has pledged or not. 'reported': in the last twelve months.
PLEDGE_ROWS = RecordSet(
    "pledges",
    "an organisation, and what it has pledged",
    (
        Column("organisation", "identifier"),
        Column("scheme"),
        Column("pledged", "code", ("yes", "no")),
        Column("signed_on", "date", optional=True),
        Column("plan", "yes-no", ("yes", "no"), optional=True),
        Column("reported", "code", ("yes", "no")),
    ),
    key=("organisation", "scheme"),
)
# One row is somebody who began by a route, without anything that says who. A blank says that it is not known.
START_ROWS = RecordSet(
    "pledge_starts",
    "somebody with a learning disability who began by a route",
    (
        Column("start_id", "identifier"),
        Column("organisation", "identifier"),
        Column("pledged", "code", ("yes", "no")),
        Column("route", "code", ROUTES),
        Column("began_on", "date"),
        # Known since the route began, and not only since paid work did: whoever is not says nothing of the route.
        Column("from_the_beginning", "code", ("yes", "no")),
        Column("paid_work", "yes-no", ("yes", "no")),
        Column("still_13", "yes-no", ("yes", "no"), optional=True),
        Column("still_26", "yes-no", ("yes", "no"), optional=True),
        Column("still_52", "yes-no", ("yes", "no")),
    ),
    key=("organisation", "start_id"),
)

ORGANISATIONS = rows_of("pledges", "organisations")
REPORTED = ORGANISATIONS.where(reported="yes").called("organisations that report")
PEOPLE = rows_of("pledge_starts", "people who began").within("months of starts", of="began_on")
BEGAN = PEOPLE.where(from_the_beginning="yes")
EMPLOYED = BEGAN.where(paid_work="yes").called("people in paid work")
FOLLOWED = PEOPLE.where(paid_work="yes", still_52=("yes", "no")).called("people followed for 52 weeks")
STAYED = FOLLOWED.where(still_52="yes").called("people still in paid work after 52 weeks")

ROUTE = Dimension(
    "route",
    "route",
    words={
        "internship": "Supported internship",
        "trial": "Work trial",
        "supported": "Supported employment",
        "apprenticeship": "Apprenticeship",
        "advert": "Advertised job",
        "other": "Another way",
    },
)
PLEDGED_OVER_NOT = Ratio("pledged", "not pledged")

GROUPING = Grouping(
    column="pledged",
    characteristic="pledge",
    group="pledged",
    comparator="not pledged",
    membership={"yes": Membership("pledged"), "no": Membership("not pledged")},
    finer=(),
    finest=(),
    words={
        "pledged": "pledged",
        "not pledged": "not pledged",
        "unknown": "pledge unknown",
        "all": "all",
    },
)
REGISTER = "Register of pledges"
CHOOSE = "Those who pledge choose to: the difference says how the two stand, and not what the pledge did."

INDICATORS = (
    Indicator(
        "1",
        "Pledged",
        asks="What share of organisations has a pledge that stands?",
        definition="Organisations with a pledge that stands on the reference date, of all organisations.",
        measure=Share(of=ORGANISATIONS),
        words=Words(
            short="Pledged",
            event="have pledged",
            people="organisations",
            look_next="Ask those near you who have pledged what helped them.",
        ),
        better="higher",
        source=REGISTER,
    ),
    Indicator(
        "2",
        "Reporting",
        asks="Of organisations, what share has reported on its pledge in the last twelve months?",
        definition=(
            "Organisations that reported in the twelve months to the reference date, of all organisations, by whether "
            "they have a pledge that stands. A pledge of which nothing is heard for twelve months has no proof."
        ),
        measure=Rate(of=REPORTED, among=ORGANISATIONS),
        words=Words(
            short="Reporting",
            event="have reported",
            people="organisations",
            look_next="Ask those who are silent what stops them.",
        ),
        better="higher",
        source=REGISTER,
    ),
    Indicator(
        "3",
        "Employed",
        asks="Of people who began by a route, how many came into paid work?",
        definition=(
            "People who began by a route (internship, trial, supported employment and others) in the window, and of "
            f"these who came into paid work. {CHOOSE}"
        ),
        measure=Rate(of=EMPLOYED, among=BEGAN),
        compare=PLEDGED_OVER_NOT,
        parts=((ROUTE,),),
        words=Words(
            short="Employed",
            event="come into paid work",
            people="people",
            look_next="Look at what happens in the last months of the route.",
        ),
        better="higher",
        source=REGISTER,
    ),
    Indicator(
        "4",
        "Sustained",
        asks="Of people who came into paid work and were followed for 52 weeks, how many are still in paid work?",
        definition=(
            "People still in paid work 52 weeks after their first paid day, of those for whom it is known. Whoever "
            "could not be followed, or has not been there for 52 weeks, is left out here; the register's own page "
            f"counts them for as long as they were seen. {CHOOSE}"
        ),
        measure=Rate(of=STAYED, among=FOLLOWED),
        compare=PLEDGED_OVER_NOT,
        parts=((ROUTE,),),
        words=Words(
            short="Sustained",
            event="still be in paid work after 52 weeks",
            people="people followed",
            look_next="Look at when people leave, and at what support had ended by then.",
        ),
        better="higher",
        source=REGISTER,
    ),
)

PLAIN = StandardInPlainWords(
    groups={
        "pledged": GroupInPlainWords(
            "{who} where a promise was made", "with a promise", "A promise is when you say what you will do."
        ),
        "not pledged": GroupInPlainWords("{who} where no promise was made", "without a promise", ""),
    },
    indicators={
        "1": IndicatorInPlainWords(
            "Making a promise",
            "We looked at which places made a promise.",
            "The promise is to give jobs to people with a learning disability.",
            "letterbox",
            who="places",
            where="places",
        ),
        "2": IndicatorInPlainWords(
            "Telling us",
            "We looked at which places told us what they did.",
            "To report means to tell everybody what you did.",
            "letterbox",
            who="places",
            did="told us",
        ),
        "3": IndicatorInPlainWords(
            "Getting a job",
            "We looked at who came to learn, and who got a job.",
            "A paid job means that you get money for your work.",
            "door",
            did="got a paid job",
        ),
        "4": IndicatorInPlainWords(
            "Keeping a job",
            "We looked at who still had a job after one year.",
            "One year is 52 weeks.",
            "door",
            did="kept a job for a year",
        ),
    },
)

PLEDGES = Standard(
    name="pledges",
    title="Pledges to employ more people with a learning disability",
    owner="Levelground",
    grouping=GROUPING,
    workforce=None,
    indicators=INDICATORS,
    first_year=2024,
    declared_to=2026,
    last_year=2028,
    reference_day=(3, 31),
    changes=(
        Change(
            2024, "3", "Who began in the 36 months to the reference date counts: a year alone has too few.",
            rules={"months of starts": 36}, breaks_series=False,
        ),
    ),
    reviews={},
    plain=PLAIN,
    sources=(
        "NHS England, the three steps of the learning disability employment pledge, 9 October 2015",
        "This register's own choice: windows, and following for 13, 26 and 52 weeks",
    ),
)  # fmt: skip

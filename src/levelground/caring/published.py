"""The published 250,000 for England, reproduced from its published inputs, step by step."""

from dataclasses import dataclass

from levelground.caring.sources import source

PUBLISHED = 250_000
# Headcount that the poll of 2019 was applied to, as it was told ('about 1.2 million'), and as the service counted it.
LEAST_STAFF, MOST_STAFF = 1_200_000, 1_250_000


@dataclass(frozen=True)
class Step:
    """One step: what is done, the numbers that go in, what comes out, and where the numbers were published."""

    words: str
    working: str
    result: str
    published: str


def published_estimate() -> list[Step]:
    """The steps from the headcount and the poll to '250,000', and what other published rates would have made of it."""
    poll, survey, census = source("poll-2019"), source("staff-survey-2023"), source("census-2021")
    low, high = LEAST_STAFF * poll.overall, MOST_STAFF * poll.overall
    rough = (LEAST_STAFF * (poll.overall - poll.rounding), MOST_STAFF * (poll.overall + poll.rounding))
    return [
        Step(
            "How many people worked in the NHS in England",
            "about 1.2 million, as the poll’s publication says; up to 1.25 million by headcount",
            f"{LEAST_STAFF:,} to {MOST_STAFF:,}",
            "Carers UK, Juggling work and unpaid care, 2019",
        ),
        Step(
            "Which share of them care for somebody",
            "1 in 5 by the poll, where 1 in 7 of all who work do",
            f"{poll.overall:.0%}",
            poll.published,
        ),
        Step(
            "The one times the other",
            f"{LEAST_STAFF:,} × {poll.overall:.2f} to {MOST_STAFF:,} × {poll.overall:.2f}",
            f"{low:,.0f} to {high:,.0f}",
            "Carers UK, 3 June 2019: ‘almost a quarter of a million’",
        ),
        Step(
            "Rounded, as it is quoted",
            f"{high:,.0f} is {PUBLISHED:,}",
            f"{PUBLISHED:,}",
            "NHS England, Inclusive place to work, 2020; Supporting our working carers",
        ),
        Step(
            "What ‘1 in 5’ leaves open",
            f"from {poll.overall - poll.rounding:.1%} to {poll.overall + poll.rounding:.1%}, if it was "
            "rounded to the nearest 5 in 100",
            f"{rough[0]:,.0f} to {rough[1]:,.0f}",
            "our reckoning",
        ),
        Step(
            "The same people by the staff survey’s question",
            f"{LEAST_STAFF:,} × {survey.overall:.2f} to 1,500,000 × {survey.overall:.2f}, the headcount of 2023",
            f"{LEAST_STAFF * survey.overall:,.0f} to {1_500_000 * survey.overall:,.0f}",
            survey.published,
        ),
        Step(
            "The same people by the census’s question",
            f"{LEAST_STAFF:,} × {census.overall:.4f} to {MOST_STAFF:,} × {census.overall:.4f}",
            f"{LEAST_STAFF * census.overall:,.0f} to {MOST_STAFF * census.overall:,.0f}",
            census.published,
        ),
    ]


TRUST = (
    "The number rests on one poll, told as ‘1 in 5’: the sample and its error were not published with it.",
    "Three questions give three answers, from about 1 in 11 to 1 in 3. None is wrong; they ask about different things.",
    "It is a number of 2019. Staff have grown since, and the survey has asked about caring every year from 2020.",
    "For one organisation it says nothing: ages, sexes and jobs differ. Use the organisation’s own counts.",
)

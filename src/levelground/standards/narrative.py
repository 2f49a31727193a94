"""The questions of the reporting template, which the WRES and the WDES put alike.

Source: the fields of the WRES reporting template (July 2016, July 2018) as NHS Kernow's report of 2020 filled them in.
Those that only the template itself would show, and the disability standard's own, are marked `default_check`.
"""

from collections.abc import Iterable

from levelground.standards.declaration import Question


def reporting_template(
    short: str, measure: str, declared: str, measures: Iterable[tuple[str, str]], *, read: bool = True
) -> tuple[Question, ...]:
    """The questions of one standard, in the template's order.

    Args:
        short: what the standard is called ('WRES').
        measure: what it calls its indicators ('metric').
        declared: what staff say of themselves ('ethnicity').
        measures: each indicator's number and short title.
        read: whether the template in use was read; if not, every question says 'default, check'.
    """
    unread = not read
    return (
        Question(
            "board-lead",
            f"Who leads on the {short} on the board?",
            "Name and title of the board member who answers for it.",
            unread,
        ),
        Question(
            "contact",
            "Whom can the national team ask about this return?",
            "Name, title and a telephone number or address at work of the manager who put it together.",
            unread,
        ),
        Question(
            "commissioners",
            "Which commissioners coordinate your contract, and who signed this off for them?",
            "The body, and the name and title of the person. If nobody does, say so.",
            unread,
        ),
        Question(
            "completeness",
            "Is anything missing from the data?",
            "Staff, posts, months or systems that the extracts leave out, how many people that touches, and why.",
            unread,
        ),
        Question(
            "comparability",
            "What makes this year hard to compare with earlier years?",
            "Mergers, services that moved, a new system, a change in how something is recorded. If nothing, say so.",
            unread,
        ),
        Question(
            "self-reporting-taken",
            f"What have you done so that more staff tell their {declared}?",
            "What was done in the last 12 months, and what came of it.",
            unread,
        ),
        Question(
            "self-reporting-planned",
            f"What will you do so that more staff tell their {declared}?",
            "What, who looks after it, and by when.",
            unread,
        ),
        *(
            Question(
                f"{measure}-{number.lower()}",
                f"{measure.capitalize()} {number}, {title}: what lies behind the figure, and what is being done?",
                "What you know of the reasons, what was done since last year and what is planned. Say how it ties in "
                "with your equality objectives. A figure that may be chance needs no reason.",
                default_check=True,
            )
            for number, title in measures
        ),
        Question(
            "other-factors",
            "Is there anything else that a reader should know?",
            "Other facts that matter for the figures or for the plan.",
            default_check=True,
        ),
        Question(
            "action-plan",
            f"Where is your {short} action plan?",
            "Its web address, or when and where it will be published.",
            default_check=True,
        ),
    )

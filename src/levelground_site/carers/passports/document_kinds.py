"""The carer's passport, as a kind of document: its questions, whom it can be shared with, what an ask can rest on.

Sources of the fields: the union of passports in use (Cabinet Office, Carer's passport, 18 August 2023; NHS England,
Supporting our working carers; One Workforce Lincolnshire; Liverpool University Hospitals), less what must not be asked:
no diagnosis, no name of the person cared for, no proof.
"""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from levelground_site.access import Role
from levelground_site.carers.guide import guide
from levelground_site.carers.passports.about_me import ABOUT_ME
from levelground_site.carers.rights import Worker, rights_on
from levelground_site.carers.signposts import For, signposts_for
from levelground_site.documents import queries
from levelground_site.documents.asides import Place, aside
from levelground_site.documents.kinds import Basis, Kind, Party, Question, Section, declare

KEY = "carers-passport"

_WORK = Section(
    "work",
    "How you work here",
    "The law is not the same for all who work here. So we ask this first.",
    (
        Question(
            "employed",
            "How do you work here?",
            "It decides which rights we show you.",
            "choice",
            tuple((worker.value, worker.words) for worker in Worker),
        ),
    ),
    shareable=False,
)
_HOME = Section(
    "home",
    "What I do at home",
    "Say as much or as little as you want. You need not say who is ill, or with what.",
    (
        Question(
            "who",
            "Whom do you help?",
            "Choose as many as you like.",
            "choices",
            (
                ("parent", "My mum or dad, or someone of their age"),
                ("partner", "My partner"),
                ("child", "My child"),
                ("family", "Someone else in my family"),
                ("friend", "A friend or a neighbour"),
            ),
        ),
        Question(
            "do",
            "What do you do for them?",
            "For example: meals, washing, pills, lifts, nights, papers, or just being there.",
        ),
        Question("when", "When do you do it?", "Which days, which times? What does a normal week look like?"),
        Question("bad", "What does a bad week look like?", "Bad weeks show best what you need."),
        Question(
            "next",
            "What may change in the next six months?",
            "An operation, a new school, moving in, the end of a life.",
        ),
    ),
)
_EFFECT = Section(
    "effect",
    "How it touches work",
    "This part is about work, not about the person you help.",
    (
        Question(
            "hard",
            "What is hard at work because of it?",
            "For example: the start of a shift, nights, calls, training far away.",
        ),
        Question("times", "Which days or times clash?", "Name the hours. They are what can be changed."),
        Question("me", "How are you?", "Sleep, health, worry. You can leave this empty."),
        Question("works", "What helps already?", "So that nobody breaks it by mistake."),
    ),
)
_ASKS = Section("asks", "What would help", asks=True)
_CARD = Section(
    "card",
    "In an emergency",
    "This makes a card of one screen. Put nothing here that you would not want read out.",
    (
        Question("what", "What counts as an emergency?", "For example: a fall, or a call from the school."),
        Question("reach", "How can someone reach me on shift?", "My own phone, the ward’s phone, who takes the call."),
        Question("tell", "How do I tell you that I must go?", "A word or a text must be enough."),
        Question("cover", "Who takes over my work for the first hour?"),
        Question("leave", "Which leave do we use?", "For example: time off in an emergency, then carer’s leave."),
        Question("call", "Whom should someone call for me?", "A name and a number, if you want to give one."),
    ),
    card=True,
)
_TEAM = Section(
    "team",
    "What the team is told",
    "You choose the words. Or you choose that nothing is said.",
    (
        Question(
            "say",
            "What may your manager say to the team?",
            form="choice",
            options=(
                ("nothing", "Nothing"),
                ("calls", "‘I may take calls’, and no more"),
                ("words", "The words that I write on the next screen"),
            ),
        ),
        Question("words", "Which words?", "Only if you want to."),
    ),
)
_MINE = Section(
    "mine",
    "Only for me",
    "Nobody can ever see this part. It cannot be shared, not even by you by mistake.",
    (Question("notes", "What else is on my mind?", "What I want to say, what I do not want to say, and to whom."),),
    shareable=False,
)

_ALL = frozenset(section.key for section in (_HOME, _EFFECT, _ASKS, _CARD, _TEAM))

PASSPORT = declare(
    Kind(
        KEY,
        "My carer’s passport",
        "One-to-one",
        "passport",
        sections=(_WORK, _HOME, _EFFECT, _ASKS, _CARD, _TEAM, _MINE, ABOUT_ME),
        parties=(
            Party(
                "manager",
                "Your manager",
                "You talk it over with them, and agree what helps.",
                may_see=_ALL,
                offered=frozenset({"asks", "card", "team"}),
                agrees=True,
                answers=True,
            ),
            Party(
                "stand-in",
                "Someone who leads a shift or stands in",
                "They see the card, and what was agreed, for a time.",
                may_see=frozenset({"asks", "card", "team"}),
                offered=frozenset({"card"}),
                days=28,
            ),
            Party(
                "helper",
                "HR or the carers lead",
                "When you want help. They see what you choose, and nothing else.",
                may_see=_ALL,
                offered=frozenset({"asks"}),
                answers=True,
                days=90,
                roles=(Role.HR, Role.CARERS_LEAD),
            ),
        ),
        bases=(
            Basis("informal", "Between the two of us", "your manager can agree it, no form."),
            Basis(
                "leave",
                "Leave",
                "carer’s leave, time off in an emergency, annual leave.",
                source="Carer’s Leave Act 2023; Employment Rights Act 1996, section 57A",
            ),
            Basis(
                "nhs-33",
                "Flexible working in the NHS",
                "your NHS contract. From day one, as often as you need.",
                days=28,
                escalation="If your manager cannot agree it, it must go one step up: someone looks at what could work, "
                "in other teams too. Say: ‘Please take it to the escalation stage’.",
                overview=True,
                source="NHS Terms and Conditions of Service Handbook, section 33",
            ),
            Basis(
                "statutory",
                "Flexible working in law",
                "a written request. They must decide within two months.",
                months=2,
                escalation="They must talk with you before they say no, and may say no only for one of eight reasons. "
                "You can appeal. Acas can tell you how: 0300 123 1100.",
                overview=True,
                source="Employment Rights Act 1996, sections 80F to 80I",
            ),
            Basis(
                "own-disability",
                "My own disability",
                "a reasonable adjustment for you, not for the person you help.",
                days=28,
                escalation="An employer must make reasonable adjustments for a disabled member of staff. Ask HR, your "
                "union or Acas if it is not done.",
                source="Equality Act 2010, section 20",
            ),
        ),
        ideas=tuple((situation.title, situation.ideas) for situation in guide().situations),
    )
)


def _shown(template: str, request: HttpRequest, **context: Any) -> Any:
    return mark_safe(render_to_string(f"passports/{template}.html", context, request))  # noqa: S308 (our own templates)


def _aside(place: Place, template: str, **context: Any) -> None:
    @aside(KEY, place)
    def show(request: HttpRequest, document: Any) -> Any:
        return _shown(template, request, guide=guide(), **context)


_aside("prepare-owner", "_prepare_owner", posts=signposts_for(For.DANGER, For.DISTRESS))
_aside("prepare-other", "_prepare_other", posts=signposts_for(For.DANGER, For.DISTRESS))
_aside("together", "_together")
_aside("not-agreed", "_not_agreed")
_aside("review", "_review", posts=signposts_for(For.DANGER, For.DISTRESS))
_aside("ended", "_ended")


@aside(KEY, "asking")
def _rights(request: HttpRequest, document: Any) -> Any:
    """The rights of whoever works so, once they have said how; before that, the question."""
    how = queries.answered(document).get((_WORK.key, "employed"), "")
    worker = Worker(how) if how else None
    held = rights_on(timezone.localdate(), worker) if worker else []
    place = document.of_kind.place_of(_WORK.key, "employed")
    return _shown("_rights", request, worker=worker, held=held, document=document, place=place)

"""Stories that others published: who by role, about what, where and when. Their words and films are not held here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """A story told elsewhere; `held` says what of it is here."""

    who: str
    about: str
    where: str
    when: str
    held: str = "Neither the words nor the film are held here."


REFERENCES = (
    Reference(
        "A project manager in the NHS, who is a carer",
        "A year before, her letter of resignation was written: how help came before she handed it in.",
        "NHS England, on its web page ‘Inclusive place to work’",
        "2020",
    ),
    Reference(
        "A trust’s director of people, joint chair of its carers’ network",
        "How the trust helps its staff who are carers.",
        "NHS England, on its web page ‘Inclusive place to work’",
        "2020",
    ),
)

"""Documents between two people: no role opens one. Its owner does, by giving."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource, signed_in


def _owner(person: Any, thing: Any) -> bool:
    return bool(thing.whole.owner_id == person.pk)


def _reader(person: Any, thing: Any) -> bool:
    return _owner(person, thing) or thing.whole.grant_of(person) is not None


def _other(person: Any, thing: Any) -> bool:
    grant = thing.whole.grant_of(person)
    return grant is not None and grant.of_party.agrees


def _either(person: Any, thing: Any) -> bool:
    return _owner(person, thing) or _other(person, thing)


def _answering(person: Any, thing: Any) -> bool:
    """Whoever it was put to; its owner too, as the scribe of the talk, while there is somebody to confirm it."""
    other = thing.whole.other
    if _owner(person, thing):
        return other is not None and other.opens_ask(thing.number)
    grant = thing.whole.grant_of(person)
    return grant is not None and grant.of_party.answers and grant.opens_ask(thing.number)


_REFUSAL = "This belongs to one person, and is not shared with you, or is not any more. They see that you tried."
_MINE = by(own=_owner, words="its owner", refusal=_REFUSAL)
_BOTH = by(own=_either, words="its owner, and the one other person of the agreement", refusal=_REFUSAL)

resource(
    "document",
    "A document between two people (a carer’s passport, say)",
    begin=signed_in("one’s own"),
    claim=signed_in("what was shared with one’s own e-mail address"),
    list=signed_in("one’s own, and what was shared with one"),
    receipt=anyone("with its number: that something was erased, and when"),
    own=_MINE,
    write=_MINE,
    share=_MINE,
    ask=_MINE,
    place=by(own=_owner, words="its owner says that something is in place", refusal=_REFUSAL),
    end=_MINE,
    erase=_MINE,
    carry=_MINE,
    see=by(
        own=_reader, words="its owner, and those to whom it was given: what was given, while it is", refusal=_REFUSAL
    ),
    note=by(own=_either, words="each their own, unseen by the other", refusal=_REFUSAL),
    answer=by(own=_answering, words="those to whom it was put; its owner, while they talk", refusal=_REFUSAL),
    arrange=_BOTH,
    confirm=_BOTH,
    review=_BOTH,
    hand_over=by(own=_other, words="the other person of the agreement, when they leave", refusal=_REFUSAL),
    keep=by(words="the calendar, which ends what has run out"),
)
resource("signing-key", "The public half of the key that signs what people take with them", see=anyone())

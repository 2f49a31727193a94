"""A return with an earlier year's set beside it: how each headline moved since, and what is to be explained."""

from collections.abc import Mapping
from dataclasses import replace

from levelground.figures import Previous, Return, moved_since, number_in
from levelground.publishing.checking import readings_of
from levelground.publishing.rebuilding import return_of
from levelground.publishing.return_reading import counts_of
from levelground.standards import JUMP, Standard


def in_full(document: Mapping[str, object], declared: Standard) -> Return:
    """The return of a document, with the readings that follow from its counts where a lean one leaves them out.

    Raises ReturnFaultError where it is malformed.
    """
    made = return_of(document)
    return made if made.readings else replace(made, readings=readings_of(document, made, declared, None))


def set_against(document: Mapping[str, object], previous: Mapping[str, object], declared: Standard) -> Return:
    """The return of a document with an earlier year's beside it: how each headline moved, and what is to be explained.

    Reasons that the document gives for what moved stay with it. Raises ReturnFaultError where either is malformed.
    """
    made = in_full(document, declared)
    then = counts_of(previous, declared)
    readings = {one.indicator: one for one in readings_of(document, made, declared, Previous(then.year, then))}
    beside = tuple(
        replace(one, movement=readings[one.indicator].movement, breaks=readings[one.indicator].breaks)
        for one in made.readings
    )
    chosen = {setting.name: setting.value for setting in made.settings}
    reasons = {one.key: one.reason for one in made.movements}
    listed = moved_since(
        counts_of(document, declared),
        declared,
        made.organisation,
        then,
        {one.indicator: one.breaks for one in beside},
        number_in(chosen, JUMP),
    )
    return replace(
        made,
        readings=beside,
        previous_year=then.year,
        previous_fingerprint=str(previous["fingerprint"]),
        movements=tuple(replace(one, reason=reasons.get(one.key, "")) for one in listed),
    )

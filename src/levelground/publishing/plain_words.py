"""The plain words of the standard that a return is of, or why there are none."""

from levelground.publishing.picture_set import PICTURES
from levelground.standards import StandardInPlainWords, UnknownStandardError, UnsoundStandardError, standard


class NoPlainWordsError(Exception):
    """A standard has no plain words, so no plain page can be made of it; the message says which indicators."""


def plain_words_of(name: str, indicators: list[str]) -> StandardInPlainWords:
    """The plain words of a standard.

    Raises NoPlainWordsError where it, or one of these indicators, has none, or where a picture that is named is none.
    """
    try:
        words = standard(name).plain
    except (UnknownStandardError, UnsoundStandardError):
        words = None
    missing = [indicator for indicator in indicators if words is None or indicator not in words.indicators]
    if words is None or missing:
        which = f"indicators {', '.join(missing)}" if missing else "any indicator"
        raise NoPlainWordsError(f"The standard {name} has no plain words for {which}: no plain page is made.")
    unknown = sorted(
        {one.picture for one in words.indicators.values() if isinstance(one.picture, str)}.difference(PICTURES)
    )
    if unknown:
        raise NoPlainWordsError(
            f"The plain words of the standard {name} name the picture {unknown[0]!r}, which there is not. There are: "
            f"{', '.join(PICTURES)}. Another is given as a drawing."
        )
    return words

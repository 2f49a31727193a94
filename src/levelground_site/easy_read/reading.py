"""How hard a text is to read, as the age at which most people can: a pure function, near enough to write by."""

import re

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d[\d,.]*")
# An e at the end is silent, but not that of 'table' or 'boxes' or 'needed'.
_SILENT = re.compile(r"(?:(?<![sxzcgh])(?<![^aeiouy]l)es|(?<![td])ed|(?<![^aeiouy]l)e)$")
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """How many syllables a word has, by its groups of vowels; a number counts as one, since it is read at a glance."""
    bare = re.sub(r"[^a-z]", "", word.lower().replace("'s", "").replace("’s", ""))
    return max(1, len(_VOWELS.findall(_SILENT.sub("", bare))))


def sentences(text: str) -> list[str]:
    """The sentences of a text; the end of a line ends one too, so that a list counts by its lines."""
    return [each.strip() for each in _SENTENCE.findall(text) if _WORD.search(each)]


def reading_age(text: str) -> float:
    """The age in years at which a text can be read: the Flesch-Kincaid grade plus five.

    Source of the formula: J. P. Kincaid and others, Derivation of new readability formulas for Navy enlisted
    personnel, 1975. ValueError when there is no word in the text.
    """
    words = _WORD.findall(text)
    if not words:
        raise ValueError("There is no word to read.")
    a_sentence = len(words) / len(sentences(text))
    a_word = sum(map(syllables, words)) / len(words)
    return 0.39 * a_sentence + 11.8 * a_word - 15.59 + 5


def hardest(text: str, *, above: float, most: int = 5) -> list[str]:
    """The sentences that are harder than an age, the hardest first: what to write anew."""
    found = [(reading_age(each), each) for each in sentences(text)]
    return [each for age, each in sorted(found, reverse=True) if age > above][:most]

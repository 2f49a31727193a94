"""Search that understands a worried person's words: what they type is brought to the library's own words first.

The synonyms are data (synonyms.toml). Texts are ranked by BM25 (Robertson and Zaragoza, 2009) over their fields, each
with its weight; what is due for review comes after what is not.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

FILE = Path(__file__).with_name("synonyms.toml")
_WORD = re.compile(r"[a-z0-9&'-]+")
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "ly", "e")
_K1, _B = 1.2, 0.5


@dataclass(frozen=True)
class Synonyms:
    """Phrases to words, the longest first; the words with which help is shown at once; and words that say nothing."""

    pattern: re.Pattern[str]
    word_of: Mapping[str, str]
    help: frozenset[str]
    stop: frozenset[str]


@cache
def synonyms() -> Synonyms:
    """The synonyms; ValueError when two groups claim a phrase."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))
    groups = given["same"]
    word_of: dict[str, str] = {}
    for group in groups:
        for phrase in group["words"]:
            if word_of.setdefault(_plain(phrase), group["as"]) != group["as"]:
                raise ValueError(
                    f"{FILE.name}: '{phrase}' stands under '{word_of[_plain(phrase)]}' and '{group['as']}'."
                )
    longest = sorted(word_of, key=len, reverse=True)
    pattern = re.compile(r"(?<![a-z0-9'-])(?:" + "|".join(map(re.escape, longest)) + r")(?![a-z0-9'-])")
    return Synonyms(
        pattern, word_of, frozenset(group["as"] for group in groups if group.get("help")), frozenset(given["stop"])
    )


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())


def terms(text: str) -> list[str]:
    """The words of a text as the library files them: phrases by their group ('=falls'), the others by their stems."""
    known, found = synonyms(), list[str]()

    def take(match: re.Match[str]) -> str:
        found.append(f"={known.word_of[match.group()]}")
        return " "

    rest = known.pattern.sub(take, _plain(text))
    return found + [stem for word in _WORD.findall(rest) if word not in known.stop and (stem := _stem(word))]


def _stem(word: str) -> str:
    word = word.strip("'-").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def needs_help(words: str) -> bool:
    """Whether what was typed sounds like danger or distress: then the page says first whom to turn to."""
    known = synonyms()
    return any(known.word_of[match.group()] in known.help for match in known.pattern.finditer(_plain(words)))


@dataclass(frozen=True)
class Entry:
    """What is searched of one text: its key, each part of it with its weight, and whether it is past its review."""

    key: int
    parts: Sequence[tuple[str, float]]
    stale: bool = False


class Index:
    """Some entries, ready to be searched."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._stale: dict[int, bool] = {}
        self._counts: dict[int, dict[str, float]] = {}
        self._holding: Counter[str] = Counter()
        for entry in entries:
            counts: dict[str, float] = {}
            for text, weight in entry.parts:
                for term in terms(text):
                    counts[term] = counts.get(term, 0.0) + weight
            self._stale[entry.key], self._counts[entry.key] = entry.stale, counts
            self._holding.update(counts.keys())
        lengths = {key: sum(counts.values()) for key, counts in self._counts.items()}
        mean = sum(lengths.values()) / len(lengths) if lengths else 1.0
        self._norm = {key: _K1 * (1 - _B + _B * length / mean) for key, length in lengths.items()}

    def find(self, words: str) -> list[int]:
        """The keys of what fits, the best first."""
        asked = Counter(terms(words))
        scores = {key: self._score(key, asked) for key in self._counts}
        fitting = [(self._stale[key], -score, key) for key, score in scores.items() if score > 0]
        return [key for _, _, key in sorted(fitting)]

    def _score(self, key: int, asked: Mapping[str, int]) -> float:
        counts, score = self._counts[key], 0.0
        for term, times in asked.items():
            count = counts.get(term, 0.0)
            if count:
                holding = self._holding[term]
                rarity = log(1 + (len(self._counts) - holding + 0.5) / (holding + 0.5))
                # A phrase that somebody thought of counts for more than a word that happens to be there.
                score += (
                    times
                    * (2.0 if term.startswith("=") else 1.0)
                    * rarity
                    * count
                    * (_K1 + 1)
                    / (count + self._norm[key])
                )
        return score

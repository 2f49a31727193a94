"""Sentences made at random from counts: honest, or with one slip of the kinds that typists make."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from proofreading.trust import pct, points, ratio

Draw = random.Random


@dataclass(frozen=True)
class Made:
    """A sentence with its figures kept apart: `text` has {name} for each; `slips` can be made in those listed."""

    text: str
    figures: dict[str, str]
    slips: tuple[tuple[str, str], ...]

    def honest(self) -> str:
        """The sentence as it should be."""
        return self.text.format(**self.figures)

    def slipped(self, draw: Draw) -> tuple[str, str]:
        """The sentence with one slip, and the slip's name; blank where no slip changes anything."""
        for name, way in draw.sample(self.slips, len(self.slips)):
            changed = WAYS[way](self.figures[name], draw)
            if changed != self.figures[name]:
                return self.text.format(**{**self.figures, name: changed}), f"{way} {name}"
        return "", ""


def _exchanged_digits(printed: str, draw: Draw) -> str:
    """Two neighbouring digits exchanged; a percentage must move by enough to be seen."""
    digits = [place for place, letter in enumerate(printed) if letter.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if printed[a] != printed[b] and abs(a - b) <= 2]
    if not pairs:
        return printed
    a, b = draw.choice(pairs)
    letters = list(printed)
    letters[a], letters[b] = letters[b], letters[a]
    found = "".join(letters)
    return printed if found.startswith("0") and not found.startswith("0.") else found


def _another_digit(printed: str, draw: Draw) -> str:
    """The first digit mistyped by one or two."""
    first = next((place for place, letter in enumerate(printed) if letter in "123456789"), None)
    if first is None:
        return printed
    digit = int(printed[first])
    others = [other for other in (digit - 2, digit - 1, digit + 1, digit + 2) if 1 <= other <= 9]
    return printed[:first] + str(draw.choice(others)) + printed[first + 1 :]


def _inverted(printed: str, draw: Draw) -> str:
    value = 1 / Fraction(printed)
    found = f"{float(value):.2f}"
    return printed if abs(float(value) - float(printed)) < 0.06 else found


def _in_percent(printed: str, draw: Draw) -> str:
    return f"{printed}%"


WAYS: dict[str, Callable[[str, Draw], str]] = {
    "exchanged digits": _exchanged_digits,
    "another digit": _another_digit,
    "inverted": _inverted,
    "in percent": _in_percent,
}
_SHARE = ("exchanged digits", "another digit")
_RATIO = ("exchanged digits", "another digit", "inverted")


def _slips(names: str, ways: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, way) for name in names.split() for way in ways)


def _numbers(draw: Draw) -> tuple[int, int, int, int]:
    n, m = draw.randint(400, 6000), draw.randint(150, 2500)
    return draw.randint(n // 8, n // 2), n, draw.randint(m // 8, m // 2), m


def made(draw: Draw) -> Made:
    """One of the kinds of sentence, with numbers drawn."""
    a, n, b, m = _numbers(draw)
    if Fraction(a, n) == Fraction(b, m) or n == m:
        a += 7
    counts = {"a": f"{a:,}", "n": f"{n:,}", "b": f"{b:,}", "m": f"{m:,}", "all": f"{n + m:,}"}
    w, e, places = pct(a, n), pct(b, m), 1
    wide = points(b, m, a, n, places)
    group = draw.choice(("BME", "BAME", "ethnic minority", "global majority"))
    rr, inverse = ratio(a, n, b, m), ratio(b, m, a, n)
    figures = {**counts, "w": w, "e": e, "rr": rr, "inverse": inverse, "gap": wide.lstrip("-"), "g": group}
    figures["share"] = pct(m, n + m)
    return draw.choice(_KINDS)(figures)


def _kind(text: str, *slips: tuple[tuple[str, str], ...]) -> Callable[[dict[str, str]], Made]:
    return lambda figures: Made(text, figures, tuple(slip for group in slips for slip in group))


_KINDS = (
    _kind("Of our {all} staff, {m} ({share}) are from a {g} background.", _slips("share", _SHARE)),
    _kind("{share} of our workforce ({m} of {all}) is {g}.", _slips("share", _SHARE)),
    _kind("There are {m} {g} staff out of {all}, which is {share}.", _slips("share", _SHARE)),
    _kind(
        "Of {n} white applicants shortlisted, {a} were appointed ({w}); of {m} {g} applicants, {b} were ({e}).",
        _slips("w e", _SHARE),
    ),
    _kind(
        "{a} of {n} white applicants ({w}) and {b} of {m} {g} applicants ({e}) were appointed from shortlisting. White "
        "applicants were {rr} times as likely to be appointed as {g} applicants.",
        _slips("w e", _SHARE),
        _slips("rr", _RATIO),
    ),
    _kind(
        "Indicator 2: white applicants {w}, {g} applicants {e}. The relative likelihood of white applicants being "
        "appointed compared with {g} applicants is {rr}.",
        _slips("w e", ("another digit",)),
        _slips("rr", (*_RATIO, "in percent")),
    ),
    _kind(
        "{g} applicants were {inverse} times as likely as white applicants to be appointed from shortlisting ({e} "
        "against {w}).",
        _slips("inverse", _RATIO),
    ),
    _kind(
        "In the staff survey {e} of {g} staff and {w} of white staff had met harassment from staff, a gap of {gap} "
        "percentage points.",
        _slips("gap e w", ("another digit",)),
    ),
    _kind(
        "Harassment by the public was reported by {w} of white and {e} of {g} colleagues. The difference is {gap} "
        "points.",
        _slips("gap e w", ("another digit",)),
    ),
    _kind(
        "We have {n} white and {m} {g} staff: {share} of the {all} whose ethnicity we know.", _slips("share", _SHARE)
    ),
    _kind(
        "Metric 4: the likelihood of white staff accessing non-mandatory training was {w} ({a}/{n}), that of {g} staff "
        "{e} ({b}/{m}); the relative likelihood is {rr}.",
        _slips("w e", _SHARE),
        _slips("rr", _RATIO),
    ),
    _kind(
        "The relative likelihood of white applicants being appointed from shortlisting compared to {g} applicants was "
        "{rr}.",
        _slips("rr", ("in percent",)),
    ),
    _kind("The number of {g} staff rose by {n}, from {m} to {all}.", _slips("n", ("another digit",))),
)

"""What is asked about easy-read texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404

from levelground_site.easy_read.models import Approval, Trial, Veto, Wording
from levelground_site.easy_read.texts import PATTERNS, TEXTS, Pattern, Text


@dataclass(frozen=True)
class Standing:
    """How a page stands: whether its words are approved and were tried as they are, and whether it is stopped."""

    text: Text
    approved: bool
    trial: Trial | None
    veto: Veto | None


def published(key: str) -> Text:
    """The text of a key as it is shown: the wording published last, or the one that came with the program; Http404."""
    found = Wording.objects.filter(key=key, state="published").first()
    if found is not None:
        return found.text
    if key not in TEXTS:
        raise Http404("There is no easy-read page of that name.")
    return TEXTS[key]


def text_of(key: str) -> Text:
    """The text of a key as it came with the program; Http404. For the pages of editors."""
    if key not in TEXTS:
        raise Http404("There is no easy-read page of that name.")
    return TEXTS[key]


@dataclass(frozen=True)
class AnyPage:
    """Any easy-read page by its key, written or made: for whoever stops it."""

    key: str

    @property
    def organisation(self) -> None:
        """Easy-read pages are everybody's."""
        return None

    @property
    def veto(self) -> Veto | None:
        """The veto that holds now."""
        return Veto.objects.filter(key=self.key, lifted_at=None).select_related("by").first()


def any_page(key: str) -> AnyPage:
    """A page of a key."""
    return AnyPage(key)


def stopped() -> list[Veto]:
    """Every veto that holds."""
    return list(Veto.objects.filter(lifted_at=None).select_related("by"))


def pattern_of(key: str) -> Pattern:
    """A sentence pattern by its key; Http404."""
    if key not in PATTERNS:
        raise Http404("There is no sentence pattern of that name.")
    return PATTERNS[key]


def standing_of(text: Text, patterns: Sequence[Pattern] = ()) -> Standing:
    """How a text stands. One that is made from sentence patterns is approved when all of them are."""
    veto = Veto.objects.filter(key=text.key, lifted_at=None).first()
    mark = fingerprint_of(text, patterns)
    trial = Trial.objects.filter(key=text.key, fingerprint=mark).first()
    if patterns:
        waiting = patterns_waiting(patterns)
        return Standing(text, not waiting, trial, veto)
    approved = Approval.objects.filter(kind=Approval.Kind.TEXT, key=text.key, fingerprint=mark).exists()
    return Standing(text, approved, trial, veto)


def fingerprint_of(text: Text, patterns: Sequence[Pattern] = ()) -> str:
    """What approval and trials are of: the text's own words, or the patterns that it is made from."""
    return "".join(sorted(each.fingerprint for each in patterns))[:64] if patterns else text.fingerprint


def patterns_waiting(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Those whose words, as they stand, are not approved yet."""
    approved = set(Approval.objects.filter(kind=Approval.Kind.PATTERN).values_list("key", "fingerprint"))
    return [each for each in patterns if (each.key, each.fingerprint) not in approved]


def standings() -> list[Standing]:
    """How every page that is written stands, in the order of their titles; five questions, however many pages."""
    texts = dict(TEXTS)
    texts |= {each.key: each.text for each in Wording.objects.filter(state="published") if each.key in texts}
    vetoes = {each.key: each for each in Veto.objects.filter(lifted_at=None).select_related("by")}
    trials = {(each.key, each.fingerprint): each for each in reversed(Trial.objects.all())}
    approved = set(Approval.objects.filter(kind=Approval.Kind.TEXT).values_list("key", "fingerprint"))
    return [
        Standing(
            text,
            (text.key, text.fingerprint) in approved,
            trials.get((text.key, text.fingerprint)),
            vetoes.get(text.key),
        )
        for text in sorted(texts.values(), key=lambda each: each.title)
    ]


def draft_of(key: str) -> Wording | None:
    """The wording in draft, if there is one."""
    return Wording.objects.filter(key=key, state="draft").select_related("by").first()


def drafts() -> list[Wording]:
    """Every wording that waits to be decided, the oldest first."""
    return list(Wording.objects.filter(state="draft").order_by("at"))


def wordings(key: str) -> list[Wording]:
    """Every wording of a text, the newest first."""
    return list(Wording.objects.filter(key=key).select_related("by", "decided_by"))


def wording(key: str, number: int) -> Wording:
    """One wording; Http404."""
    found = Wording.objects.filter(key=key, number=number).select_related("by", "decided_by").first()
    if found is None or key not in TEXTS:
        raise Http404("There is no such wording.")
    return found

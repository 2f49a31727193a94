"""What the releases say of disability: declared shares by part, and the survey's, from public documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from levelground.measuring import ENGLAND
from levelground.standards import Indicator, Share, Standard, SurveyResult, part_label, standard, standards
from levelground.statistics import wilson
from levelground_site.lived_experience.pledges.models import Pledge, Scheme
from levelground_site.lived_experience.pledges.queries.places import carriers
from levelground_site.lived_experience.pledges.states import STANDING
from levelground_site.organisations.models import Organisation
from levelground_site.releases.models import Release
from levelground_site.releases.queries import published_documents, published_rollup

CHARACTERISTIC = "disability"


@dataclass(frozen=True)
class Counted:
    """So many of so many, with the interval of the share (0 to 1)."""

    name: str
    number: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.number / self.of

    @property
    def words(self) -> str:
        """As people of a hundred, with the interval."""
        return f"{100 * self.share:.1f} in every 100 (between {100 * self.low:.1f} and {100 * self.high:.1f})"


@dataclass(frozen=True)
class Shares:
    """Of one place and edition: the declared share of the whole and by part, and the share among who answered."""

    year: int
    title: str
    whole: Counted | None
    parts: tuple[Counted, ...]
    survey: Counted | None
    unknown: Counted | None


@cache
def declared() -> Standard | None:
    """The first standard that is known whose groups are those of disability."""
    found = (standard(name) for name in standards())
    return next((each for each in found if each.grouping.characteristic == CHARACTERISTIC), None)


def _indicator(of: Standard, kind: type) -> Indicator | None:
    return next((each for each in of.indicators if isinstance(each.measure, kind)), None)


def counted(name: str, number: Any, of: Any) -> Counted | None:
    """A share with its interval; None where a number is hidden, or nobody was counted."""
    if number is None or not of:
        return None
    low, high = (float(each) for each in wilson(float(round(number)), float(of)).item()[1:] if each is not None)
    return Counted(name, round(number), round(of), low, high)


def shares_of(document: Mapping[str, Any], of: Standard) -> Shares:
    """What one public document says."""
    people, asked = _indicator(of, Share), _indicator(of, SurveyResult)
    group, unknown, other = of.grouping.group, of.grouping.unknown, of.grouping.comparator
    cells = {(row["indicator"], row["part"], row["group"]): row for row in document["counts"]}

    def share(part: str, which: str, name: str) -> Counted | None:
        row = cells.get((people.number, part, which)) if people is not None else None
        return counted(name, row["numerator"], row["denominator"]) if row is not None else None

    found, parts = share("", group, "All staff"), []
    for _, part, _ in dict.fromkeys((key[0], key[1], "") for key in cells if people and key[0] == people.number):
        # Parts of one dimension alone: bands together as the standard groups them.
        if part and ";" not in part and people is not None:
            one = share(part, group, part_label(people, part))
            if one is not None:
                parts.append(one)
    survey = None
    if asked is not None:
        mine, theirs = (cells.get((asked.number, "", each), {}).get("denominator") for each in (group, other))
        if mine is not None and theirs:
            survey = counted("Of those who answered the staff survey", mine, mine + theirs)
    return Shares(int(document["year"]), of.title, found, tuple(parts), survey, share("", unknown, "Not known"))


def of_place(organisation: Organisation | None) -> Shares | None:
    """The newest that was published of an organisation, or of England; None where nothing was."""
    of = declared()
    if of is None:
        return None
    rows = published_rollup(ENGLAND) if organisation is None else published_documents(organisation)
    newest = max(
        (each for each in rows if each.release.standard == of.name), key=lambda e: e.release.year, default=None
    )
    return None if newest is None else shares_of(newest.content, of)


def beside(scheme: Scheme) -> dict[str, Any] | None:
    """Those who signed beside those who did not, edition by edition: pooled declared shares from public documents."""
    of = declared()
    people = _indicator(of, Share) if of is not None else None
    if of is None or people is None:
        return None
    carrying = carriers()
    rows = Pledge.objects.filter(scheme=scheme, state__in=STANDING).values_list("organisation", "signed")
    signed = {carrying[pk].pk if pk in carrying else pk: on for pk, on in rows}
    codes = dict(Organisation.objects.values_list("code", "pk"))
    sentences, sources = [], []
    for release in newest_releases(of.name):
        sums = {True: [0, 0, 0], False: [0, 0, 0]}
        for document in release.documents.filter(is_rollup=False):
            whole = shares_of(document.content, of).whole
            if whole is not None and codes.get(document.code) is not None:
                tally = sums[codes[document.code] in signed]
                tally[0], tally[1], tally[2] = tally[0] + whole.number, tally[1] + whole.of, tally[2] + 1
        said = [_said(which, *sums[which]) for which in (True, False)]
        if all(said):
            sentences.append(
                f"{release.year}: {of.grouping.words[of.grouping.group]} staff were {said[0]}, and {said[1]}."
            )
            sources.append(f"{release.title} {release.year}, release {release.number}")
    if not sentences:
        return None
    source = "Declared on staff records, numbers of all organisations together whose number was published: "
    return {"sentences": sentences, "source": f"{source}{'; '.join(sources)}."}


def _said(signed: bool, number: int, of: int, organisations: int) -> str:
    found = counted("", number, of)
    if found is None:
        return ""
    who = "those who signed" if signed else "those who did not"
    return f"{found.words} in {organisations} organisations of {who}"


def newest_releases(name: str) -> Iterable[Release]:
    """The newest release of each edition of a standard, the oldest edition first."""
    newest: dict[int, Release] = {}
    for each in Release.objects.filter(standard=name).defer("shown").order_by("year", "number"):
        newest[each.year] = each
    return newest.values()


def released() -> str:
    """The serials of the releases that a comparison is made from; empty where there is none."""
    of = declared()
    return "" if of is None else " ".join(str(each.serial) for each in newest_releases(of.name))

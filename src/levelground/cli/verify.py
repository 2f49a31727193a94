"""levelground verify: is a return what it was, and do these records give its counts?"""

from pathlib import Path

from levelground.cli.given import folder_of, in_words, of_profile, standard_of
from levelground.cli.main import DONE, FAULTS, WRONG_USE, StoppedError
from levelground.figures import Count, compute_figures
from levelground.measuring import measure
from levelground.publishing.checking import cannot_be
from levelground.publishing.rebuilding import return_of
from levelground.publishing.return_document import as_document, fingerprint_of
from levelground.publishing.return_reading import ReturnFaultError, differences, given_answers, month_of, read_document
from levelground.publishing.returns import build_return
from levelground.records import InputFaultsError, ProfileError, profile_of
from levelground.standards import Standard, fingerprint

SHOWN = 20


def verify(path: Path, folder: Path | None) -> int:
    """Says whether the return is unaltered, follows from its own counts and, given a folder, from those records."""
    try:
        document = read_document(path, monitoring=True)
        if document.get("fingerprint") != fingerprint_of(document):
            print(f"{path}: ALTERED. Its contents do not give its fingerprint.")
            return FAULTS
        declared = standard_of(str(document["standard"]))
        impossible = cannot_be(return_of(document), declared)
        faults = [] if impossible else differences(document, declared)
    except ReturnFaultError as error:
        print(f"{path}: {error}" if str(path) not in str(error) else str(error))
        return FAULTS
    if impossible:
        print(f"{path}: holds counts that cannot be.")
        print("\n".join(f"    {fault}" for fault in impossible[:SHOWN]))
        return FAULTS
    if faults:
        print(f"{path}: its figures do not follow from its counts.")
        print("\n".join(f"    {fault}" for fault in faults))
        return FAULTS
    print(f"{path}: unaltered (fingerprint {str(document['fingerprint'])[:16]}…); its figures follow from its counts.")
    year = int(str(document["year"]))
    if fingerprint(declared, year) != document["definitions_sha256"]:
        print("    Note: this version defines the standard otherwise than the version that made the return.")
    return DONE if folder is None else _against(document, declared, year, folder_of(folder))


def _against(document: dict[str, object], declared: Standard, year: int, folder: Path) -> int:
    profile = document.get("profile")
    try:
        own = profile_of(profile if isinstance(profile, dict) else {}, "profile")
        measured = measure(folder, declared, year, own, month_of(document))
    except ReturnFaultError as error:
        print(error)
        return FAULTS
    except InputFaultsError as error:
        print(in_words(error.findings))
        return FAULTS
    except ProfileError as error:
        raise StoppedError(WRONG_USE, of_profile(None, error)) from error
    organisation = str(document["organisation"])
    if organisation not in measured.counts.organisations:
        print(f"{folder} has no records of organisation {organisation}.")
        return FAULTS
    figures = compute_figures(measured.counts, declared)
    again = build_return(measured, organisation, figures, version="")
    now = {_key(count): (count.numerator, count.denominator) for count in again.counts}
    rows = document["counts"]
    then: dict[tuple[str, str, str], Told] = {
        (str(row["indicator"]), str(row["part"]), str(row["group"])): (row["numerator"], row["denominator"])
        for row in (rows if isinstance(rows, list) else [])
    }
    hidden = 0
    if document["audience"] != "internal":
        # What a publication hides is neither compared nor told; groups that it does not name are internal.
        now = {key: _as_told(counts, now[key]) for key, counts in then.items() if key in now}
        hidden = sum(number is None for counts in then.values() for number in counts)
    found = [
        _difference(key, then.get(key), now.get(key)) for key in sorted({*then, *now}) if then.get(key) != now.get(key)
    ]
    if given_answers(document) != given_answers(as_document(again)):
        print(f"The records in {folder} hold other answers of the organisation's own than the return.")
        return FAULTS
    if found:
        print(f"The records in {folder} give other counts ({len(found)} differ).")
        print("\n".join(f"    {line}" for line in found[:SHOWN]))
        return FAULTS
    if as_document(again).get("monitoring") != document.get("monitoring"):
        print(f"The records in {folder} give the same twelve months, but another run of months.")
        return FAULTS
    print(f"The records in {folder} give the same {len(now):,} counts.")
    if hidden:
        print(f"    {hidden:,} numbers are hidden in this return, which is for publication: they were not compared.")
    return DONE


Told = tuple[float | None, float | None]


def _as_told(then: Told, now: Told) -> Told:
    """The records' numbers, without those that the return hides."""
    first, second = (None if told is None else number for told, number in zip(then, now, strict=True))
    return first, second


def _key(count: Count) -> tuple[str, str, str]:
    return (count.indicator, count.part, count.group)


def _difference(key: tuple[str, str, str], then: object, now: object) -> str:
    number, part, group = key

    def words(counts: object) -> str:
        return f"{counts[0]} of {counts[1]}" if isinstance(counts, tuple) else "none"

    where = f"indicator {number}" + (f", {part}" if part else "") + f", {group}"
    return f"{where}: {words(then)} in the return, {words(now)} in the records"

"""Places: which files of a folder hold which record set, and which of its files cannot be used at all."""

import difflib
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from levelground.records import faults
from levelground.records.ethnicity import simplified
from levelground.records.findings import Finding
from levelground.records.known import record_sets
from levelground.records.mapping import Profile

ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".parquet")
# Other endings that extracts come with: a file that has one is named in a warning, any other file is let be.
# They are workbooks of kinds whose size and whose errors could not be told before they are opened.
_OTHER_ENDINGS = (".xls", ".xlsb", ".ods", ".numbers")

_REMEDY = "Put the file itself there, where you may read it."


@dataclass(frozen=True)
class Place:
    """The files of a record set: one file, or the Parquet parts of the folder called `folder`."""

    files: tuple[Path, ...]
    folder: str = ""

    @property
    def name(self) -> str:
        """The name by which a person knows it."""
        return f"{self.folder}/" if self.folder else self.files[0].name


@dataclass(frozen=True)
class Held:
    """What a folder holds: where each record set is, in the contract's order; files of other names that could hold one
    (`strangers`); and how many files it has of each ending."""

    places: dict[str, Place] = field(default_factory=dict)
    strangers: tuple[Path, ...] = ()
    endings: dict[str, int] = field(default_factory=dict)


def places(folder: Path, profile: Profile, findings: list[Finding]) -> Held:
    """What a folder holds, by the names of its files; what is wrong goes to `findings`."""
    strangers: list[Path] = []
    found: dict[str, Place] = {}
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    except OSError as error:
        findings.append(_no_folder(folder, error))
        return Held()
    for path in paths:
        names = _names(path, profile)
        if not names:
            if path.is_file() and path.suffix.lower() in (*ENDINGS, *_OTHER_ENDINGS):
                strangers.append(path)
            continue
        place = _parts(path, findings) if path.is_dir() and not path.suffix else _file(path, findings)
        if place is None:
            continue
        for name in names:
            if name in found:
                findings.append(_given_twice(name, found[name], place))
            else:
                found[name] = place
    for name, mapped in profile.sets.items():
        if mapped.file and not any(_is_meant(path, mapped.file) for path in paths):
            findings.append(_profile_file_missing(name, mapped.file))
    other_kinds = [path for path in strangers if path.suffix.lower() in _OTHER_ENDINGS and _named_after(path)]
    for path in other_kinds:
        if _named_after(path) not in found:
            findings.append(_other_workbook(path))
            strangers.remove(path)
    in_order = {name: found[name] for name in record_sets() if name in found}
    return Held(in_order, tuple(strangers), _endings(path for path in paths if path.is_file()))


def _endings(files: Iterable[Path]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for file in files:
        ending = file.suffix.lower() or file.name
        numbers[ending] = numbers.get(ending, 0) + 1
    return numbers


def _is_meant(path: Path, file: str) -> bool:
    """Whether a file is the one that a profile names, with * for what changes from year to year."""
    return path.name == file or re.fullmatch(".*".join(map(re.escape, file.split("*"))), path.name) is not None


def can_be_opened(path: Path) -> bool:
    """Whether a file that no name accounts for is an ordinary one that may be looked into."""
    return path.suffix.lower() in ENDINGS and not _unusable(path)


def _names(path: Path, profile: Profile) -> tuple[str, ...]:
    """The record sets that a file or folder holds: those of the profile, or the one that it is called after."""
    mapped = tuple(name for name, of_set in profile.sets.items() if of_set.file and _is_meant(path, of_set.file))
    name = _named_after(path)
    fits = path.suffix.lower() in ENDINGS or (path.is_dir() and not path.suffix)
    return mapped or ((name,) if name and fits else ())


def _named_after(path: Path) -> str:
    """The record set that a file or folder is called after; blank where there is none."""
    name = simplified(path.stem).replace(" ", "_")
    return name if name in record_sets() else ""


def _file(path: Path, findings: list[Finding]) -> Place | None:
    why = _unusable(path)
    if why:
        findings.append(faults.unreadable(path, why, _REMEDY))
        return None
    return Place((path,))


def _parts(path: Path, findings: list[Finding]) -> Place | None:
    try:
        parts = tuple(
            part for part in sorted(path.iterdir()) if part.suffix.lower() == ".parquet" and part.name[0] not in "._"
        )
    except OSError as error:
        findings.append(faults.unreadable(path, f"a folder that cannot be read ({error.strerror})", "Look into it."))
        return None
    if not parts:
        findings.append(_no_parts(path))
        return None
    unusable = [(part, why) for part in parts if (why := _unusable(part))]
    for part, why in unusable:
        findings.append(faults.unreadable(part, why, _REMEDY, folder=path.name))
    return None if unusable else Place(parts, path.name)


def _unusable(path: Path) -> str:
    """Why a file cannot be opened; blank where it can. Nothing but an ordinary file is: a pipe would never end."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "a folder under the name of a file"
        if not stat.S_ISREG(mode):
            return "a pipe or a device under the name of a file"
        with path.open("rb"):
            return ""
    except FileNotFoundError:
        return "a link to a file that is not there"
    except PermissionError:
        return "a file that you have no permission to read"
    except OSError as error:
        return f"a file that cannot be opened ({error.strerror})"


def _no_folder(folder: Path, error: OSError) -> Finding:
    why = {FileNotFoundError: "no folder of this name", NotADirectoryError: "a file"}
    return Finding(
        "error",
        "no folder",
        str(folder),
        found=why.get(type(error), f"a folder that cannot be read ({error.strerror})"),
        expected="a folder with the extracts in it",
        remedy="Look at the spelling of its name, or name the folder that the file lies in.",
    )


def _given_twice(name: str, first: Place, second: Place) -> Finding:
    return Finding(
        "error",
        "record set given twice",
        second.name,
        found=f"the record set {name} a second time, after {first.name}",
        expected=f"one file (or one folder of Parquet parts) for {name}",
        remedy="Take one of them out of the folder.",
    )


def _profile_file_missing(name: str, file: str) -> Finding:
    return Finding(
        "error",
        "file of the profile missing",
        file,
        found="no file of this name",
        expected=f"the file that the profile names for {name}",
        remedy="Put it in the folder, or correct the profile.",
    )


def _other_workbook(path: Path) -> Finding:
    return Finding(
        "error",
        "workbook that is not read",
        path.name,
        found=f"a workbook that ends in {path.suffix}",
        expected=f"{_named_after(path)}.xlsx or {_named_after(path)}.csv",
        remedy="Open it in Excel or LibreOffice and save it as .xlsx; if it does not matter, rename it.",
    )


def _no_parts(path: Path) -> Finding:
    return Finding(
        "warning",
        "file not read",
        f"{path.name}/",
        found="a folder without Parquet parts",
        expected=f"files that end in .parquet, directly in {path.name}/",
        remedy="Put the parts there, or the extract beside it as one file.",
    )


def stranger(path: Path) -> Finding:
    """The warning that a file is not read, because neither its name nor its headings tell what it holds."""
    name, ending = simplified(path.stem).replace(" ", "_"), path.suffix.lower()
    near = difflib.get_close_matches(name, record_sets(), n=1)
    hint = "If it matters, rename it."
    found = "a file that is none of the record sets"
    if ending not in ENDINGS:
        found = f"a file that ends in {ending}"
        hint = "If it matters, save it as CSV (UTF-8) or .xlsx" + (f", under the name {near[0]}." if near else ".")
    elif near:
        hint = f"Rename it {near[0]}{ending} if that is what it is."
    if ending in ENDINGS:
        hint += f" 'levelground profile {path.name}' proposes what its headings may stand for."
    return Finding(
        "warning",
        "file not read",
        path.name,
        found=found,
        expected=f"one of {', '.join(record_sets())}, ending in .csv, .xlsx or .parquet",
        remedy=hint,
    )

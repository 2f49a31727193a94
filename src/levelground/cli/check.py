"""levelground check: everything that is wrong, or to be looked at, in a folder of extracts."""

import json
from pathlib import Path

from levelground.cli.given import folder_of, in_words, of_profile, profile_from, standard_of, summary, year_of
from levelground.cli.main import DONE, FAULTS, WRONG_USE, StoppedError
from levelground.measuring import latest_year, measure
from levelground.records import Finding, InputFaultsError, ProfileError, errors


def check(folder: Path, standard_name: str, year: int | None, profile_path: Path | None, *, as_json: bool) -> int:
    """Prints the findings; the exit status says whether any is an error."""
    folder_of(folder)
    declared, profile = standard_of(standard_name), profile_from(profile_path, folder)
    chosen = latest_year(folder, declared, profile) if year is None else year_of(declared, year)
    findings: tuple[Finding, ...]
    try:
        findings = measure(folder, declared, chosen, profile).findings
    except InputFaultsError as error:
        findings = error.findings
    except ProfileError as error:
        raise StoppedError(WRONG_USE, of_profile(profile_path, error)) from error
    if as_json:
        print(json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=1))
    else:
        if findings:
            print(in_words(findings) + "\n")
        print(f"{summary(findings)}, for {declared.title} {chosen}.")
    return FAULTS if errors(findings) else DONE

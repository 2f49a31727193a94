"""levelground demo: a make-believe trust, made, checked and measured with the real commands."""

import shutil
from pathlib import Path

from levelground.cli.check import check
from levelground.cli.given import say
from levelground.cli.main import DONE, WRONG_USE, StoppedError
from levelground.cli.measure import Request, measure
from levelground.cli.serve import HOST, serve
from levelground.synthetic import make_trust

YEAR = 2026


def demo(people: int, folder: Path, port: int | None = None) -> int:
    """Makes a trust of so many people, checks its extracts and measures them, this year against last.

    With a port, the site is then served there, until it is stopped.
    """
    extracts, out = folder / "extracts", folder / "out"
    if folder.exists() and not extracts.is_dir() and any(folder.iterdir()):
        raise StoppedError(
            WRONG_USE, f"{folder} holds something else. Give another folder: levelground demo --to FOLDER"
        )
    say(f"Making Northfield NHS Trust: {people:,} people who do not exist (in {extracts}) …")
    if extracts.is_dir():
        shutil.rmtree(extracts)
    try:
        make_trust(extracts, people, YEAR)
    except ValueError as error:
        raise StoppedError(WRONG_USE, str(error)) from error
    say(f"levelground check {extracts} --year {YEAR}")
    status = check(extracts, "wres", YEAR, None, as_json=False)
    if status != DONE:
        return status
    say(f"levelground measure {extracts} --standard wres --year {YEAR} --previous {extracts} --to {out}")
    print()
    status = measure(Request(folder=extracts, standard="wres", year=YEAR, to=out, previous=extracts))
    if status != DONE or port is None:
        return status
    print(flush=True)
    return serve(HOST, port, demo=True)

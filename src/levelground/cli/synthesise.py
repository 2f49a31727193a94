"""levelground synthesise: a make-believe health service, written as extracts."""

import argparse

from levelground.cli.given import say
from levelground.cli.main import DONE, WRONG_USE, StoppedError
from levelground.synthetic import Service, write


def synthesise(given: argparse.Namespace) -> int:
    """Writes the extracts of a make-believe health service; the same seed gives the same people."""
    try:
        service = Service(
            organisations=given.organisations,
            staff=given.staff,
            years=given.years,
            last_year=given.last_year,
            seed=given.seed,
        )
        say(f"Making {given.staff:,} make-believe people in {given.organisations:,} organisations …")
        files = write(service, given.to, given.format, mess=given.mess, monthly=given.monthly)
    except ValueError as error:
        raise StoppedError(WRONG_USE, str(error)) from error
    except FileExistsError as error:
        raise StoppedError(WRONG_USE, str(error)) from error
    print(f"{len(files)} files in {given.to}: {', '.join(sorted({file.name for file in files}))}")
    return DONE

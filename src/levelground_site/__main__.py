"""Runs a management command of the site: python -m levelground_site COMMAND (serve, migrate, check, …)."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError


def main() -> int:
    """Runs the command; a wrong setting is told in a sentence, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelground_site.config.settings")
    try:
        execute_from_command_line(["python -m levelground_site", *sys.argv[1:]])
    except ImproperlyConfigured as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except OperationalError as error:
        told = str(error).strip().splitlines()[0]
        where = "DATABASE_URL says where it is, or LEVELGROUND_DATA in which folder; serve makes both ready"
        print(f"The database does not answer, or refuses: {told} ({where}).", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Pages of published figures as files, got by a process of its own: figures_served.py FOLDER ADDRESS …"""

import json
import os
import sys
from pathlib import Path


def main(folder: Path, addresses: list[str]) -> None:
    """Writes what the site answers at each address: two editions, in a database that is gone afterwards.

    In an address `{code}` stands for an organisation's.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "levelground_site.config.testing"
    import django

    django.setup()
    from django.test import Client
    from django.test.utils import setup_databases, setup_test_environment

    from figures_at_hand import codes, released

    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    released(year=2025)
    released(year=2026, hidden="3")
    client, got = Client(), {}
    for place, address in enumerate(each.format(code=codes()[0]) for each in addresses):
        given = client.get(address)
        (folder / f"{place}.html").write_bytes(given.content)
        got[address] = {"status": given.status_code, "headers": dict(given.items()), "file": f"{place}.html"}
    (folder / "got.json").write_text(json.dumps({"code": codes()[0], "got": got}), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

"""Several at the same moment, each on a connection of its own: for a database that lets all begin."""

import threading
from collections.abc import Callable

from django.db import close_old_connections, connection


def at_once(*works: Callable[[], object]) -> list[str]:
    """What became of each, when all begin together: 'done', or the name of what was raised."""
    gate, ends = threading.Barrier(len(works)), [""] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        close_old_connections()
        gate.wait()
        try:
            work()
            ends[place] = "done"
        except Exception as wrong:
            ends[place] = type(wrong).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, work)) for place, work in enumerate(works)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(ends)

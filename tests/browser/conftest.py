"""A browser for the tests that look at pages as people see them. Without one they fail: they are never skipped."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from site_served import CHROMIUM


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: install the package chromium (script/setup --all does, as root).")
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as playwright:
        # The browser's library keeps a loop in this thread, which Django takes for code that must not wait.
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        running = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def live_server(live_server: Any) -> Any:
    """The server beside the tests. A browser keeps its connections open for a while after a page is closed: a thread of
    the server may end after the server was stopped, and may still close the database that all share."""
    connections["default"].inc_thread_sharing()
    return live_server

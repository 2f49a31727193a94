"""The environment's variables, read once, with every fault told at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = "LEVELGROUND_"
SHORTEST_KEY = 50
DATABASES = {"postgres": "django.db.backends.postgresql", "postgresql": "django.db.backends.postgresql"}


class Environment:
    """Reads settings and gathers what is wrong with them; `finish` tells all of it in one error."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._faults: list[str] = []

    def text(self, name: str, default: str | None = None, *, why: str = "") -> str:
        """The variable LEVELGROUND_name; without a default it must be set, and `why` says what it is for."""
        value = self._values.get(PREFIX + name, "").strip()
        if value:
            return value
        if default is None:
            self._faults.append(f"{PREFIX}{name} is not set: {why}")
            return ""
        return default

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """A variable that must be one of a few words."""
        value = self.text(name, default)
        if value not in allowed:
            self._faults.append(f"{PREFIX}{name} is '{value}': it can be {', '.join(allowed)}.")
            return default
        return value

    def number(self, name: str, default: int) -> int:
        """A whole number above nought."""
        value = self.text(name, str(default))
        if not value.isdecimal() or int(value) == 0:
            self._faults.append(f"{PREFIX}{name} is '{value}': it must be a whole number above 0.")
            return default
        return int(value)

    def words(self, name: str, default: str | None = None, *, why: str = "") -> list[str]:
        """A list, parted by commas."""
        return [word.strip() for word in self.text(name, default, why=why).split(",") if word.strip()]

    def keys(self, name: str, default: str | None = None, *, why: str = "") -> list[str]:
        """Secret keys, parted by commas; where they must be set, each of at least 50 characters."""
        found = self.words(name, default, why=f"at least {SHORTEST_KEY} random characters, {why}")
        if default is None and any(len(key) < SHORTEST_KEY for key in found):
            self._faults.append(f"{PREFIX}{name} is too short: at least {SHORTEST_KEY} random characters.")
        return found

    def differ(self, keys: Mapping[str, list[str]]) -> None:
        """Keys for different things must be different: whoever learns one learns no other."""
        first: dict[str, str] = {}
        for name, own in keys.items():
            for key in filter(None, own):
                if first.setdefault(key, name) != name:
                    self._faults.append(f"{PREFIX}{name} is the same as {PREFIX}{first[key]}: it must be another.")

    def database(self, folder: Path) -> dict[str, Any]:
        """Django's description of the database at DATABASE_URL, or of an SQLite file in the folder."""
        url = self._values.get("DATABASE_URL", "").strip()
        if not url:
            return {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(folder / "site.sqlite3"),
                "OPTIONS": {
                    # A transaction that reads and then writes would otherwise fail, not wait, when another wrote.
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                },
            }
        parts = urlsplit(url)
        if parts.scheme not in DATABASES or not parts.path.strip("/"):
            self._faults.append("DATABASE_URL must look like postgresql://USER:PASSWORD@HOST:PORT/NAME.")
            return {}
        return {
            "ENGINE": DATABASES[parts.scheme],
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }

    def fault(self, sentence: str) -> None:
        """Adds a fault that was found elsewhere."""
        self._faults.append(sentence)

    def finish(self) -> None:
        """Raises ImproperlyConfigured with every fault, when there are any."""
        if self._faults:
            raise ImproperlyConfigured("The site cannot start:\n" + "\n".join(f"- {fault}" for fault in self._faults))

"""How the API is told on its page: from its own description, so that the page cannot say otherwise."""

from dataclasses import dataclass
from typing import Any

from levelground_site.api.service import description
from levelground_site.releases.queries import releases


@dataclass(frozen=True)
class Parameter:
    """Something that a question may hold."""

    name: str
    says: str
    needed: bool


@dataclass(frozen=True)
class Endpoint:
    """A path, what it answers, and what may be asked of it."""

    path: str
    says: str
    parameters: tuple[Parameter, ...]
    table: bool


def groups() -> list[tuple[str, list[Endpoint]]]:
    """The endpoints by subject, in the order in which they are declared."""
    found: dict[str, list[Endpoint]] = {}
    for path, operations in description()["paths"].items():
        asked = operations["get"]
        parameters = tuple(
            Parameter(each["name"], each.get("description") or each["schema"].get("description", ""), each["required"])
            for each in asked.get("parameters", ())
            if each["name"] not in {"page", "page_size", "format"}
        )
        table = any(each["name"] == "format" for each in asked.get("parameters", ()))
        found.setdefault(asked["tags"][0], []).append(Endpoint(path, asked["description"], parameters, table))
    return list(found.items())


def example() -> dict[str, Any]:
    """An edition and a place that are released, for examples that work as they stand."""
    newest = releases().filter(documents__isnull=False).order_by("-published").first()
    if newest is None:
        return {"released": False, "standard": "wres", "year": 2026, "place": "England"}
    codes = newest.documents.order_by("-is_rollup", "code").values_list("code", flat=True)
    place = "England" if "England" in codes else codes[0]
    return {"released": True, "standard": newest.standard, "year": newest.year, "place": place}

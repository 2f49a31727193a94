"""Only actions write to the database, and every action is declared with its permission."""

import ast
from pathlib import Path

import pytest

import levelground_site

ROOT = Path(levelground_site.__file__).parent
WRITING = {
    *(
        "save",
        "create",
        "bulk_create",
        "bulk_update",
        "get_or_create",
        "update_or_create",
        "delete",
        "select_for_update",
    ),
}
# Where writing is the task itself: the trail, and the demo's make-believe.
ALLOWED = {"audit/trail.py", "config/unchanging.py", "people/demo_data.py", "demo/making.py"}


def _files() -> list[Path]:
    return [
        path
        for path in sorted(ROOT.rglob("*.py"))
        if path.name != "actions.py" and "migrations" not in path.parts and "actions" not in path.parent.name
    ]


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_it_does_not_write(path: Path) -> None:
    if str(path.relative_to(ROOT)) in ALLOWED or path.name == "demo_data.py":
        return
    found = [
        f"line {node.lineno}: .{node.func.attr}()"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _writes(node.func)
    ]
    assert not found, f"{path.relative_to(ROOT)} writes: put it into an action ({', '.join(found)})."


def _writes(function: ast.Attribute) -> bool:
    if function.attr in WRITING:
        return True
    # .update() of a dictionary is no writing; of what .objects or .filter() gives, it is.
    text = ast.unparse(function.value)
    return function.attr == "update" and (".objects" in text or ".filter(" in text)

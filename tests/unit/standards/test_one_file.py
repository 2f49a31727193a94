"""A standard is one file: no other source names its indicators, its groups or itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from levelground.standards import standard, standards

SOURCE = Path(__file__).resolve().parents[3] / "src" / "levelground"
OWN = {SOURCE / "standards" / f"{name.replace('-', '_')}.py" for name in standards()}
DECLARED = [standard(name) for name in standards()]
NUMBERS = {indicator.number for declared in DECLARED for indicator in declared.indicators}
WORDS = re.compile(
    r"(?<![a-z])("
    + "|".join(
        sorted(
            set(standards())
            | {declared.grouping.group for declared in DECLARED}
            | {declared.grouping.comparator for declared in DECLARED} - {"white"}
        )
    )
    + r"|bame)(?![a-z])",
    re.IGNORECASE,
)
# "Race disparity ratio" is the name of a statistic of the contract, as "ratio" and "difference" are: no standard's own.
# What may name a standard, and why. A folder stands for all that is in it.
EXCEPTIONS = {
    "cli": "the command's default, its example and the demonstration are of one standard, and say which",
    "proofreading": "reads what people wrote about either standard in words of their own",
    "synthetic": "makes people in whom the inequities of either standard are of known size",
    "records/sets.py": "the values of the record set survey are the contract's",
    "statistics": "the arguments of a published ratio of odds are called as it publishes them",
}


def sources() -> list[Path]:
    kinds = {".py", ".j2", ".typ", ".json", ".css"}
    return [path for path in sorted(SOURCE.rglob("*")) if path.suffix in kinds and path not in OWN]


def named_in_python(tree: ast.AST) -> Iterator[str]:
    """The words and numbers of standards in code: in names and in strings, but not in docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from WORDS.findall(node.value)
        for name in ("id", "attr", "arg", "name"):
            value = getattr(node, name, None)
            if isinstance(value, str):
                yield from WORDS.findall(value.replace("_", " "))
        yield from numbers_asked(node)


def numbers_asked(node: ast.AST) -> Iterator[str]:
    """The number of an indicator that a comparison, a look-up or a call asks for by itself."""
    asked: list[ast.AST] = []
    if isinstance(node, ast.Compare) and "indicator" in ast.dump(node).lower():
        asked = [node.left, *node.comparators]
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "indicator":
        asked = list(node.args)
    for each in asked:
        for inner in ast.walk(each):
            if isinstance(inner, ast.Constant) and inner.value in NUMBERS:
                yield str(inner.value)


def named_in(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    return sorted(set(named_in_python(ast.parse(text)) if path.suffix == ".py" else WORDS.findall(text)))


def excepted(path: Path) -> str | None:
    relative = path.relative_to(SOURCE).as_posix()
    return next((name for name in EXCEPTIONS if relative == name or relative.startswith(f"{name}/")), None)


def test_no_other_source_names_an_indicator_or_a_word_of_a_standard() -> None:
    found = {path.relative_to(SOURCE).as_posix(): named_in(path) for path in sources() if not excepted(path)}
    assert {name: named for name, named in found.items() if named} == {}
    assert len(found) > 100


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_every_exception_is_still_needed(name: str) -> None:
    assert any(named_in(path) for path in sources() if excepted(path) == name)


@pytest.mark.parametrize(
    "code", ['x = "BME staff"', "wres = 1", "def f(bme_count): ...", 'if reading.indicator == "3": ...',
             'declared.indicator("9b")', 'x = indicator in ("2", "4")', 'y = "non-disabled"'],
)  # fmt: skip
def test_it_sees_what_it_looks_for(code: str) -> None:
    assert list(named_in_python(ast.parse(code)))


def test_it_lets_be_what_names_no_standard() -> None:
    code = '"""The WRES, by BME."""\nx = element(width="1")\ndef f(a):\n    """White and BME."""\n    return a == "1"'
    assert list(named_in_python(ast.parse(code))) == []

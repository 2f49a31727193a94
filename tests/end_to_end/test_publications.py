"""Publications through the command line: what they refuse, what their return is, and what the ledger remembers."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from end_to_end.hands import Ending, in_a_shell, levelground, measured, refused, table
from levelground.cli import placing
from levelground.disclosure import read_ledger
from levelground.synthetic import Service, write

PUBLIC = ("--protect", "public")


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One make-believe organisation, small enough that much is hidden."""
    folder = tmp_path_factory.mktemp("extracts")
    write(Service(1, 500, seed=5), folder, "csv")
    return folder


def _published(extracts: Path, out: Path, *others: object, formats: str = "csv") -> Ending:
    return measured(extracts, out, 2026, *PUBLIC, *others, formats=formats)


@pytest.mark.parametrize(
    "options",
    [
        ("--to-month", "2026-03"),
        ("--compare", "{folder}/staff.csv"),
        ("--template", "{folder}/blank.xlsx", "--cells", "{folder}/map.toml"),
        ("--to-month", "2026-03", "--compare", "{folder}/staff.csv"),
    ],
)
def test_what_tells_of_single_people_is_refused_in_a_sentence(extracts: Path, tmp_path: Path, options: tuple[str, ...]):
    given = [option.format(folder=extracts) for option in options]
    said = refused(extracts, tmp_path / "out", *PUBLIC, *given, status=2)
    assert all(option in said for option in given if option.startswith("--"))
    assert "cannot go with --protect public" in said
    assert "Measure without --protect public" in said


def test_a_public_return_is_as_its_schema_says(extracts: Path, tmp_path: Path):
    schema = json.loads(files("levelground.publishing").joinpath("return.schema.json").read_text("utf-8"))
    checker = jsonschema.Draft202012Validator(schema)
    for standard in ("wres", "wdes"):
        _published(extracts, tmp_path / standard, "--standard", standard, formats="json")
        document = json.loads((tmp_path / standard / "return.json").read_text("utf-8"))
        assert [error.message for error in checker.iter_errors(document)] == []
        assert document["audience"] == "public"
        assert any(row["numerator"] is None for row in document["counts"])
        broken = document | {"counts": [row | {"numerator": "*"} for row in document["counts"]]}
        assert list(checker.iter_errors(broken))


@pytest.mark.parametrize("known", [False, True])
def test_the_ledger_is_as_it_was_when_the_files_cannot_take_their_place(
    extracts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
):
    ledger, seen = tmp_path / "ledger.json", []
    if known:
        _published(extracts, tmp_path / "first", "--ledger", ledger)
    before = ledger.read_bytes() if known else None

    def fails(work: Path, to: Path) -> None:
        # By now the ledger holds the release: it goes in first, and comes out again.
        seen.append([each.name for each in read_ledger(ledger).releases])
        raise OSError(28, "No space left on device", str(to))

    monkeypatch.setattr(placing, "_put_in_place", fails)
    ending = levelground(
        "measure", extracts, "--standard", "wdes", "--year", 2026, "--to", tmp_path / "out", *PUBLIC,
        "--ledger", ledger, "--formats", "csv",
    )  # fmt: skip
    assert ending.status != 0
    assert "No space left on device" in ending.said
    assert seen == [["wres 2026", "wdes 2026"] if known else ["wdes 2026"]]
    assert (ledger.read_bytes() if ledger.exists() else None) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == (["first", "ledger.json"] if known else [])


def test_a_ledger_that_another_run_has_changed_meanwhile_stops_the_release(
    extracts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    ledger = tmp_path / "ledger.json"
    _published(extracts, tmp_path / "first", "--ledger", ledger)
    other = ledger.read_text("utf-8").replace("wres 2026", "wres 2026, from elsewhere")
    real = placing._umask

    def meanwhile() -> int:
        ledger.write_text(other, "utf-8")
        return real()

    monkeypatch.setattr(placing, "_umask", meanwhile)
    ending = levelground(
        "measure", extracts, "--standard", "wdes", "--year", 2026, "--to", tmp_path / "out", *PUBLIC,
        "--ledger", ledger, "--formats", "csv",
    )  # fmt: skip
    assert ending.status != 0
    assert "has been changed meanwhile" in ending.said
    assert ledger.read_text("utf-8") == other
    assert not (tmp_path / "out").exists()


def test_what_an_earlier_release_has_told_is_named_as_lost(extracts: Path, tmp_path: Path):
    """A first release by weaker rules showed a 7 that is hidden by default: the next names it."""
    ledger, profile = tmp_path / "ledger.json", tmp_path / "weaker.toml"
    profile.write_text("[disclosure]\nhide_to = 6\n", "utf-8")
    _published(extracts, tmp_path / "first", "--ledger", ledger, "--profile", profile)
    assert "7" in {row["numerator"] for row in table(tmp_path / "first" / "counts.csv")}
    said = _published(extracts, tmp_path / "second", "--ledger", ledger).said
    assert "What was published before cannot be taken back" in said
    named = said.partition("hiding them now is in vain:\n")[2].splitlines()
    assert named[0].startswith("    R001, indicator ")
    # It cannot be hidden any more, so the same is shown, and there is nothing new to remember.
    assert (tmp_path / "second" / "counts.csv").read_bytes() == (tmp_path / "first" / "counts.csv").read_bytes()
    assert len(read_ledger(ledger).releases) == 1


def test_the_two_standards_of_one_year_tell_nothing_by_their_difference(extracts: Path, tmp_path: Path):
    """Everyone in a part that both name: what one of them hides, the other does not tell."""
    names = ("", "clinical=yes", "clinical=no")
    told = {}
    for standard in ("wres", "wdes"):
        _published(extracts, tmp_path / standard, "--standard", standard, "--ledger", tmp_path / "ledger.json")
        told[standard] = {
            row["part"]: row["numerator"]
            for row in table(tmp_path / standard / "counts.csv")
            if row["indicator"] == "1" and row["group"] == "all" and row["part"] in names
        }
    assert set(told["wres"]) == set(told["wdes"]) == set(names)
    assert told["wres"] == told["wdes"]
    assert "*" not in told["wres"][""]


def test_standard_output_holds_the_results_and_nothing_of_the_solver(tmp_path: Path):
    """With these records HiGHS 1.12 prints a line of its own from C; what is read from a pipe must not hold it."""
    write(Service(3, 240, seed=110), tmp_path / "extracts", "csv")
    ending = in_a_shell(
        "measure", tmp_path / "extracts", "--year", 2026, "--to", tmp_path / "out", *PUBLIC, "--formats", "csv"
    )
    assert ending.status == 0, ending.said
    assert ending.out.startswith("WRES 2026 ")
    assert "HighsMipSolverData" not in ending.said
    assert "tmpSolver" not in ending.said

"""levelground board: four files from a return, all or nothing; a return that was altered is refused."""

import json
from pathlib import Path

import pytest

from levelground.cli.main import main
from levelground.publishing.return_document import as_document, as_json
from unit.publishing.sample import sample_return

NAMES = {"board-paper.pdf", "board-paper.docx", "slide.svg", "slide.png"}


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "return.json"
    path.write_text(as_json(as_document(sample_return())), "utf-8")
    return path


def test_the_four_files(given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "board"
    for _ in range(2):
        assert main(["board", str(given), "--to", str(to)]) == 0
        assert {each.name for each in to.iterdir()} == NAMES
    assert str(to / "slide.png") in capsys.readouterr().out


def test_what_is_refused(given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    altered = json.loads(given.read_text("utf-8"))
    altered["organisation_name"] = "Another"
    (tmp_path / "altered.json").write_text(json.dumps(altered), "utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "diary.txt").write_text("mine", "utf-8")
    for path, to, status, says in (
        ("altered.json", "board", 1, "ALTERED"),
        ("missing.json", "board", 1, "cannot be read"),
        ("return.json", "other", 2, "holds other things"),
    ):
        assert main(["board", str(tmp_path / path), "--to", str(tmp_path / to)]) == status
        assert says in capsys.readouterr().err
    assert not (tmp_path / "board").exists()
    assert (tmp_path / "other" / "diary.txt").read_text("utf-8") == "mine"

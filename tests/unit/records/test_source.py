"""Sources: what the engine sees of a file, and that nothing of it is left anywhere."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from levelground.records import RECORD_SETS, Source, connect, source
from unit.records.reading import HEADER, ROW, board_of

ROWS = [(2, ["a", 'x,"y"\r\nz']), (5, ["", "é"])]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("in_memory", [True, False])
def test_rewritten_rows_are_gone_after_use(temporary: Path, monkeypatch: pytest.MonkeyPatch, in_memory: bool) -> None:
    if not in_memory:
        monkeypatch.delattr("os.memfd_create")
    with source.rewritten(ROWS, 2) as path:
        assert path.read_bytes().decode() == 'c0,c1,row\r\na,"x,""y""\r\nz",2\r\n,é,5\r\n'
        assert len(list(temporary.iterdir())) == (0 if in_memory else 1)
        assert all(file.stat().st_mode & 0o077 == 0 for file in temporary.iterdir())
    assert not path.exists()
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("in_memory", [True, False])
@pytest.mark.parametrize("when", ["writing", "reading"])
def test_rewritten_rows_are_gone_after_a_fault(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, in_memory: bool, when: str
) -> None:
    if not in_memory:
        monkeypatch.delattr("os.memfd_create")

    def rows() -> Iterator[tuple[int, list[str]]]:
        yield from ROWS
        if when == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), source.rewritten(rows(), 2) as path:
        assert when == "reading"
        raise KeyboardInterrupt
    assert not list(temporary.iterdir())
    if when == "reading":
        assert not path.exists()


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_file_that_python_reads_leaves_nothing_behind(
    temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: bool
) -> None:
    if not in_memory:
        monkeypatch.delattr("os.memfd_create")
    (tmp_path / "folder").mkdir()
    assert len(board_of(tmp_path / "folder", f"{HEADER}\r{ROW}\r").board()) == 1
    assert not list(temporary.iterdir())
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["board.csv"]


def test_the_engine_writes_nothing_and_fetches_nothing() -> None:
    engine = connect()
    settings = dict(
        engine.execute(
            "SELECT name, value FROM duckdb_settings() WHERE name IN "
            "('temp_directory', 'autoinstall_known_extensions', 'autoload_known_extensions')"
        ).fetchall()
    )
    engine.close()
    assert settings == {
        "temp_directory": "",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }


def test_columns_of_a_source() -> None:
    given = Source(RECORD_SETS["board"], (Path("x/a.csv"),), "", {"member_id": "ID", "as_at": "When"}, "", "")
    assert (given.columns, given.file) == (("member_id", "as_at"), "a.csv")
    assert given.has("member_id", "as_at")
    assert not given.has("member_id", "voting")
    assert given.without("as_at").columns == ("member_id",)
    assert Source(RECORD_SETS["board"], given.files, "", {}, "", "", folder="board").file == "board/"

"""Mess: the same people, as organisations really export them."""

from pathlib import Path

import pytest

from levelground.records import Profile, connect, open_folder
from levelground.synthetic import Service, mess, write

SERVICE = Service(2, 600, 2, seed=3)
COLUMNS = {
    "staff": ("person_id", "organisation", "as_at", "assignment_id"),
    "applications": ("application_id", "organisation", "vacancy_id", "shortlisted_on"),
    "formal_cases": ("case_id", "organisation", "entered_on", "person_id"),
    "training": ("person_id", "organisation", "course", "completed_on"),
    "board": ("member_id", "organisation", "as_at"),
    "survey": ("organisation", "question", "group", "value"),
    "organisations": ("organisation", "name"),
}


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What is read of columns that no labels stand in, in order."""
    engine = connect()
    try:
        needed = {name: frozenset(columns) for name, columns in COLUMNS.items()}
        extracts = open_folder(engine, folder, needed, Profile())
        assert not [finding.sentence for finding in extracts.findings if finding.severity == "error"]
        found = {}
        for name, columns in COLUMNS.items():
            source = extracts.sources[name]
            dates = {"as_at", "shortlisted_on", "entered_on", "completed_on"}
            picked = ", ".join(source.date(each) if each in dates else f"coalesce(\"{each}\", '')" for each in columns)
            found[name] = sorted(engine.execute(f"SELECT {picked} FROM {source.relation}").fetchall(), key=str)
    finally:
        engine.close()
    return found


def test_the_same_records_stand_in_it(tmp_path: Path) -> None:
    write(SERVICE, tmp_path / "clean", "csv")
    paths = write(SERVICE, tmp_path / "mess", mess=True)
    assert sorted(path.name for path in paths) == sorted(path.name for path in (tmp_path / "mess").iterdir())
    assert {path.suffix for path in paths} == {".csv", ".xlsx"}
    assert not {path.stem for path in paths} & {"staff", "applications", "formal_cases", "training", "board"}
    assert rows(tmp_path / "mess") == rows(tmp_path / "clean")


def test_it_is_a_mess(tmp_path: Path) -> None:
    write(SERVICE, tmp_path, mess=True)
    applications = (tmp_path / "Trac applications 2026.csv").read_bytes()
    assert b"Applications \x96 all vacancies" in applications
    assert applications.count(b"Vacancy Ref;Application ID") == 2
    assert b"Grand Total;" in applications
    assert "Competence Name\t" in (tmp_path / "OLM learning 2026.csv").read_text("utf-16")


def test_the_same_settings_give_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write(SERVICE, tmp_path / "a", mess=True)]
    assert first == [path.read_bytes() for path in write(SERVICE, tmp_path / "b", mess=True)]


def test_more_rows_than_a_workbook_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mess, "MOST_ROWS", 100)
    with pytest.raises(ValueError, match="hold 100 rows"):
        write(SERVICE, tmp_path, mess=True)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "ER case tracker 2026.xlsx").mkdir()
    with pytest.raises(OSError, match="ER case tracker 2026"):
        write(SERVICE, tmp_path, mess=True)

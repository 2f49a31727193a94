"""levelground measure --engine spark, as a person runs it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from end_to_end.hands import PROGRAM, Records, levelground, refused
from levelground.measuring.spark import session


def trust(home: Path) -> Path:
    """The extracts of a small trust."""
    records = Records().staff(60, "A").staff(30, "H").applications(20, "A", 8).applications(20, "H", 3)
    return records.cases(2, "A").cases(3, "H").write(home / "extracts")


def command(folder: Path, out: Path, *others: str) -> list[str]:
    return [str(PROGRAM), "measure", str(folder), "--year", "2026", "--to", str(out), *others]


def test_the_outputs_are_the_same_byte_for_byte_and_spark_keeps_quiet(tmp_path: Path):
    folder, work = trust(tmp_path), tmp_path / "work"
    work.mkdir()
    embedded = levelground("measure", folder, "--year", 2026, "--to", tmp_path / "duckdb")
    spread = subprocess.run(
        command(folder, tmp_path / "spark", "--engine", "spark", "--master", "local[2]"),
        capture_output=True, text=True, check=False, cwd=work,
    )  # fmt: skip
    assert (spread.returncode, spread.stderr) == (0, f"Starting Spark on local[2] …\n{embedded.err}")
    assert spread.stdout.replace(str(tmp_path / "spark"), str(tmp_path / "duckdb")) == embedded.out
    assert not list(work.iterdir()), "Spark left something where it was started"
    written = {path.name: path.read_bytes() for path in (tmp_path / "duckdb").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "spark").iterdir()} == written
    assert {"counts.csv", "figures.csv", "return.json", "return.xlsx", "report.html"} <= written.keys()


def test_an_interrupt_ends_it_and_leaves_nothing(tmp_path: Path):
    folder = trust(tmp_path)
    process = subprocess.Popen(
        command(folder, tmp_path / "out", "--engine", "spark", "--master", "local[1]"),
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    while "Measuring" not in process.stderr.readline():
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said.strip()) == (130, "Interrupted: nothing was written.")
    assert not (tmp_path / "out").exists()


def test_without_the_extra_the_command_that_installs_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(session.importlib.util, "find_spec", lambda name: None)
    said = refused(trust(tmp_path), tmp_path / "out", "--engine", "spark", status=3)
    assert "pip install 'levelground[spark]'" in said


@pytest.mark.parametrize("home", [None, "/nowhere"])
def test_without_java_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if home:
        monkeypatch.setenv("JAVA_HOME", home)
    said = refused(trust(tmp_path), tmp_path / "out", "--engine", "spark", status=3)
    assert "needs Java 17 or later" in said


def test_a_master_without_spark_is_wrong_use(tmp_path: Path):
    said = refused(trust(tmp_path), tmp_path / "out", "--master", "local[2]", status=2)
    assert "--engine spark" in said


def test_the_embedded_engine_never_loads_spark(tmp_path: Path):
    script = (
        "import sys; from levelground.cli.main import main; status = main(sys.argv[1:]);"
        " sys.exit(status or any(name.split('.')[0] in ('pyspark', 'py4j') for name in sys.modules))"
    )
    arguments = command(trust(tmp_path), tmp_path / "out")[1:]
    assert subprocess.run([sys.executable, "-c", script, *arguments], check=False, capture_output=True).returncode == 0

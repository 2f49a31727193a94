"""What a command imports before it does anything: no library that it does not need. Modules are counted."""

import subprocess
import sys
from pathlib import Path

import pytest

# Each is dear to import, and none is needed to answer these commands.
DEAR = ("scipy", "pandas", "pyarrow", "pyspark", "polars", "typst", "docx", "xlsxwriter", "jinja2", "django")


def imported(tmp_path: Path, *arguments: str) -> set[str]:
    """The modules that a command has imported by its end, in a process of its own."""
    listed = tmp_path / "modules.txt"
    script = (
        "import sys\n"
        "from levelground.cli.main import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "finally:\n"
        f"    open({str(listed)!r}, 'w').write('\\n'.join(sys.modules))\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, cwd=tmp_path)
    return set(listed.read_text("utf-8").split())


def staff_of_one(folder: Path) -> Path:
    folder.mkdir()
    head = "organisation,person_id,as_at,ethnic_category,staff_group,pay_band,contract"
    row = "R001,P1,2026-03-31,A,Students,Band 3,permanent"
    (folder / "staff.csv").write_text(f"{head}\n{row}\n", "utf-8")
    return folder


@pytest.mark.parametrize("command", [["--help"], ["measure", "--help"]])
def test_help_imports_next_to_nothing(tmp_path: Path, command: list[str]) -> None:
    modules = imported(tmp_path, *command)
    own = {module for module in modules if module.startswith("levelground")}
    assert own == {"levelground", "levelground.cli", "levelground.cli.main"}
    assert not {"numpy", "duckdb", *DEAR} & modules
    assert len(modules) < 120


def test_check_imports_what_it_reads_with(tmp_path: Path) -> None:
    modules = imported(tmp_path, "check", str(staff_of_one(tmp_path / "extracts")))
    assert {"duckdb", "numpy"} <= modules
    assert not {*DEAR} & modules
    assert not {module for module in modules if module.startswith(("levelground.publishing", "levelground.disclosure"))}
    assert len(modules) < 440


def test_measuring_tables_needs_no_writer_of_reports(tmp_path: Path) -> None:
    extracts = staff_of_one(tmp_path / "extracts")
    modules = imported(
        tmp_path, "measure", str(extracts), "--year", "2026", "--formats", "csv", "--to", str(tmp_path / "out")
    )
    assert (tmp_path / "out" / "counts.csv").exists()
    assert not {*DEAR} & modules
    assert len(modules) < 540

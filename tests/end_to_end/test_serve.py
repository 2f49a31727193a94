"""Serving the site: whoever ends the command ends the site."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SITE = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"


def test_nothing_of_the_site_is_left_when_the_command_is_ended(tmp_path: Path) -> None:
    package = tmp_path / "levelground_site"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(SITE, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("levelground")), "serve"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        site = int(served.stdout.readline())
        served.terminate()
        served.wait(30)
    with pytest.raises(ProcessLookupError):
        os.kill(site, 0)

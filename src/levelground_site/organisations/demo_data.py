"""The demo's organisations: make-believe, with codes that the real register does not use."""

from pathlib import Path

from levelground_site.access import System
from levelground_site.demo.making import demo_part
from levelground_site.organisations.actions import load
from levelground_site.organisations.reading import read_organisations


@demo_part("organisations", order=10)
def organisations() -> None:
    """From the file beside this one."""
    text = (Path(__file__).parent / "demo_organisations.csv").read_text(encoding="utf-8")
    load(System("demo"), None, read_organisations(text))

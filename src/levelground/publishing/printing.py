"""Which formats need packages that are not always installed, and the command that installs them."""

from importlib.util import find_spec

_NEEDS = {"pdf": ("typst",), "docx": ("docx", "typst")}


class MissingPackageError(Exception):
    """A format was asked for whose packages are not installed; the message names the command that installs them."""


def missing_for(format_name: str) -> str:
    """What to do before a format can be written: a sentence that names the command; empty where nothing is missing."""
    if all(find_spec(package) is not None for package in _NEEDS.get(format_name, ())):
        return ""
    return f"The format {format_name} needs packages that are not installed: pip install 'levelground[print]'"


def needed(format_name: str) -> None:
    """Raise MissingPackageError where the packages of a format are not installed."""
    if sentence := missing_for(format_name):
        raise MissingPackageError(sentence)

"""Makes the files of a release again from what was kept, and says whether they are the same to the last byte."""

import shutil
import tempfile
from pathlib import Path

from cryptography.fernet import InvalidToken

from levelground_site.releases import making, places, queries
from levelground_site.releases.inputs import Inputs, unsealed
from levelground_site.releases.making import CannotPublish
from levelground_site.releases.models import Release


def kept(release: Release) -> Inputs:
    """What a release was made from. Raises CannotPublish where it is gone or was altered."""
    path = places.inputs_of(release.public_id)
    try:
        inputs = unsealed(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise CannotPublish(f"What {release} was made from is not there: {path} is missing.") from error
    except InvalidToken as error:
        raise CannotPublish(f"{path} was altered, or was encrypted with another secret of the site.") from error
    if inputs.fingerprint != release.inputs:
        raise CannotPublish(f"{path} is not what {release} was made from: its fingerprint is another.")
    return inputs


def rebuild(release: Release) -> list[str]:
    """Makes the files again. Where all are as published they take the place of those that stand, mended if need be.

    Gives the names of files that came out otherwise: then nothing is replaced. Raises CannotPublish.
    """
    made = making.make(kept(release), queries.ledger(before=release.serial), lambda *_: None)
    folder = places.folder_of(release.public_id)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        work = Path(name) / "open"
        work.mkdir()
        new = {each.name: each.sha256 for each in making.write(made, work)}
        stood = {each.name: each.sha256 for each in release.files.all()}
        different = sorted(each for each in stood | new if stood.get(each) != new.get(each))
        if not different:
            folder.mkdir(exist_ok=True)
            for path in work.iterdir():
                shutil.move(path, folder / path.name)
    return different

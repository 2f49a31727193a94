"""What a release is made from: kept, encrypted, so that it can be made again to the same bytes."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from levelground_site.config.sealing import seal, unseal

# Of the figures and readings only what the counts do not say.
_OF_RETURNS = ("organisation", "standard", "year", "audience", "counts")


@dataclass(frozen=True)
class Body:
    """An organisation in a release, as it was then."""

    code: str
    name: str
    kind: str
    ics: str
    region: str


@dataclass(frozen=True)
class Correction:
    """What release `number` says it corrects; its day is `dated`."""

    number: int
    dated: str
    words: str


@dataclass(frozen=True)
class Inputs:
    """Everything that decides a release's bytes, but for the earlier releases. The returns are confidential."""

    standard: str
    year: int
    number: int
    dated: str
    errata: tuple[Correction, ...]
    licence: tuple[str, str]
    bodies: tuple[Body, ...]
    returns: tuple[Mapping[str, Any], ...]

    @cached_property
    def text(self) -> str:
        """As text, the same for the same inputs."""
        plain = dict(vars(self)) | {"errata": [*map(asdict, self.errata)], "bodies": [*map(asdict, self.bodies)]}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def sealed(self) -> str:
        """Compressed and encrypted, for a file."""
        return seal(base64.b64encode(zlib.compress(self.text.encode(), 6)).decode())


def unsealed(text: str) -> Inputs:
    """The inputs again; cryptography.fernet.InvalidToken where the file was altered or the secret is another."""
    given = json.loads(zlib.decompress(base64.b64decode(unseal(text))))
    return Inputs(
        **given
        | {
            "errata": tuple(Correction(**each) for each in given["errata"]),
            "licence": tuple(given["licence"]),
            "bodies": tuple(Body(**each) for each in given["bodies"]),
            "returns": tuple(given["returns"]),
        }
    )


def what_is_needed(documents: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Of each return document what a release is made from: counts, flags of whole indicators, and answers."""
    return tuple(
        {
            **{name: document[name] for name in _OF_RETURNS},
            "figures": [
                {"indicator": row["indicator"], "part": "", "flags": row["flags"]}
                for row in document["figures"]
                if not row["part"] and row["flags"]
            ],
            "readings": [
                {"indicator": row["indicator"], "answer": row["answer"]}
                for row in document["readings"]
                if row.get("answer")
            ],
        }
        for document in documents
    )

"""levelground proofread: what in a typed report does not follow from what, and what differs from the return."""

import textwrap
from pathlib import Path

from levelground.cli.main import COULD_NOT, DONE, FAULTS, StoppedError
from levelground.proofreading import Finding, MissingReaderError, Proof, UnreadableError, proofread_file
from levelground.publishing.return_document import fingerprint_of
from levelground.publishing.return_reading import ReturnFaultError, read_document

_WIDTH = 96
_LISTED = 20


def proofread(report: Path, return_path: Path | None) -> int:
    """Prints each figure that does not follow; the exit status says whether there is any."""
    document = None
    if return_path is not None:
        try:
            document = read_document(return_path)
        except ReturnFaultError as error:
            raise StoppedError(FAULTS, str(error)) from error
        if document.get("fingerprint") != fingerprint_of(document):
            raise StoppedError(FAULTS, f"{return_path}: ALTERED. Its contents do not give its fingerprint.")
    try:
        proof = proofread_file(report, document)
    except UnreadableError as error:
        raise StoppedError(FAULTS, str(error)) from error
    except MissingReaderError as error:
        raise StoppedError(COULD_NOT, str(error)) from error
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        if document is None:
            raise
        raise StoppedError(FAULTS, f"{return_path}: its figures are malformed ({error}).") from error
    print(in_words(proof, None if return_path is None else return_path.name))
    return FAULTS if proof.alarms else DONE


def in_words(proof: Proof, return_name: str | None) -> str:
    """The proof as it is read in a terminal: alarms, notes, what is not in the return, and the sums."""
    lines: list[str] = []
    for number, finding in enumerate(proof.alarms, start=1):
        lines += _lines(finding, f"{number}. ")
    if proof.notes:
        lines.append("Notes, no alarms:")
        for finding in proof.notes:
            lines += _lines(finding, "- ")
    if return_name is not None and proof.not_in_return:
        lines.append(f"Not in {return_name}, which may be right ({len(proof.not_in_return)}):")
        lines += [f"   {missing}" for missing in proof.not_in_return[:_LISTED]]
        if len(proof.not_in_return) > _LISTED:
            lines.append(f"   … and {len(proof.not_in_return) - _LISTED} more")
        lines.append("")
    return "\n".join([*lines, *textwrap.wrap(_sums(proof, return_name), _WIDTH)])


def _lines(finding: Finding, mark: str) -> list[str]:
    hanging = "   "
    quoted = textwrap.shorten(finding.sentence, 400, placeholder=" …")
    return [
        f"{mark}{finding.place}: {finding.kind}",
        *textwrap.wrap(f"“{quoted}”", _WIDTH, initial_indent=hanging, subsequent_indent=hanging),
        *textwrap.wrap(
            f"Printed {finding.printed}; should be {finding.expected}. {finding.why[:1].upper()}{finding.why[1:]}.",
            _WIDTH,
            initial_indent=hanging,
            subsequent_indent=hanging,
        ),
        "",
    ]


def _sums(proof: Proof, return_name: str | None) -> str:
    alarms = len(proof.alarms)
    words = [f"{proof.name}: {proof.figures:,} figures seen; {proof.followed:,} checks held"]
    if return_name is not None:
        words.append(f"{proof.agreed_with_return:,} agree with {return_name}")
        words.append(f"{len(proof.not_in_return):,} are not in it")
    words.append(f"{alarms or 'no'} {'alarm' if alarms == 1 else 'alarms'}")
    return "; ".join(words) + "."

"""A report proofread: every rule over every paragraph and table, and against a return where there is one."""

from collections.abc import Mapping
from pathlib import Path

from levelground.proofreading.across_places import Pairing, exchanged, pairings_of
from levelground.proofreading.against_return import Held, hold
from levelground.proofreading.cells import Sheet, sheet_of
from levelground.proofreading.claims import claims
from levelground.proofreading.document import Document
from levelground.proofreading.findings import Finding, Level, Outcome, Proof
from levelground.proofreading.gap_rules import gaps
from levelground.proofreading.one_in import one_in_so_many
from levelground.proofreading.printed_twice import Printed, printed_otherwise, ratios_of
from levelground.proofreading.ratio_rules import relative_likelihoods
from levelground.proofreading.reading import read_report
from levelground.proofreading.returned import returned
from levelground.proofreading.sentences import Passage, passages
from levelground.proofreading.share_rules import impossible, percentages_of_counts, shares_of_a_whole
from levelground.proofreading.table_rules import ratio_below, table_outcome


def proofread_file(path: Path, document: Mapping[str, object] | None = None) -> Proof:
    """A report file proofread, against a return's document if one is given.

    Raises UnreadableError and MissingReaderError for the report; ValueError, KeyError or TypeError for the return.
    """
    return proofread_document(read_report(path), document)


def proofread_document(report: Document, document: Mapping[str, object] | None = None) -> Proof:
    """A report that has been read, proofread."""
    against = None if document is None else returned(document)
    total, held, figures = Outcome(), Held(), 0
    pairings: list[Pairing] = []
    ratios: list[Printed] = []
    table: Sheet | None = None
    for item in passages(report):
        if isinstance(item, Passage):
            figures += sum(len(sentence.numbers) for sentence in item.sentences)
            total += passage_outcome(item)
            if table is not None:
                total += ratio_below(table, item)
                table = None
            read: Passage | Sheet = item
        else:
            table = sheet = sheet_of(*item)
            if sheet is None:
                continue
            figures += len(sheet.cells)
            total += table_outcome(sheet)
            read = sheet
        pairings += pairings_of(read)
        ratios += ratios_of(read)
        if against is not None:
            held += hold(read, against)
    findings = (*total.findings, *exchanged(pairings), *printed_otherwise(ratios), *held.findings)
    return Proof(report.name, figures, total.followed, _each_once(findings), held.agreed, held.missing)


def passage_outcome(passage: Passage) -> Outcome:
    """Everything that the rules say of one paragraph."""
    total = percentages_of_counts(passage) + relative_likelihoods(passage) + gaps(passage) + claims(passage)
    for sentence in passage.sentences:
        total += shares_of_a_whole(sentence) + impossible(sentence) + one_in_so_many(sentence)
    return total


def _each_once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One finding for each figure in a sentence, the first and most particular; notes give way to alarms."""
    found: dict[tuple[str, str, str], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.level is Level.NOTE):
        found.setdefault((finding.place, finding.sentence, finding.printed.split(" more")[0]), finding)
    return tuple(found.values())

"""A proposal as a TOML file to correct: confidences, alternatives and what is left over stand in its comments.

It holds headings and values of columns of codes only: no identifier, name or date of a person.
"""

import json
import re
from collections.abc import Iterator

from levelground.records.ethnicity import simplified
from levelground.records.known import record_set_named
from levelground.records.proposals import Proposal, in_words, is_sure_enough

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)
_MONTH_NAME = rf"({_MONTH})(uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?"
_CHANGING = re.compile(rf"\b{_MONTH_NAME}\b|\d+", re.IGNORECASE)
_FEWEST_LETTERS = 3


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def yearly_name(file: str) -> str:
    """A file's name with * for what changes from year to year: months and numbers."""
    stem, dot, ending = file.rpartition(".")
    general = re.sub(r"\*[\s*._()-]*\*|\*+", "*", _CHANGING.sub("*", stem))
    return f"{general}{dot}{ending}" if sum(map(str.isalpha, general)) >= _FEWEST_LETTERS else file


def as_toml(proposal: Proposal, *, alone: bool = True) -> str:
    """The proposal as the text of a profile; without the opening comment where it is added to another (`alone`)."""
    return "\n".join([*(_opening() if alone else ()), *_section(proposal)]) + "\n"


def _opening() -> tuple[str, ...]:
    return (
        "# A profile: how your own headings and values map onto those that are measured. It was proposed by a program:",
        "# correct it. Kept as levelground.toml in the folder of your extracts, it is taken from there every time.",
        "",
    )


def _section(proposal: Proposal) -> Iterator[str]:
    name, sample = proposal.record_set, proposal.sample
    others = ", ".join(f"{other} ({in_words(confidence)})" for other, confidence in proposal.others)
    yield f"# {comment(sample.file)}: {record_set_named(name).row} ({in_words(proposal.confidence)})."
    if others:
        yield f"# It may be instead: {others}."
    yield f"[{name}]"
    if simplified(sample.file.rpartition(".")[0]).replace(" ", "_") != name:
        yield f"file = {quoted(yearly_name(sample.file))}"
    if sample.sheet:
        yield "# Leave this out where only one sheet has such headings: its name may be another next year."
        yield f"sheet = {quoted(sample.sheet)}"
    if proposal.like is not None:
        yield f"# Values that do not stand below are read as the {proposal.like.title} writes them (default, check)."
        yield f"like = {quoted(proposal.like.name)}"
    yield ""
    yield f"[{name}.columns]"
    for column in proposal.columns:
        yield f"{column.name} = {quoted(column.heading)}  # {in_words(column.confidence)}: {column.why}"
        if column.alternatives:
            listed = ", ".join(f"{quoted(heading)} ({in_words(n)})" for heading, n in column.alternatives)
            yield f"#   or: {listed}"
    absent = [column for column in proposal.missing if column not in ("organisation", "as_at")]
    for missing in absent:
        yield f'# {missing} = "…"  # no heading was found, and every file of {name} must have one'
    if proposal.unmapped:
        yield f"# Not mapped: {', '.join(map(quoted, proposal.unmapped))}"
    if proposal.personal:
        yield f"# {proposal.personal} more look personal: they are never read. Leave them out of the extract next time."
    constant = [column for column in proposal.missing if column not in absent]
    if constant:
        yield ""
        yield f"[{name}.constants]"
        yield "# No heading was found for these. Where they are the same in every row, say so here:"
    for column_name in constant:
        example = (day_in(sample.file) or "2026-03-31") if column_name == "as_at" else "RXX"
        yield f"# {column_name} = {quoted(example)}"
    yield from _values(proposal)


def _values(proposal: Proposal) -> Iterator[str]:
    for column in proposal.columns:
        values = proposal.values.get(column.name, ())
        number, rows = proposal.withheld.get(column.name, (0, 0))
        if not values and not number:
            continue
        yield ""
        yield f"[{proposal.record_set}.values.{column.name}]"
        for value in values:
            line = f"{quoted(value.own)} = {quoted(_code(value.canonical))}"
            if is_sure_enough(value):
                yield f"{line}  # {in_words(value.confidence)}, {value.rows:,} rows"
            elif value.canonical:
                yield f"# {line}  # {in_words(value.confidence)}, {value.rows:,} rows: take the # away if it is right"
            else:
                yield f'# {quoted(value.own)} = "…"  # {value.rows:,} rows: nothing that is known is near'
        if number:
            yield f"# {number:,} more values, in {rows:,} rows, are not shown: they may be no codes."


def _code(canonical: str) -> str:
    """An ethnic category by its code alone, where it has one."""
    match = re.match(r"([A-Z][0-9A-Z]?|99) ", canonical)
    return match.group(1) if match and " - " in canonical else canonical


def comment(text: str) -> str:
    """A text that may stand in a comment."""
    return "".join(character if character.isprintable() else " " for character in text)


def day_in(file: str) -> str:
    """The last day of the month that a file's name tells, as 2026-03-31; blank where it tells none."""
    found = re.search(rf"\b{_MONTH_NAME}\W*((?:19|20)\d\d)\b", file.replace("_", " "), re.IGNORECASE)
    if not found:
        return ""
    month, year = _MONTHS.index(found.group(1).lower()) + 1, int(found.group(3))
    last = {2: 29 if year % 4 == 0 else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return f"{year}-{month:02}-{last}"

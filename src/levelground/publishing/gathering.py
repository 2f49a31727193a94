"""Gathering: the returns of many organisations as one measurement, with an integrated system, a region and England."""

from collections.abc import Iterable, Mapping

from levelground.measuring import Measurement, Organisation, rolled_up, settle
from levelground.publishing.return_reading import ReturnFaultError, counts_of, given_answers
from levelground.records import Profile
from levelground.standards import Answered, Standard, together


def gathered(
    documents: Iterable[Mapping[str, object]], standard: Standard, year: int, directory: Mapping[str, Organisation]
) -> Measurement:
    """The returns of an edition as one measurement, with a row for each ICS, each region and England where several are.

    `directory` says where each organisation belongs. The settings are the edition's own: verdicts on the nation are
    told by one rule. Raises ReturnFaultError where a return is of another edition or malformed, where an organisation
    has two, where there is none at all, or where the directory lacks one.
    """
    documents = list(documents)
    tables, answers = [], dict[str, Mapping[str, Answered]]()
    for document in documents:
        organisation = str(document.get("organisation", ""))
        if (document.get("standard"), document.get("year")) != (standard.name, year):
            raise ReturnFaultError(f"The return of {organisation} is not of {standard.title} {year}.")
        if organisation not in directory:
            raise ReturnFaultError(f"Nothing is known of the organisation {organisation}, which has a return.")
        tables.append(counts_of(document, standard))
        own = _answers(document)
        if own:
            answers[organisation] = own
    try:
        counts = together(tables, standard)
    except (ValueError, IndexError) as error:
        raise ReturnFaultError(f"The returns cannot be put together: {error}") from error
    settled = settle(standard, standard.edition(year), Profile())
    known = {code: directory[code] for code in counts.organisations}
    if counts.own > 1:
        counts = rolled_up(counts, known)
    return Measurement(
        standard=standard,
        edition=settled.edition,
        counts=counts,
        ladders={},
        findings=(),
        not_measured={},
        directory=known,
        files=(),
        settings=settled.applied,
        profile=Profile(),
        answers=answers,
    )


def _answers(document: Mapping[str, object]) -> dict[str, Answered]:
    return {
        indicator: Answered(str(answer.get("answer", "")), str(answer.get("words", "")))
        for indicator, answer in given_answers(document).items()
        if isinstance(answer, Mapping)
    }

"""The sentences and headings that stand in every report, said alike on the page, on paper and in Word."""

from levelground.figures.reading import Comparison, Figure, Interval, Reading, Return
from levelground.publishing import evidence, numbers
from levelground.publishing.change_words import change_sentence
from levelground.publishing.month_words import month_name
from levelground.publishing.words import capital, group_word

FAIR = "Is it fair here?"
NO_GAPS = (
    "No indicator shows a clear difference. That may be because there is none, or because the numbers are too few to "
    "show it."
)
ORDER_OF_GAPS = (
    "The gaps that come first are those that touch the most people at the sure end of their interval; those so small "
    "that they lie in the agreed range come last. None of them says why."
)
CONTENTS = "In this report"
GLANCE = "At a glance"
GLANCE_READS = (
    "Each mark is this year’s value, each line its 95% interval: how far chance alone could move it. A filled mark is "
    "a clear difference, a hollow one is not."
)
FILLED = "A filled mark is a clear difference."
INDICATORS = "Each indicator"
MEANING = "What it means"
NEXT = "What to look at next"
HOW_WE_KNOW = "How we know"
NOT_LIKE_FOR_LIKE = "Not like for like with years before:"
JUDGED_TOGETHER = (
    "Rows of one group are judged together: ‘Clear difference’ allows for that many chances to be fooled "
    "(Benjamini–Hochberg). An interval stands for its own row only."
)
PEOPLE = "Who works here"
NO_BANDS = "No pay bands were measured in this return."
FINER = "Groups within the groups"
FINER_READS = "Neither group is of one kind. Small numbers say little by themselves: one person moves them."
COUNTED = "Who was counted, and who was not"
COUNTED_READS = "If your own number differs, look for the rung at which it parts from ours."
NOBODY_COUNTED = "No rows were counted in this return."
HIDDEN_READS = (
    "Some numbers are hidden, so that nobody can be recognised: small ones, and those that would give a small one away."
)
STARS = "A star (*) stands for a number that is hidden, so that nobody can be recognised."
NOT_PUBLISHED = (
    "Hidden are small numbers, and those that would give a small one away beside all else that is published. Who was "
    "left out at each step, what the checks of the records found and the fingerprints of the files stay inside the "
    "organisation: they too could tell of one person."
)
NOT_MEASURED = "What we could not measure"
ALL_MEASURED = "Every indicator of the standard was measured."
QUALITY = "Data quality"
CHECKS = "What the checks found: numbers only, never a row"
NOTHING_FOUND = "The checks found nothing to mend."
CHECKS_LISTED = "levelground check lists them with file and row; that list is personal, keep it inside."
SETTINGS = "Settings"
SETTINGS_READS = (
    "These are choices that the guidance leaves open, or that could not be read in it. Check those marked so."
)
DEFAULT = "default, check"
CHANGED = "What this edition changed"
VERIFY = "How to verify"
FILES = "The files that were measured"
VERIFY_READS = (
    "Beside this report stands return.json, which holds the same counts. This says whether anyone has changed a digit "
    "of it:"
)
WITH_RECORDS = "With the folder of records behind it, the command measures them again and compares."
COMMAND = "levelground verify return.json"


def title_of(document: Return) -> str:
    """The one title of a report: whose it is, the standard and the year."""
    monitoring = f", monitoring to {month_name(document.monitoring.to_month)}" if document.monitoring else ""
    return f"{name_of(document)}: {document.standard_title} {document.year}{monitoring}"


def name_of(document: Return) -> str:
    """The organisation's name, or its code where the name is not known."""
    return document.organisation_name or document.organisation


def running_title(document: Return) -> str:
    """What stands at the head of every page beside the marking: 'WRES 2026, Northfield NHS Trust'."""
    return f"{document.standard.upper()} {document.year}, {name_of(document)}"


def since_words(document: Return) -> str:
    """The head of the column of changes."""
    return f"Since {document.previous_year}" if document.previous_year else "Change"


def change_words(reading: Reading, document: Return) -> str:
    """Last year's value and the change since, in a sentence or two."""
    return change_sentence(reading, document.previous_year)


def value_title(comparison: Comparison) -> str:
    """The head of the column of values of a comparison's table."""
    return {"difference": "Points", "score difference": "Difference"}.get(comparison.statistic, "Ratio")


def moving_reads(reading: Reading, document: Return) -> str:
    """How the table of race disparity ratios is read."""
    first = reading.progression[0]
    group, comparator = (group_word(side.group, document.group_words) for side in (first.group, first.comparator))
    return (
        f"A ratio above 1 says that {group} staff are found further up, compared with further down, more often than "
        f"{comparator} staff. It compares people in post on one day; it does not follow anyone."
    )


def how_we_know(reading: Reading, document: Return) -> list[tuple[str, list[str]]]:
    """What stands behind a reading: terms, each with what is said of it."""
    made = reading.headline
    terms = [("Definition", [reading.definition]), ("Source", [f"{reading.source}."])]
    if made is not None:
        sides = [
            f"{capital(group_word(side.group, document.group_words))}: {evidence.side_words(made, side)}."
            for side in (made.group, made.comparator)
        ]
        methods = [
            f"{evidence.method_words(made.interval)}, 95%: {numbers.span(made.interval, made.statistic)}.",
            *(f"{evidence.method_words(other)}: {numbers.span(other, made.statistic)}." for other in made.others),
        ]
        terms.append(("Counts", [" ".join(sides)]))
        if made.interval.method:
            terms.append(("Interval", [" ".join(methods)]))
        if made.p_value is not None:
            terms.append(("Test", [evidence.p_words(made)]))
        if made.smallest_seen is not None:
            terms.append(("Smallest difference that could have been seen", [evidence.smallest_words(made)]))
    terms.append(("Edition", [f"{document.standard_title} {document.year}: {document.edition_status}."]))
    terms.append(("What it does not say", evidence.not_said(reading, document)))
    return terms


def figure_words(figure: Figure) -> str:
    """A figure with its counts and its interval: '1.42 (1.21 to 1.67), 40 of 100 and 30 of 107'."""
    interval = Interval(figure.value, figure.lower, figure.upper, figure.method)
    shown = numbers.shown(figure.value, figure.statistic)
    limits = "" if figure.value is None or numbers.says_nothing(interval) else numbers.span(interval, figure.statistic)
    pairs = (
        (figure.numerator, figure.denominator),
        (figure.comparator_numerator, figure.comparator_denominator),
    )
    counts = [
        f"{numbers.whole(above)} of {numbers.whole(below)}"
        for above, below in pairs
        if above is not None and below is not None
    ]
    return shown + (f" ({limits})" if limits else "") + (f", {' and '.join(counts)}" if counts else "")


def footer_of(document: Return) -> str:
    """The last words of a report."""
    made = f" on {numbers.day(document.dated)}" if document.dated else ""
    return (
        f"{document.marking}. Made by Levelground {document.version} from the organisation’s own records{made}. "
        "Not an official publication, and not the national collection’s own form."
    )


def versions_of(document: Return) -> list[tuple[str, str]]:
    """What a figure rests on besides the records: the definitions, last year's return and the version of the engine."""
    terms = [("Definitions", document.definitions_sha256)]
    if document.previous_fingerprint:
        terms.append((f"Last year’s return ({document.previous_year})", document.previous_fingerprint))
    return [*terms, ("Version", f"Levelground {document.version}")]

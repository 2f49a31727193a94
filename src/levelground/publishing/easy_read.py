"""The same figures for anyone: a page in plain language, and a page for easy reading with a picture for each idea."""

from collections.abc import Mapping
from dataclasses import dataclass

from levelground.figures.reading import Return, Verdict
from levelground.publishing import picture_people, picture_things, pictures, standing
from levelground.publishing.numbers import day
from levelground.publishing.plain_figures import PlainReading, Side, plain_readings
from levelground.publishing.plain_words import plain_words_of
from levelground.publishing.report import page_templates
from levelground.standards import GroupInPlainWords

CHECKED_BY_NOBODY = "People with a learning disability have not checked this page yet."


@dataclass(frozen=True)
class Row:
    """One idea: its picture, and at most fifteen words; `hard` are those of them that stand in bold."""

    picture: str
    says: str
    hard: str = ""


@dataclass(frozen=True)
class Part:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


def render_plain(document: Return) -> str:
    """The figures in plain language as HTML text: the same return gives the same bytes.

    NoPlainWordsError where the standard has no plain words.
    """
    readings, groups = plain_readings(document), _groups(document)
    template = page_templates().get_template("plain.html.j2")
    return template.render(
        document=document,
        title=title_of(document),
        readings=readings,
        groups=groups,
        opening=opening(readings),
        drawn={side: _counted(side, "", groups) for reading in readings for side in reading.sides if side.out_of},
    )


def render_easy_read(document: Return) -> str:
    """The figures for easy reading as HTML text, one idea a row: the same return gives the same bytes.

    NoPlainWordsError where the standard has no plain words.
    """
    template = page_templates().get_template("easy_read.html.j2")
    return template.render(document=document, title=title_of(document), parts=parts_of(document))


def _groups(document: Return) -> Mapping[str, GroupInPlainWords]:
    return plain_words_of(document.standard, []).groups


def opening(readings: tuple[PlainReading, ...]) -> list[tuple[str, list[str]]]:
    """What the whole page comes to: for each verdict what it means, and the headings of those that it holds for."""
    ends = {
        Verdict.CLEAR: "the two groups differ. That is unlikely to be luck",
        Verdict.LEVEL: "the two numbers are about the same",
        Verdict.NOT_CLEAR: "we cannot tell if there is a real difference",
        Verdict.NO_INTERVAL: "there is only a score. We cannot tell if there is a real difference",
        Verdict.TOO_FEW: "there are too few people for us to tell",
        Verdict.HIDDEN: "the numbers are hidden, so that nobody can be recognised",
        Verdict.NOT_MEASURED: "we could not work out the difference",
        None: "there is nothing to compare",
    }
    says = []
    for verdict, end in ends.items():
        names = [reading.words.heading for reading in readings if reading.verdict is verdict]
        if names:
            says.append((f"In {len(names)} of them, {end}.", names))
    return says


def parts_of(document: Return) -> list[Part]:
    """Everything on the page for easy reading, in order."""
    groups = _groups(document)
    return [_beginning(document), *(_part(reading, groups) for reading in plain_readings(document)), _end(document)]


def _beginning(document: Return) -> Part:
    rows = [
        Row(
            pictures.picture(picture_things.building(), "A place of work"),
            "This page is about fairness for people who work here.",
        ),
        Row(
            pictures.picture(picture_things.calendar(day(document.reference_date).partition(" ")[0]), "A calendar"),
            f"We counted people on {day(document.reference_date)}.",
        ),
        Row(
            pictures.picture(picture_people.two_groups(), "Two groups of people"), "We looked at two groups of people."
        ),
    ]
    groups = _groups(document)
    for name, group in groups.items():
        shape = _shape(name, groups)
        which = "The other group is" if shape else "One group is"
        shape = pictures.one_group(shape)
        rows.append(Row(pictures.picture(shape, "One group of people"), f"{which} {group.named.format(who='people')}."))
        if group.explained:
            hard = group.explained.partition(" means ")[0]
            rows.append(Row(pictures.picture(picture_things.meaning(), "People of many kinds"), group.explained, hard))
    rows += [
        Row(
            pictures.picture(pictures.people(9, 100, ""), "100 dots, 9 of them filled"),
            "“9 in every 100” means: take 100 people, and it is 9 of them.",
            "“9 in every 100”",
        ),
        Row(
            pictures.picture(picture_things.luck(), "Two dice"),
            "Luck means it just happened, like rolling dice.",
            "Luck",
        ),
    ]
    return Part("About this page", tuple(rows))


def _shape(group: str, groups: Mapping[str, GroupInPlainWords]) -> str:
    """How a group is drawn: the one that the standard is about comes first in its words."""
    if group == "workforce":
        return pictures.EVERYONE
    return "" if group == next(iter(groups)) else pictures.OTHER


def _part(reading: PlainReading, groups: Mapping[str, GroupInPlainWords]) -> Part:
    name = reading.words.picture
    rows = [
        Row(pictures.picture(pictures.thing(name), reading.words.heading), reading.words.about),
        Row(pictures.picture(pictures.explained(name), "A looking glass"), reading.words.explained),
        *(Row(_counted(side, name, groups), side.says) for side in reading.sides),
        Row(_judged(reading), reading.judged),
    ]
    if reading.small:
        rows.append(
            Row(pictures.picture(pictures.small_difference(name), "Two columns of nearly one height"), reading.small)
        )
    if reading.worse:
        shape = pictures.worse_for(_shape(reading.worse_group, groups), name)
        rows.append(Row(pictures.picture(shape, "A person on scales that tilt down"), reading.worse))
    return Part(reading.words.heading, tuple(rows))


def _judged(reading: PlainReading) -> str:
    name = reading.words.picture
    if reading.answer is not None:
        says = "A page with a tick" if reading.answer else "A page with a cross"
        return pictures.picture(pictures.answered(reading.answer, name), says)
    says = "One person alone" if reading.verdict is None else str(reading.verdict)
    return pictures.picture(pictures.judged(reading.verdict, name), says)


def _counted(side: Side, name: pictures.Thing, groups: Mapping[str, GroupInPlainWords]) -> str:
    shape = _shape(side.group, groups)
    if side.scored:
        return pictures.picture(
            pictures.scale(side.filled, shape, name), f"A scale filled to {side.filled} of {side.out_of}"
        )
    kind = "squares" if shape == pictures.OTHER else "dots"
    says = f"{side.out_of:,} {kind}, {side.filled:,} of them filled"
    return pictures.picture(pictures.people(side.filled, side.out_of, shape, name), says)


def _end(document: Return) -> Part:
    rows = [
        Row(pictures.picture(picture_things.report(), "A thick report"), "The full report says more."),
        Row(
            pictures.picture(picture_things.helper(), "Two people with a page"),
            "You can ask someone to read this with you.",
        ),
        Row(
            pictures.picture(picture_things.machine(), "A computer"), "A computer made this page from counts of people."
        ),
        Row(pictures.picture(picture_things.unchecked(), "A page with an empty box"), CHECKED_BY_NOBODY),
    ]
    if document.audience == "internal":
        rows.append(
            Row(
                pictures.picture(picture_things.kept_inside(), "A padlock"),
                "Please keep this page inside your workplace.",
            )
        )
    return Part("More about this page", tuple(rows))


def title_of(document: Return) -> str:
    """The title of both pages."""
    return f"{standing.name_of(document)}: is it fair to work here? {document.year}"

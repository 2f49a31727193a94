"""What a remark or a query is about, in words."""

from levelground.standards import standard


def about_words(name: str, about: str) -> str:
    """'9a, Staff engagement', of '9a' or of a figure's key as a query has it ('9a||score difference').

    What names no indicator of the standard `name` stands as somebody typed it; blank where it is about the whole.
    """
    number = about.split("|", maxsplit=1)[0].strip()
    try:
        return f"{number}, {standard(name).indicator(number).words.short}"
    except KeyError:
        return about

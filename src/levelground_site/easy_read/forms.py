"""Forms of those who look after easy-read texts."""

from collections.abc import Mapping

from django import forms

from levelground_site.easy_read.checking import remarks_on_words
from levelground_site.easy_read.pages import PAGES
from levelground_site.easy_read.reading import sentences
from levelground_site.easy_read.texts import TEXTS, Row, Section, Text

MOST_ROWS = 80


class WhyForm(forms.Form):
    """A reason, in words."""

    why = forms.CharField(label="Why", max_length=500, widget=forms.Textarea({"rows": 3}))


class TrialForm(forms.Form):
    """Who tried a page, when, and what was learned."""

    group = forms.CharField(label="Name of the group", max_length=150, help_text="Such as Northfield People First.")
    people = forms.IntegerField(label="How many people tried it", min_value=1, max_value=500)
    on = forms.DateField(label="On which day", widget=forms.DateInput({"type": "date"}))
    paid = forms.BooleanField(label="The group was paid for this work")
    learned = forms.CharField(label="What they said, and what was changed", widget=forms.Textarea({"rows": 4}))


def places_to_lead() -> dict[str, str]:
    """Where a row may lead: other easy-read pages, each with what it is about."""
    return {page.url: page.about for page in PAGES} | {text.key: text.about for text in TEXTS.values()}


def text_from(typed: Mapping[str, str], text: Text) -> Text:
    """The text that was typed into the desk's rows: key, address and picture's names as they stand, rows as typed.

    A row without words falls away; a heading begins a new section; what hard words mean is typed a line each, 'word =
    what it means'.
    """
    sections: list[tuple[str, list[Row]]] = []
    for number in range(MOST_ROWS):
        if f"says-{number}" not in typed:
            break
        heading, says = typed.get(f"heading-{number}", "").strip(), " ".join(typed[f"says-{number}"].split())
        if heading or not sections:
            sections.append((heading, []))
        if says:
            hard = tuple(_explained(line) for line in typed.get(f"hard-{number}", "").splitlines() if line.strip())
            leads = typed.get(f"to-{number}", "")
            to = leads if leads in places_to_lead() or leads in {row.to for row in text.rows} else ""
            sections[-1][1].append(Row(typed.get(f"picture-{number}", "").strip(), says, hard, to))
    return Text(
        text.key,
        typed.get("title", "").strip() or text.title,
        typed.get("about", "").strip() or text.about,
        text.beside,
        tuple(Section(heading, tuple(rows)) for heading, rows in sections if heading or rows),
    )


def _explained(line: str) -> tuple[str, str]:
    word, _, means = line.partition("=")
    return word.strip(), means.strip()


class AnswerForm(forms.Form):
    """The answer to a message: in easy words, for it is read by whoever asked."""

    words = forms.CharField(
        label="Your answer",
        max_length=2000,
        help_text="Short sentences, one idea each. Say what you will do, and by when.",
        widget=forms.Textarea({"rows": 6}),
    )

    def clean_words(self) -> str:
        """Easy enough: a sentence has fifteen words at most, and no word that the checker knows to be hard."""
        words: str = self.cleaned_data["words"]
        wrong = [remark.says for each in sentences(words) for remark in remarks_on_words(each) if remark.must]
        if wrong:
            raise forms.ValidationError(list(dict.fromkeys(wrong)))
        return words

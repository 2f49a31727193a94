"""Forms for those who tell a story, and for the editors."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from django import forms
from django.utils import timezone

from levelground.standards import standard, standards
from levelground_site.home.voices import PLACES
from levelground_site.stories.actions import last_day
from levelground_site.stories.models import Kind, Story

_FOR_HOW_LONG = {"183": "Half a year", "365": "A year", "730": "Two years", "day": "Until a day that I choose"}


class KindForm(forms.Form):
    """What form the story has."""

    kind = forms.ChoiceField(label="How do you want to tell it?", choices=Kind.choices, widget=forms.RadioSelect)


class WordsForm(forms.Form):
    """The words of a story, and how its teller is called. Everything may be left for later."""

    who = forms.CharField(
        label="How do you want to be called?",
        help_text="In your own words, such as ‘A nurse who looks after her father’. Say only what you wish.",
        max_length=120,
        required=False,
        widget=forms.TextInput({"class": "nhsuk-u-width-full"}),
    )
    named = forms.ChoiceField(
        label="Should your name stand with it?",
        choices=(("no", "No, leave my name out"), ("yes", "Yes, show my name")),
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label="A title", max_length=100, required=False, widget=forms.TextInput({"class": "nhsuk-u-width-full"})
    )
    gist = forms.CharField(
        label="What it is about, in a sentence or two",
        help_text="This is read first, beside what it helps with.",
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    words = forms.CharField(label="Your story", max_length=20_000, required=False, widget=forms.Textarea({"rows": 14}))

    def __init__(self, *args: Any, story: Story, **given: Any) -> None:
        super().__init__(*args, **given)
        recorded = story.kind in {Kind.FILM, Kind.AUDIO}
        if story.kind == Kind.QUOTE:
            del self.fields["title"], self.fields["words"]
            self.fields["gist"].label = "What do you want to say?"
            self.fields["gist"].help_text = "A few sentences, at most 400 letters. They are shown as they stand."
        elif recorded:
            self.fields["words"].label = "What is said in it"
            self.fields["words"].help_text = (
                "Every word, for people who cannot hear it or cannot play it here. "
                "Where something important is only seen, say that too."
            )
        else:
            self.fields["words"].help_text = "An empty line begins a new paragraph."

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        return {**self.cleaned_data, "named": self.cleaned_data["named"] == "yes"}


class FileForm(forms.Form):
    """One file; what stands on a picture is described for those who cannot see it."""

    words = forms.CharField(
        label="What the picture shows",
        help_text="A sentence for people who cannot see it.",
        max_length=200,
        widget=forms.TextInput({"class": "nhsuk-u-width-full"}),
    )

    def __init__(self, *args: Any, part: str, **given: Any) -> None:
        super().__init__(*args, **given)
        if part != "picture":
            del self.fields["words"]


class ConsentForm(forms.Form):
    """Where it may be shown, and until when."""

    at = forms.MultipleChoiceField(
        label="Where may it be shown?",
        help_text="It has a page of its own in any case. Choose as many more as you like, or none.",
        choices=[(place, words[0].upper() + words[1:]) for place, words in PLACES.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    length = forms.ChoiceField(
        label="Until when?",
        help_text="It ends by itself on that day, wherever it is shown.",
        choices=list(_FOR_HOW_LONG.items()),
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label="The last day",
        help_text="Only where you choose a day, for example 27/5/2027.",
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput({"class": "nhsuk-input--width-10", "inputmode": "numeric"}),
        error_messages={"invalid": "Write the date as 27/5/2027."},
    )
    mine = forms.BooleanField(
        label="These are my words, and I agree that they are shown so",
        error_messages={"required": "Say that these are your words, or go back and change them."},
    )

    def clean(self) -> dict[str, Any]:
        """The last day, whichever way it was given."""
        given = super().clean() or self.cleaned_data
        today, length = timezone.localdate(), given.get("length")
        if length == "day":
            day = given.get("day")
            if day is None and "day" not in self.errors:
                self.add_error("day", "Write the last day, or choose a length above.")
            elif day is not None and not today <= day <= last_day(today):
                self.add_error("day", "Choose a day from today on, at most three years ahead.")
            self.until = day
        elif length:
            self.until = today + timedelta(days=int(length))
        return given

    until: date | None = None


class AskForm(forms.Form):
    """What an editor asks the teller, and the words that they propose."""

    question = forms.CharField(
        label="What do you ask, or propose?",
        help_text="The teller reads this. Nothing is published until they agree.",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )
    gist = forms.CharField(
        label="The beginning, in other words", max_length=400, required=False, widget=forms.Textarea({"rows": 3})
    )
    words = forms.CharField(
        label="The story, in other words", max_length=20_000, required=False, widget=forms.Textarea({"rows": 10})
    )

    def __init__(self, data: Any, *, story: Story) -> None:
        super().__init__(data, initial={"gist": story.gist, "words": story.words})
        if story.kind == Kind.QUOTE:
            del self.fields["words"]


class PublishForm(forms.Form):
    """Which figure it may stand beside."""

    about = forms.ChoiceField(
        label="Does it help to understand one figure?",
        help_text="It stands beside that figure only, and only if the teller agreed to that.",
        required=False,
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["about"].choices = [("", "No figure"), *figures()]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a story is taken down."""

    question = forms.CharField(
        label="Why?", help_text="The teller reads this.", max_length=2000, widget=forms.Textarea({"rows": 4})
    )


@cache
def figures() -> list[tuple[str, str]]:
    """Every indicator of every standard: how a place calls it ('wres/1'), and in words."""
    return [
        (f"{name}/{each.number}", f"{name.upper()} {each.number}: {each.title}")
        for name in standards()
        for each in standard(name).indicators
    ]

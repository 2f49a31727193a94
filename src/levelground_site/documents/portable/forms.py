"""Forms of files."""

from typing import Any

from django import forms

from levelground_site.documents.kinds import Kind
from levelground_site.documents.portable.files import LARGEST


class TakeOutForm(forms.Form):
    """Which parts go along."""

    sections = forms.MultipleChoiceField(
        label="What do you want to take with you?",
        help_text="Whoever you show the file to can read all that is in it.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one part to take with you."},
    )

    def __init__(self, *given: Any, kind: Kind, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["sections"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - as it is declared above
        field.choices = [(section.key, section.title) for section in kind.sections if section.shareable]


class OpenForm(forms.Form):
    """A file that was taken out, here or elsewhere."""

    file = forms.FileField(
        label="The file one-to-one.html",
        help_text="It is opened for you, and not kept.",
        widget=forms.FileInput({"accept": ".html,text/html"}),
        error_messages={"required": "Choose the file.", "empty": "The file is empty."},
    )

    def clean_file(self) -> bytes:
        """Its bytes."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(f"It is larger than {LARGEST // 1024 // 1024} MB, which none of our files is.")
        read: bytes = given.read()
        return read


class TakeUpForm(forms.Form):
    """The file that was just shown, once more: it was not kept."""

    held = forms.CharField(widget=forms.HiddenInput, max_length=LARGEST * 2)
    mine = forms.BooleanField(
        label="I am the person that this belongs to",
        error_messages={"required": "Only the person that it belongs to can take it up."},
    )

"""Forms of returns."""

from typing import Any

from django import forms
from django.utils import timezone

from levelground_site.returns.intake import too_large


class _Document(forms.FileField):
    """A file small enough to be read at once."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Says it when the file is too large."""
        given = super().clean(data, initial)
        if given is not None and (fault := too_large(given.size)):
            raise forms.ValidationError(fault)
        return given


class TakeInForm(forms.Form):
    """The return as `levelground measure` wrote it."""

    document = _Document(
        label="The file return.json",
        help_text="Made by ‘levelground measure’ inside your organisation: counts, never rows.",
        widget=forms.FileInput({"accept": ".json,application/json"}),
        error_messages={"required": "Choose the file return.json.", "empty": "The file is empty."},
    )


class CorrectForm(TakeInForm):
    """A corrected return, in place of one that was accepted."""

    why = forms.CharField(
        label="Why is it corrected?",
        help_text="Stands beside the new version for good.",
        widget=forms.Textarea({"rows": 3}),
    )


class WorkbookForm(forms.Form):
    """The workbook of a version, filled in."""

    workbook = _Document(
        label="The workbook, filled in",
        help_text="The reasons and answers are read back; all else must be as it was downloaded.",
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={"required": "Choose the workbook.", "empty": "The file is empty."},
    )


def _day(label: str, hint: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "nhsuk-input--width-10"}),
        initial=timezone.localdate,
    )


class ApprovalForm(forms.Form):
    """The board's approval."""

    on = _day("The day on which the board approved it", "The report and the action plan.")


class PublicationForm(forms.Form):
    """Where the organisation has published its report."""

    on = _day("The day on which you published it", "On or after the day of the board’s approval.")
    at = forms.URLField(
        label="Its web address",
        help_text="The whole address, beginning with https://. Anybody can then find it from here.",
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput({"class": "nhsuk-input--width-30"}),
    )

"""Forms about the measuring of extracts."""

from datetime import date

from django import forms
from django.utils import timezone


class ApprovalForm(forms.Form):
    """What was approved, and when."""

    reference = forms.CharField(
        label="Reference of the approval",
        max_length=200,
        help_text="Such as the number of the data protection impact assessment. It is kept, and analysts see it.",
    )
    approved_on = forms.DateField(
        label="Date of the approval",
        help_text="For example, 2026-05-27.",
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput({"class": "nhsuk-input--width-10", "inputmode": "numeric"}),
        error_messages={"invalid": "Write the date as 2026-05-27 or 27/05/2026."},
    )

    def clean_approved_on(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["approved_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is yet to come. Give the day on which it was approved.")
        return day

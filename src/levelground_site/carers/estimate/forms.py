"""Giving a table, and what is assumed in a reckoning of cost."""

from datetime import date

from django import forms
from django.utils import timezone

from levelground.caring import assumptions
from levelground_site.carers.estimate.models import Kind


class GiveForm(forms.Form):
    """A table of counts or of rates, and the day that it is of."""

    kind = forms.ChoiceField(
        label="What does the table hold?",
        choices=(
            (Kind.COUNTS, "Counts of our staff"),
            (Kind.RATES, "Rates of a source, such as a census table (columns age, sex, ethnicity, carers, people)"),
        ),
        widget=forms.RadioSelect,
        initial=Kind.COUNTS,
    )
    day = forms.DateField(
        label="Of which day?",
        help_text="For example 31/3/2026.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput({"class": "nhsuk-input--width-10", "inputmode": "numeric"}),
        error_messages={"invalid": "Write the date as 31/3/2026."},
    )
    file = forms.FileField(
        label="The table",
        help_text="CSV or XLSX, at most 1 MB.",
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
        error_messages={"required": "Choose the table."},
    )

    def clean_day(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is yet to come. Give the day on which the people were counted.")
        return day


class ReckonForm(forms.Form):
    """Every assumption, each of which may be changed; in the address, so that a reckoning can be passed on."""

    def __init__(self, *args: object, ways: list[tuple[str, str]], staff: bool = False, **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]
        narrow = {"class": "nhsuk-input--width-10", "inputmode": "decimal"}
        if staff:
            self.fields["women"] = forms.IntegerField(
                label="Women on your staff", min_value=0, max_value=2_000_000, widget=forms.TextInput(narrow)
            )
            self.fields["men"] = forms.IntegerField(
                label="Men on your staff", min_value=0, max_value=2_000_000, widget=forms.TextInput(narrow)
            )
        self.fields["by"] = forms.ChoiceField(label="How many carers there are, by", choices=ways)
        for each in assumptions():
            mark = "" if each.read else "Unverified: check it before you quote it. "
            self.fields[each.key] = forms.FloatField(
                label=f"{each.words} ({each.unit})",
                help_text=f"{mark}{each.source} From {each.low:,g} to {each.high:,g} is likely.",
                min_value=each.least,
                max_value=each.most,
                initial=each.value,
                widget=forms.TextInput(narrow),
            )

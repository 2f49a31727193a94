"""Forms of those who keep ways into work, and count what came of them."""

from typing import Any

from django import forms

from levelground_site.lived_experience.ways_in.models import NUMBERS, Count, WayIn
from levelground_site.lived_experience.ways_in.words import ADJUSTED

DATE = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class WayForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything that is said of a way into work."""

    adjusted = forms.MultipleChoiceField(
        label="How the way in is adjusted",
        choices=tuple(ADJUSTED.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = WayIn
        fields = (
            *("route", "title", "words", "adjusted", "coach", "places", "starts", "ends", "ask_by"),
            *("contact_name", "contact_phone"),
        )
        widgets = {"starts": DATE, "ends": DATE, "ask_by": DATE}  # noqa: RUF012 (as the library declares it)


class CloseForm(forms.Form):
    """Why it is closed."""

    why = forms.CharField(
        label="Why it is closed",
        max_length=300,
        help_text="This stands in the register. Say nothing of anybody who was there.",
        widget=forms.Textarea({"rows": 3}),
    )


class CountForm(forms.ModelForm):  # type: ignore[type-arg]
    """What came of a route in a year, as counts without names; what is not known stays empty."""

    class Meta:
        model = Count
        fields = ("route", "year", *NUMBERS, "why")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["year"].label = "Year in which people were to start (September to August: the first of the two)"
        self.fields["offered"].help_text = "Leave a number empty where it is not known; write 0 where it is nobody."

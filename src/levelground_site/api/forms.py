"""The form for a new token."""

from django import forms

from levelground_site.api.actions import DAYS


class TokenForm(forms.Form):
    """What it is for, and how long it works."""

    name = forms.CharField(
        label="What it is for",
        max_length=80,
        help_text="Such as ‘yearly dashboard’: you know it again by this name.",
        widget=forms.TextInput({"autocomplete": "off", "maxlength": 80}),
    )
    days = forms.TypedChoiceField(
        label="How long it works",
        coerce=int,
        initial=DAYS[1],
        choices=[(days, "one year" if days == 365 else f"{days} days") for days in DAYS],
        widget=forms.RadioSelect,
    )

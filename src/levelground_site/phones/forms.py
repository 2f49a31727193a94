"""A number, a code, a name: one a page."""

import re

from django import forms

MOBILE = re.compile(r"\+447\d{9}")


class PhoneForm(forms.Form):
    """Where the code goes."""

    number = forms.CharField(
        label="Your mobile number",
        help_text="A number of the United Kingdom, such as 07700 900 123. It is kept encrypted, and shown to nobody.",
        max_length=30,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "class": "nhsuk-input--width-20"}),
        error_messages={"required": "Type your mobile number."},
    )

    def clean_number(self) -> str:
        """As +447…; a sentence for what is no mobile number of the United Kingdom."""
        figures = re.sub(r"[\s().-]", "", self.cleaned_data["number"])
        figures = re.sub(r"^(?:0044|\+440|44(?=7))", "+44", figures)
        figures = re.sub(r"^0(?=7)", "+44", figures)
        if not MOBILE.fullmatch(figures):
            raise forms.ValidationError(
                "That is no mobile number of the United Kingdom: 11 figures that begin with 07. "
                "With another number, join with an e-mail address."
            )
        return figures


class CodeForm(forms.Form):
    """What was sent."""

    code = forms.CharField(
        label="The code in the message",
        help_text="Six figures.",
        max_length=20,
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "nhsuk-input--width-5"}
        ),
        error_messages={"required": "Type the six figures of the code."},
    )


class NameForm(forms.Form):
    """What somebody is called."""

    name = forms.CharField(
        label="Your name",
        help_text="As your manager knows you, if you want to share something with them later.",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "name"}),
    )

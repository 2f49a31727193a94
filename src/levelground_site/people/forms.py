"""Forms about people."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from levelground_site.access import Reach, Role
from levelground_site.organisations.models import Organisation


class InvitationForm(forms.Form):
    """Whom to invite, where, and as what."""

    email = forms.EmailField(label="E-mail address at work", widget=forms.EmailInput({"autocomplete": "off"}))
    name = forms.CharField(label="Name", max_length=150, widget=forms.TextInput({"autocomplete": "off"}))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Organisation", empty_label="Choose one")
    role = forms.ChoiceField(label="Role")

    def __init__(self, *args: Any, organisations: Any, beyond: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", "Choose one"),
            *((role.value, role.label) for role in Role if beyond or role.reach is Reach.OWN),
        ]


class NewPasswordForm(forms.Form):
    """The password of a new account."""

    password = forms.CharField(
        label="Choose a password",
        help_text="At least 12 characters. Three words that do not belong together are good.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Long enough, and not a common one."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

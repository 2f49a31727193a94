"""Forms about people."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from levelground_site.access import Reach, Role
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import TOLD_BY


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


class JoinForm(forms.Form):
    """Where the link goes."""

    email = forms.EmailField(
        label="Your e-mail address",
        help_text="Your own, or the one at work. If others can read your e-mail at work, use your own.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


class AccountForm(NewPasswordForm):
    """The account of whoever joined by themselves."""

    name = forms.CharField(
        label="Your name",
        help_text="As your manager knows you, if you want to share something with them later.",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    field_order = ("name", "password")


class WhereForm(forms.Form):
    """Where somebody works."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Where do you work?", empty_label="Choose one"
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class FormatsForm(forms.Form):
    """How somebody likes to read and to be told."""

    easy_first = forms.BooleanField(label="Show me easy read first, where there is easy read", required=False)
    large_letters = forms.BooleanField(label="Large letters, on every page and in e-mails", required=False)
    plain_email = forms.BooleanField(label="E-mails as plain text, without colours", required=False)
    told_by = forms.ChoiceField(
        label="Besides this website, how should people tell you something?",
        help_text="Whoever answers you sees this. E-mail goes out by itself; the other ways are done by a person.",
        choices=TOLD_BY,
        widget=forms.RadioSelect,
    )

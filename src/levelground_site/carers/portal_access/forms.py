"""Forms about portals."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from levelground_site.carers.portal_access.kinds import Kind
from levelground_site.carers.portal_access.models import Membership, Portal
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person

_OFF = {"autocomplete": "off", "rows": 3}


class AskForm(forms.Form):
    """Where one works, where that is not plain, and which manager to ask, if any."""

    place = forms.ChoiceField(label="Where do you work?")
    manager = forms.ChoiceField(
        label="Would you like to ask your line manager?",
        help_text="You need not. HR or the carers lead can say yes as well, and they do not tell your manager.",
        required=False,
    )

    def __init__(
        self, *args: Any, places: Sequence[tuple[Membership, Organisation]], managers: Sequence[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._places = {str(place): each for place, each in enumerate(places)}
        self._managers = {str(each.public_id): each for each in managers}
        if len(places) > 1:
            self.fields["place"].choices = [(key, each[1].name) for key, each in self._places.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["place"]
        if managers:
            self.fields["manager"].choices = [  # type: ignore[attr-defined]
                ("", "No, do not tell a manager"),
                *((key, f"Yes, ask {each.name}") for key, each in self._managers.items()),
            ]
        else:
            del self.fields["manager"]

    @property
    def chosen_place(self) -> tuple[Membership, Organisation]:
        """The membership and the organisation that it is asked through."""
        return self._places[self.cleaned_data.get("place", "0")]

    @property
    def chosen_manager(self) -> Person | None:
        """The manager whom they chose to ask."""
        return self._managers.get(self.cleaned_data.get("manager", ""))


class ReasonForm(forms.Form):
    """Why something is declined or ended, and what helps instead."""

    words = forms.CharField(
        label="Why, and what helps instead",
        help_text="They read these words.",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )


class Codes(forms.CharField):
    """One code, or one a line."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        """The codes, each once."""
        found = [line.strip() for line in (value or "").splitlines() if line.strip()]
        if any(len(code) > 200 for code in found):
            raise forms.ValidationError("A code is at most 200 characters long.")
        return list(dict.fromkeys(found))


class CodeForm(forms.Form):
    """A new code, or new codes."""

    codes = Codes(label="The new code")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == Kind.SEATS:
            self.fields["codes"].label = "The new codes, one a line"


class JoinForm(forms.Form):
    """A membership as it was bought or given."""

    portal = forms.ModelChoiceField(Portal.objects.none(), label="Portal", empty_label="Choose one")
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Whose membership is it?",
        empty_label="Choose one",
        help_text="A board’s membership is for every organisation of its system.",
    )
    since = forms.DateField(label="From", help_text="For example 2026-04-01")
    until = forms.DateField(label="Until", help_text="For example 2027-03-31")
    seats = forms.IntegerField(
        label="How many people at once", help_text="Empty: no limit", required=False, min_value=1
    )
    codes = Codes(label="The code, or the codes, one a line")

    def __init__(self, *args: Any, organisations: Any, portals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["portal"].queryset = portals  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """It ends after it begins, and there is one code where there is one for everybody."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", "It ends before it begins.")
        portal = given.get("portal")
        if portal and portal.kind == Kind.CODE and len(given.get("codes") or "1") != 1:
            self.add_error("codes", "This portal has one code for everybody: give one.")
        return given


class RenewForm(forms.Form):
    """Until when a membership was prolonged, and for how many."""

    until = forms.DateField(label="Until", help_text="For example 2028-03-31")
    seats = forms.IntegerField(
        label="How many people at once", help_text="Empty: no limit", required=False, min_value=1
    )

    def clean_until(self) -> date:
        """A day that is not past."""
        until: date = self.cleaned_data["until"]
        if until < localdate():
            raise forms.ValidationError("That day is past.")
        return until


class AllotForm(forms.Form):
    """How many of a system's seats an organisation may use."""

    organisation = forms.ChoiceField(label="Organisation")
    seats = forms.IntegerField(label="Seats", help_text="Empty: no limit of its own", required=False, min_value=0)

    def __init__(self, *args: Any, organisations: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._found = {each.code: each for each in organisations}
        self.fields["organisation"].choices = [(each.code, each.name) for each in organisations]  # type: ignore[attr-defined]

    @property
    def chosen_organisation(self) -> Organisation:
        """Which."""
        return self._found[self.cleaned_data["organisation"]]


class InviteForm(forms.Form):
    """Whom to invite: somebody with an account who works in the organisation."""

    email = forms.EmailField(label="E-mail address at work", widget=forms.EmailInput({"autocomplete": "off"}))
    place = forms.ChoiceField(label="Portal")

    def __init__(self, *args: Any, places: Sequence[tuple[Membership, Organisation]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {str(place): each for place, each in enumerate(places)}
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (key, f"{member.portal.name}, {place.name}") for key, (member, place) in self._places.items()
        ]

    @property
    def chosen_place(self) -> tuple[Membership, Organisation]:
        """The membership and the organisation."""
        return self._places[self.cleaned_data["place"]]

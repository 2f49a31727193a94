"""What was asked of the page of rights, from its address; and the form of what an employer adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from levelground_site.carers.actions import Written
from levelground_site.carers.models import Addition, about_choices
from levelground_site.carers.rights import NATIONS, Worker

NOT_A_DAY = "There is no such day. Give a day, a month and a year, such as 6 4 2024."


@dataclass(frozen=True)
class Asked:
    """A kind of worker (None: not said yet), a nation, a day, what was typed for it, and what is wrong with it."""

    worker: Worker | None
    nation: str
    on: date
    typed: dict[str, str]
    fault: str


def asked(given: Mapping[str, str], today: date) -> Asked:
    """Reads the address. What is none of the choices is passed over; a day that cannot be is told, and today shown."""
    worker = next((each for each in Worker if each.value == given.get("worker")), None)
    nation = given.get("nation", "")
    typed = {part: given.get(f"day-{part}", "").strip()[:4] for part in ("day", "month", "year")}
    if not any(typed.values()):
        return Asked(worker, nation if nation in NATIONS else NATIONS[0], today, typed, "")
    try:
        on, fault = date(*(int(typed[part]) for part in ("year", "month", "day"))), ""
    except ValueError:
        on, fault = today, NOT_A_DAY
    return Asked(worker, nation if nation in NATIONS else NATIONS[0], on, typed, fault)


LONGEST_DAYS = 731


def _day(label: str, hint: str, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput({"type": "date", "class": "nhsuk-input--width-10"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget)


class AdditionForm(forms.Form):
    """What an employer adds, beside what, and until when it is right."""

    about = forms.ChoiceField(label="What does it stand beside?")
    title = forms.CharField(
        label="What you give, in a few words", help_text="‘Five days of carer’s leave with pay’.", max_length=120
    )
    words = forms.CharField(
        label="What it is, and how to get it",
        help_text="In plain words. Who can have it: employed, on the bank, from an agency? Name nobody who has had it.",
        max_length=1500,
        widget=forms.Textarea({"rows": 5}),
    )
    contact = forms.CharField(
        label="Whom to ask", help_text="A team with its e-mail or telephone.", max_length=200, required=False
    )
    link = forms.URLField(
        label="Where the policy stands",
        help_text="An address with https://. Say in the words above if it opens at work only.",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "That is no address such as https://intranet.example.nhs.uk/policy."},
    )
    since = _day("From when it holds", "The day of the policy.")
    until = _day("Until when", "Leave it empty where there is no end.", required=False)
    look_again = _day("When will you look at it again?", "At most two years from now. The page says this day.")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["about"].choices = [("", "Choose one"), *about_choices()]  # type: ignore[attr-defined]

    def clean_link(self) -> str:
        """Secure, or none."""
        link: str = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError("The address must begin with https://.")
        return link

    def clean_look_again(self) -> date:
        """After today, within two years."""
        day: date = self.cleaned_data["look_again"]
        today = timezone.localdate()
        if not today < day <= today + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError("Choose a day after today, at most two years from now.")
        return day

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", "It ends before it begins.")
        return given

    @property
    def written(self) -> Written:
        """What the action takes."""
        return Written(**self.cleaned_data)


def initial(addition: Addition) -> dict[str, Any]:
    """What the form about an addition begins with."""
    return {name: getattr(addition, name) for name in AdditionForm.base_fields}

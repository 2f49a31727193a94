"""Forms of the national side."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from levelground.standards import standard, standards
from levelground_site.returns.models import Collection

DATE = {"type": "date", "class": "nhsuk-input--width-10"}


def editions() -> list[tuple[str, str]]:
    """The editions that may be collected, and are not yet: 'wres 2026', the newest first."""
    taken = set(Collection.objects.values_list("standard", "year"))
    soon = timezone.localdate().year + 1
    return [
        (f"{name} {year}", f"{standard(name).title} {year}")
        for name in standards()
        for year in sorted(standard(name).years, reverse=True)
        if year <= soon and (name, year) not in taken
    ][:200]


def _day(label: str, hint: str = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=hint, widget=forms.DateInput(DATE, format="%Y-%m-%d"))


class PlanForm(forms.Form):
    """What is collected, and when."""

    edition = forms.ChoiceField(label="Standard and edition", help_text="As the engine declares them.")
    opens = _day("Opens on", "At the beginning of this day.")
    closes = _day("Closes on", "At the end of this day. What comes later is taken, and marked late.")
    publish_by = _day("Boards approve and publish by")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["edition"].choices = [("", "Choose one"), *editions()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """In their order."""
        given: dict[str, Any] = super().clean() or {}
        opens, closes, publish_by = (given.get(name) for name in ("opens", "closes", "publish_by"))
        if opens and closes and closes < opens:
            self.add_error("closes", "It closes before it opens: give a later day.")
        if closes and publish_by and publish_by < closes:
            self.add_error("publish_by", "This lies before the collection closes: give a later day.")
        return given

    @property
    def plan(self) -> dict[str, Any]:
        """What the action takes."""
        name, _, year = self.cleaned_data["edition"].rpartition(" ")
        return {
            "name": name,
            "year": int(year),
            "opens": timezone.make_aware(datetime.combine(self.cleaned_data["opens"], time.min)),
            "closes": timezone.make_aware(datetime.combine(self.cleaned_data["closes"], time(23, 59, 59))),
            "publish_by": self.cleaned_data["publish_by"],
        }


class QueryForm(forms.Form):
    """What the national team wants to know of a return."""

    words = forms.CharField(
        label="Your question",
        max_length=4000,
        help_text="The organisation's analyst, equality lead and executive read it. Do not write about single people.",
        widget=forms.Textarea({"rows": 6}),
    )


class ErratumForm(forms.Form):
    """What was wrong with the release before."""

    erratum = forms.CharField(
        label="What was wrong, and why",
        max_length=4000,
        help_text="Everybody can read it, beside both releases, for good. Name figures, never people.",
        widget=forms.Textarea({"rows": 5}),
    )

"""Forms of pledges: what is typed; what can be is decided by the actions."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from levelground_site.lived_experience.pledges.actions.by_date import followed_up
from levelground_site.lived_experience.pledges.models import (
    Asks,
    FollowUp,
    Internships,
    Measure,
    Pledge,
    Question,
    Route,
    Scheme,
    Starts,
)

DATE = {"type": "date", "class": "nhsuk-input--width-10"}
SMALL = {"inputmode": "numeric", "class": "nhsuk-input--width-4"}
NEVER_WHO = "How many, never who: write no name, and nothing that leads to one person."


def _day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=hint, required=required, widget=forms.DateInput(DATE, format="%Y-%m-%d")
    )


def _number(label: str, hint: str = "", *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, required=required, widget=forms.NumberInput(SMALL))


def _words(label: str, hint: str = "", *, rows: int = 4, most: int = 4000, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=required, widget=widget)


class SchemeFileForm(forms.Form):
    """The data file of a scheme."""

    file = forms.FileField(
        label="The scheme’s file",
        help_text="A text file in TOML, as the schemes that are here already have it: copy one of them and change it.",
        widget=forms.FileInput({"accept": ".toml"}),
    )


class MakeForm(forms.Form):
    """A new pledge, in draft."""

    scheme = forms.ChoiceField(label="What you pledge", widget=forms.RadioSelect)
    words = _words(
        "The words that you sign",
        "As they will stand on the page that everybody reads. Leave the scheme’s, or put your own.",
    )
    signatory = forms.CharField(label="Who signs", max_length=150)
    signatory_post = forms.CharField(label="Their post", max_length=150)

    def __init__(self, *args: Any, schemes: list[Scheme], **given: Any) -> None:
        super().__init__(*args, **given)
        self.schemes = {each.key: each for each in schemes}
        self.fields["scheme"].choices = [(each.key, each.name) for each in schemes]  # type: ignore[attr-defined]

    def clean_scheme(self) -> Scheme:
        """The scheme itself."""
        return self.schemes[self.cleaned_data["scheme"]]


class SignForm(forms.Form):
    """When it was signed off and signed."""

    board_signed_off = _day("The board signed it off on")
    signed = _day("Signed on", "From then on everybody can read it.")


class RenewForm(forms.Form):
    """The board's new decision."""

    board_signed_off = _day("The board signed the renewal off on")


class WhyForm(forms.Form):
    """A reason that everybody can read."""

    why = _words("Why", "Everybody can read it, for good. Name no person.")


class HelpForm(forms.Form):
    """What the organisation would help others with, and who answers questions."""

    helps_others = forms.CharField(
        label="What you would help others with",
        help_text="Such as ‘How we found job coaches’. Organisations near you see it. Empty: you offer nothing.",
        max_length=300,
        required=False,
    )
    take_contact = forms.BooleanField(
        label="I answer questions about this pledge, and my name stands on its page", required=False
    )


class EvidenceForm(forms.Form):
    """Evidence for a step."""

    step = forms.ChoiceField(label="For which step")
    kind = forms.ChoiceField(label="What it is", choices=Asks.choices, widget=forms.RadioSelect)
    says = _words(
        "What it shows", "In a sentence or two. Everybody can read it once it is confirmed.", rows=3, most=600
    )
    dated = _day("Of which day")
    ends = _day("Until when it holds", "For an accreditation.", required=False)
    link = forms.URLField(
        label="Where it can be read", max_length=500, required=False, assume_scheme="https",
        help_text="Best a public page.", widget=forms.URLInput({"class": "nhsuk-input--width-30"}),
    )  # fmt: skip
    file = forms.FileField(
        label="Or the file itself", required=False,
        help_text="PDF, Word (.docx), PNG or JPEG, at most 5 MB. It is sealed: only those inside can open it.",
        widget=forms.FileInput({"accept": ".pdf,.docx,.png,.jpg,.jpeg"}),
    )  # fmt: skip

    def __init__(self, *args: Any, pledge: Pledge, **given: Any) -> None:
        super().__init__(*args, **given)
        self.steps = {str(step.number): step for step in pledge.edition.steps.all()}
        self.fields["step"].choices = [(key, str(step)) for key, step in self.steps.items()]  # type: ignore[attr-defined]

    def clean_step(self) -> Any:
        """The step itself."""
        return self.steps[self.cleaned_data["step"]]


class CheckForm(forms.Form):
    """Whether evidence shows what it should."""

    holds = forms.ChoiceField(
        label="Does it show what it should?",
        choices=[("yes", "Yes: I have looked at it myself"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    words = _words("If it does not: what is missing", rows=3, most=600, required=False)


class PromiseForm(forms.Form):
    """The organisation's own number."""

    measure = forms.ChoiceField(label="Of what", choices=Measure.choices, widget=forms.RadioSelect)
    number = _number("How many")
    by_day = _day("By when")
    why = _words("Why it is less, or later, than before", "Where it is.", rows=3, required=False)


class ReportForm(forms.Form):
    """A six-monthly report."""

    period_end = _day("The months to")
    done = _words("What was done", "In plain words; everybody can read it. If nothing was done, say so.")
    next = _words("What comes next", required=False, rows=3)
    posts = _number("Posts, trials and internships that you opened in these months")
    tastings = _number("Work tastings in these months")
    asked = _number("People who asked for Access to Work", NEVER_WHO)
    awarded = _number("Of these, it was awarded to")
    in_place = _number("Of these, it is in place for")
    evidence_link = forms.URLField(
        label="Where it can be read", max_length=500, required=False, assume_scheme="https",
        widget=forms.URLInput({"class": "nhsuk-input--width-30"}),
    )  # fmt: skip


class StartsForm(forms.Form):
    """People who started."""

    route = forms.ChoiceField(label="By which way", choices=Route.choices, widget=forms.RadioSelect)
    started = _day(
        "Their first paid day", "Move between NHS employers, with a gap of at most four weeks, is no new start."
    )
    people = _number("How many started", NEVER_WHO)
    under_16_hours = _number("Of these, for fewer than 16 hours a week", required=False)
    bands_2_to_4 = _number("In bands 2 to 4", "Where it is known.", required=False)
    bands_5_to_7 = _number("In bands 5 to 7", required=False)
    bands_8_up = _number("In band 8a or above", required=False)

    def clean(self) -> dict[str, Any]:
        """What was left empty is none."""
        given: dict[str, Any] = super().clean() or {}
        optional = ("under_16_hours", "bands_2_to_4", "bands_5_to_7", "bands_8_up")
        return given | {name: given.get(name) or 0 for name in optional if name not in self.errors}


class FollowUpForm(forms.Form):
    """Who is still there."""

    weeks = forms.TypedChoiceField(label="After how many weeks", coerce=int, widget=forms.RadioSelect)
    still = _number("Still in paid work", NEVER_WHO)
    left = _number("Have left", "Whoever is neither is not known about, and counted so.")
    progressed = _number("Of those still there: on more hours, a higher band or a permanent contract", required=False)

    def __init__(self, *args: Any, starts: Starts, weeks: int | None = None, **given: Any) -> None:
        super().__init__(*args, **given)
        today = timezone.localdate()
        due = [each for each, day in followed_up(starts) if day <= today] if weeks is None else [weeks]
        self.fields["weeks"].choices = [  # type: ignore[attr-defined]
            (each, f"{each} weeks: over on {starts.started + timedelta(weeks=each):%-d %B %Y}") for each in due
        ]
        if len(due) == 1:
            self.fields["weeks"].initial = due[0]

    def clean_progressed(self) -> int:
        """What was left empty is none."""
        return self.cleaned_data["progressed"] or 0


class InternshipsForm(forms.Form):
    """A year of supported internships."""

    ended = _day("The year ended on")
    started = _number("How many started the year", NEVER_WHO)
    completed = _number("How many completed it")
    in_work = _number("How many were in paid work within six months of the end, here or elsewhere")


class CorrectionForm(forms.Form):
    """Why an entry was wrong; the right numbers come from the form of its kind."""

    why = _words(
        "What was wrong", "It stays beside the entry, for those inside the organisation. Name no person.", rows=3
    )
    gone = forms.BooleanField(label="The entry was a mistake altogether: take it out", required=False)


class AskForm(forms.Form):
    """A question from anybody."""

    kind = forms.ChoiceField(label="What is it?", choices=Question.Kind.choices, widget=forms.RadioSelect)
    words = _words("Write it here", "Only the people who answer can read it.")
    reach = forms.CharField(
        label="How can we reach you?",
        help_text="An e-mail address or a phone number. You need not say it. Then look for the answer on this page.",
        max_length=200,
        required=False,
    )


class AnswerForm(forms.Form):
    """The answer to a question."""

    words = _words("Your answer", "In plain words. Name no person, and do not repeat what was asked.")
    shown = forms.BooleanField(label="Show the answer on the pledge’s page", required=False)


class SettleForm(forms.Form):
    """What became of a challenge."""

    holds = forms.ChoiceField(
        label="What was found",
        choices=[("yes", "What the pledge says holds"), ("no", "It does not hold: its result is put aside")],
        widget=forms.RadioSelect,
    )
    why = _words("Why", "Everybody can read it, for good. Name no person.")


def right_form(entry: Any, data: Any = None) -> forms.Form:
    """The form of an entry's kind, filled with what it says now."""
    if isinstance(entry, Starts):
        names = ("route", "started", "people", "under_16_hours", "bands_2_to_4", "bands_5_to_7", "bands_8_up")
        return StartsForm(data, initial={name: getattr(entry, name) for name in names})
    if isinstance(entry, FollowUp):
        initial = {name: getattr(entry, name) for name in ("weeks", "still", "left", "progressed")}
        return FollowUpForm(data, starts=entry.of, weeks=entry.weeks, initial=initial)
    if isinstance(entry, Internships):
        initial = {name: getattr(entry, name) for name in ("ended", "started", "completed", "in_work")}
        return InternshipsForm(data, initial=initial)
    raise TypeError(f"{type(entry).__name__} is no entry of numbers.")

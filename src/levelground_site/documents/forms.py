"""Forms of documents: one thing at a time, each with its own words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from levelground_site.documents.actions import MISSING, MUST_SAY, Reply
from levelground_site.documents.kinds import Kind, Party, Question
from levelground_site.documents.models import Ask
from levelground_site.people.models import Person

DATE = {"type": "date", "class": "nhsuk-input--width-10"}


def day_field(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    """A day, in the browser's own way of choosing one."""
    widget = forms.DateInput(DATE, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget)


def answer_form(question: Question, value: str, data: Any = None) -> forms.Form:
    """The form of one question: `words` are its answer."""
    field: forms.Field
    initial: Any = value
    if question.form == "words":
        field = forms.CharField(
            required=False, max_length=question.most, widget=forms.Textarea({"rows": 6, "maxlength": question.most})
        )
    elif question.form == "choice":
        field = forms.ChoiceField(choices=question.options, required=False, widget=forms.RadioSelect())
    else:
        field = forms.MultipleChoiceField(
            choices=question.options, required=False, widget=forms.CheckboxSelectMultiple()
        )
        initial = value.split(",") if value else []
    form = forms.Form(data, initial={"words": initial})
    form.fields["words"] = field
    return form


class ShareForm(forms.Form):
    """Whom to give what, and until when."""

    email = forms.EmailField(label="Their e-mail address at work", widget=forms.EmailInput({"autocomplete": "off"}))
    name = forms.CharField(
        label="Their name",
        max_length=150,
        required=False,
        help_text="If they have never been here, the invitation has it.",
    )
    sections = forms.MultipleChoiceField(label="What they may see", widget=forms.CheckboxSelectMultiple())
    until = day_field("Until when", "Leave it empty to decide later. You can end it at any time.", required=False)

    def __init__(self, *args: Any, kind: Kind, party: Party, named: bool = True, **given: Any) -> None:
        super().__init__(*args, **given)
        choices = [(section.key, section.title) for section in kind.sections if section.key in party.may_see]
        self.fields["sections"].choices = choices  # type: ignore[attr-defined]
        if not named:
            del self.fields["email"], self.fields["name"]


NOBODY = "nobody"


class AskForm(forms.Form):
    """Something that would help, and what it rests on."""

    words = forms.CharField(
        label="What would help?", max_length=500, widget=forms.Textarea({"rows": 3, "maxlength": 500})
    )
    rests_on = forms.ChoiceField(
        label="What does it rest on?", required=False, widget=forms.RadioSelect(),
        help_text="If you are not sure, leave ‘Between the two of us’. You can change it later.",
    )  # fmt: skip

    late_to = forms.ChoiceField(
        label="If the answer comes too late, who else should look at it?", required=False, widget=forms.RadioSelect(),
        help_text="Choose one where an answer is due by a day. They are asked on the day after. They see this one "
        "thing, and nothing else you wrote.",
    )  # fmt: skip

    def __init__(self, *args: Any, kind: Kind, helpers: Sequence[Person] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.kind = kind
        choices = [(basis.key, f"{basis.title}: {basis.words}") for basis in kind.bases]
        self.fields["rests_on"].choices = choices  # type: ignore[attr-defined]
        self.fields["rests_on"].initial = kind.bases[0].key
        if not helpers or not any(basis.formal for basis in kind.bases):
            del self.fields["late_to"]
            return
        named = [(each.email, each.name) for each in helpers]
        self.fields["late_to"].choices = [*named, (NOBODY, "Nobody: only we two are told")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whoever asks for what must be answered by a day says who looks at it when it is not: theirs to choose."""
        given = super().clean() or self.cleaned_data
        rests_on = given.get("rests_on")
        if "late_to" in self.fields and rests_on and self.kind.basis(rests_on).formal and not given.get("late_to"):
            self.add_error("late_to", "Say who should look at it when the answer is late, or that nobody should.")
        return given

    @property
    def chosen_helper(self) -> str:
        """The address of whoever was chosen; nothing for nobody."""
        chosen = str(self.cleaned_data.get("late_to") or "")
        return "" if chosen == NOBODY else chosen


class TalkForm(forms.Form):
    """When and where the two talk."""

    on = day_field("Which day?")
    time = forms.TimeField(
        label="What time?", widget=forms.TimeInput({"type": "time", "class": "nhsuk-input--width-5"}, format="%H:%M")
    )
    minutes = forms.TypedChoiceField(
        label="How long?",
        coerce=int,
        choices=[("30", "30 minutes"), ("45", "45 minutes"), ("60", "One hour")],
        initial="45",
    )
    place = forms.CharField(
        label="Where?",
        max_length=200,
        required=False,
        help_text="A quiet room, or a call. It is in the calendar entry.",
    )

    @property
    def at(self) -> datetime:
        """The moment that it begins."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"]))


class ReplyForm(forms.Form):
    """What is answered, with what each answer must say."""

    agreed_words = forms.CharField(
        label="What did you agree?", max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )
    trial_until = day_field("Until when do you try it?", required=False)
    placed_by = forms.CharField(
        label="Who makes it happen?",
        max_length=200,
        required=False,
        help_text="Whoever puts it in the roster, or does it.",
    )
    place_by = day_field("By when will it be in place?", required=False)
    reason = forms.CharField(
        label="Why can it not be agreed?", max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    alternative = forms.CharField(
        label="What could work instead?", max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Even something small.",
    )  # fmt: skip
    second_person = forms.CharField(
        label="Who else can look at it?", max_length=200, required=False, help_text="HR, or the carers lead. By name."
    )
    answer_again_by = day_field("When will you look at it again?", required=False)
    turn = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, verb: str, ask: Ask, **given: Any) -> None:
        super().__init__(*args, **given)
        self.verb = verb
        for name in set(self.fields) - {*MUST_SAY[verb], "turn"}:
            del self.fields[name]
        for name in MUST_SAY[verb]:
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = MISSING[name]
        self.fields["turn"].initial = ask.turn

    @property
    def reply(self) -> Reply:
        """What the action takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "turn"}
        return Reply(self.verb, **given)


class ReviewOnForm(forms.Form):
    """When to look again."""

    review_on = day_field("When do you look at it again?", "At the latest a year from now.")

"""Forms of those who keep the register of posts."""

from typing import Any

from django import forms
from django.utils import timezone

from levelground_site.lived_experience.posts.models import Advert, Change, Post
from levelground_site.lived_experience.posts.practice import PRACTICE
from levelground_site.lived_experience.posts.words import EXPERIENCES, RECRUITMENT

DATE = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class PostForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything that the register says of a post."""

    experiences = forms.MultipleChoiceField(
        label="The experience that the post asks for",
        help_text="Of the post. Never write what anybody who holds it has told of themselves.",
        choices=tuple(EXPERIENCES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    recruitment = forms.MultipleChoiceField(
        label="How people are found for it",
        choices=tuple(RECRUITMENT.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Post
        fields = (
            *("title", "purpose", "kind", "level", "band", "strategic", "reports_to", "wte", "contract"),
            *("experiences", "recruitment", "adjustments", "access_to_work", "support", "pay", "travel"),
            *("rights", "decisions", "opened"),
        )
        widgets = {"opened": DATE}  # noqa: RUF012 (as the library declares it)

    def clean(self) -> dict[str, Any]:
        """What cannot be together: a volunteer has no band, and nobody works more than a whole post."""
        given = super().clean() or {}
        if given.get("kind") == "volunteer" and given.get("band"):
            self.add_error("band", "A volunteer has no pay band. What is paid is employed, or paid involvement.")
        wte = given.get("wte")
        if wte is not None and not 0 < wte <= 1:
            self.add_error("wte", "A share of a whole post lies between 0.01 and 1.")
        if given.get("opened") and given["opened"] > timezone.localdate() and self.instance.pk is None:
            self.add_error("opened", "That day has not come yet.")
        return given


class FillForm(forms.Form):
    """Since when somebody holds it."""

    since = forms.DateField(label="Since which day", widget=DATE)
    came_from = forms.ModelChoiceField(
        Post.objects.none(),
        label="They came from this post of the register",
        required=False,
        empty_label="Another place",
    )
    email = forms.EmailField(
        label="E-mail address of their account",
        required=False,
        help_text="So that they can say themselves whether their name is shown. Without it no name is ever shown.",
    )

    def __init__(self, *args: Any, post: Post, **given: Any) -> None:
        super().__init__(*args, **given)
        others = Post.objects.filter(organisation=post.organisation).exclude(pk=post.pk)
        self.fields["came_from"].queryset = others  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    """Until when they held it."""

    until = forms.DateField(label="Their last day", widget=DATE)


class CloseForm(forms.Form):
    """Why it was closed without anybody."""

    why = forms.CharField(
        label="Why nobody was found",
        max_length=300,
        help_text="This stands in the register. Say nothing of anybody who asked for it.",
        widget=forms.Textarea({"rows": 3}),
    )


class SayForm(forms.ModelForm):  # type: ignore[type-arg]
    """You said, we did."""

    link = forms.URLField(
        label="Where it can be seen: an action, a gap, a paper", required=False, assume_scheme="https"
    )

    class Meta:
        model = Change
        fields = ("said", "did", "on", "link")
        widgets = {"on": DATE}  # noqa: RUF012 (as the library declares it)


class NameForm(forms.Form):
    """Whether, and until when, one's name is shown."""

    until = forms.DateField(
        label="Show my name until this day",
        required=False,
        widget=DATE,
        help_text="Leave it empty, and your name is not shown. You can change this on any day.",
    )

    def clean_until(self) -> Any:
        """A day that is still to come."""
        until = self.cleaned_data["until"]
        if until is not None and until < timezone.localdate():
            raise forms.ValidationError("Choose a day that is still to come, or leave it empty.")
        return until


class DescriptionForm(forms.Form):
    """A job description."""

    description = forms.CharField(
        label="The job description",
        max_length=20_000,
        help_text="Paste what you have. A first easy-read advert is made of it, for you to finish.",
        widget=forms.Textarea({"rows": 12}),
    )


class AdvertForm(forms.ModelForm):  # type: ignore[type-arg]
    """What good practice asks of an advert beside its words."""

    practice = forms.MultipleChoiceField(
        label="What holds for this job",
        choices=tuple(PRACTICE.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Advert
        fields = ("questions", "contact_name", "contact_phone", "closes", "practice")
        widgets = {"closes": DATE, "questions": forms.Textarea({"rows": 4})}  # noqa: RUF012 (as the library declares it)

"""The form for a challenge, and for its answer."""

import re
from typing import Any

from django import forms

from levelground_site.challenges.addresses import About, page_at
from levelground_site.releases.models import Release

LONGEST, SHORTEST, MOST_LINKS = 2000, 10, 2
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_SAYS_WHO = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?:\d[\s-]?){9,}")


class ChallengeForm(forms.Form):
    """What looks wrong, and where."""

    page = forms.CharField(
        label="Which page",
        max_length=600,
        help_text="Its address: copied from the top of the browser, or as it stands here already.",
        widget=forms.TextInput({"autocomplete": "off", "class": ""}),
    )
    figure = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    said = forms.CharField(
        label="What looks wrong",
        max_length=LONGEST,
        min_length=SHORTEST,
        help_text="Say which number or sentence, what you expected, and how you know. Write nothing about a person "
        f"who could be recognised. At most {LONGEST:,} letters.",
        widget=forms.Textarea({"rows": 8}),
    )
    email = forms.EmailField(
        label="Your e-mail address, if the answer should come to you",
        required=False,
        max_length=254,
        help_text="Used for this answer, and then taken out. You can also follow the answer without it.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    # For programs that fill in whatever there is; people do not see it, and are told should they meet it.
    website = forms.CharField(label="Leave this field empty", required=False, max_length=200)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, host: str, **given: Any) -> None:
        super().__init__(*args, **given)
        self.host = host
        self.about: About | None = None

    def clean_page(self) -> str:
        """A page of this site."""
        given: str = self.cleaned_data["page"]
        self.about = page_at(given, self.host)
        if self.about is None:
            raise forms.ValidationError("This is no page of this site. Copy the address of the page with the figure.")
        return self.about.page

    def clean_said(self) -> str:
        """Not a list of links."""
        said: str = self.cleaned_data["said"]
        if len(_LINK.findall(said)) > MOST_LINKS:
            raise forms.ValidationError(f"Give at most {MOST_LINKS} links: say in words what looks wrong.")
        return said

    def clean_website(self) -> str:
        """Empty."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this field empty: it is there to keep programs out.")
        return ""


HOW = (
    ("answer-in-public", "In public: the question and the answer stand in the register"),
    ("answer-privately", "Privately: only whoever asked reads it. The register says that it was answered, and when"),
    ("set-aside", "Set it aside: it challenges no figure and no claim"),
)


class AnswerForm(forms.Form):
    """How it is answered, and in which words."""

    how = forms.ChoiceField(label="How do you answer?", choices=HOW, widget=forms.RadioSelect, initial=HOW[0][0])
    question = forms.CharField(
        label="The question, as everybody will read it",
        required=False,
        max_length=LONGEST,
        help_text="Take out whatever says who asked, or of whom else it speaks. Only needed for an answer in public.",
        widget=forms.Textarea({"rows": 5}),
    )
    words = forms.CharField(
        label="The answer",
        max_length=5000,
        help_text="Is the figure right? How do we know? If it is wrong: what is right, and when is it corrected?",
        widget=forms.Textarea({"rows": 7}),
    )
    correction = forms.ModelChoiceField(
        Release.objects.none(),
        label="The release that corrects it",
        required=False,
        empty_label="No correction",
        help_text="Only for an answer in public.",
    )

    def __init__(self, *args: Any, corrections: list[Release], **given: Any) -> None:
        super().__init__(*args, **given)
        field: Any = self.fields["correction"]
        field.queryset = Release.objects.filter(pk__in=[each.pk for each in corrections])

    def clean(self) -> dict[str, Any]:
        """A public answer has a question, and neither says who asked."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("how") != "answer-in-public":
            return given
        if not given.get("question"):
            self.add_error("question", "Write the question as everybody will read it.")
        for name in ("question", "words"):
            if _SAYS_WHO.search(given.get(name) or ""):
                self.add_error(name, "Take out the e-mail address or telephone number: this will be public.")
        return given

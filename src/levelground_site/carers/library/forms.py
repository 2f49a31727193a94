"""Forms of the library's desk, and what a reader asked of the library."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.dateparse import parse_date

from levelground_site.carers.library.actions import About, Words
from levelground_site.carers.library.captions import faults_of
from levelground_site.carers.library.kinds import LANGUAGES, Audience, Form, Kind, Topic
from levelground_site.carers.library.models import Item, Text
from levelground_site.carers.library.queries import Filtered

MEDIA = {
    Kind.VIDEO: ("mp4", "webm"),
    Kind.AUDIO: ("mp3", "m4a", "ogg", "webm", "wav"),
    Kind.DOWNLOAD: ("pdf",),
}
LARGEST_MB = 200
# What a file of each kind begins with, or has from its fourth byte on.
_BEGINS = {
    "mp4": b"ftyp", "m4a": b"ftyp", "webm": b"\x1aE\xdf\xa3", "ogg": b"OggS", "wav": b"RIFF", "pdf": b"%PDF",
}  # fmt: skip


def filtered(given: Mapping[str, str]) -> Filtered:
    """What an address asks for; what is none of the choices is passed over."""
    audience, topic = given.get("for", ""), given.get("about", "")
    return Filtered(
        words=" ".join(given.get("q", "").split())[:100],
        audience=audience if audience in Audience.values else "",
        topic=topic if topic in Topic.values else "",
        easy=given.get("easy") == "yes",
    )


class Lines(forms.CharField):
    """Some lines of text, as a list."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        """The lines that hold anything."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        """The lines again."""
        return value if isinstance(value, str) else "\n".join(value or ())


class TextForm(forms.Form):
    """A text: its words, sources and recording; for the plain English one also what the item is."""

    title = forms.CharField(label="Title", help_text="As the reader would say it.", max_length=120)
    summary = forms.CharField(
        label="What it is, in a sentence or two", max_length=300, widget=forms.Textarea({"rows": 2})
    )
    body = forms.CharField(
        label="Words",
        help_text="Of a film or sound, the transcript. ‘## ’ begins a heading, ‘- ’ a line of a list, "
        "[words](https://…) a link. In easy read each paragraph is one idea with a picture before it: ‘[home] You help "
        "at home.’; a line ‘hard word = what it means’ below it explains one.",
        required=False,
        max_length=40_000,
        widget=forms.Textarea({"rows": 20}),
    )
    author = forms.CharField(label="Author", max_length=150)
    sources = Lines(
        label="Sources", help_text="One a line: Title | https://address | the day on which you read it (2026-11-25)"
    )
    answers = Lines(
        label="What people may type who look for this",
        help_text="One phrase a line, in their words: ‘mum keeps falling’.",
        required=False,
    )
    unchecked = Lines(
        label="What nobody has compared with its source yet", help_text="One a line. The page says so.", required=False
    )
    recording = forms.FileField(
        label="Recording, or the file to print",
        help_text="A film: MP4 or WebM. Sound: MP3, M4A, Ogg, WebM or WAV. To print: PDF.",
        required=False,
    )
    captions = forms.CharField(
        label="Captions of a film (WebVTT)", required=False, widget=forms.Textarea({"rows": 6}), max_length=200_000
    )

    def __init__(self, *args: Any, kind: str, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind not in MEDIA:
            del self.fields["recording"]
        if kind != Kind.VIDEO:
            del self.fields["captions"]
        if first:
            self.fields["audiences"] = forms.MultipleChoiceField(
                label="For whom", choices=Audience.choices, widget=forms.CheckboxSelectMultiple
            )
            self.fields["topics"] = forms.MultipleChoiceField(
                label="About what", choices=Topic.choices, widget=forms.CheckboxSelectMultiple
            )
            if kind == Kind.PATH:
                self.fields["steps"] = Lines(label="Steps", help_text="One a line: the item’s address | why to read it")

    def clean_sources(self) -> list[dict[str, str]]:
        """Each with its title and a secure address, and the day on which it was read, where one is given."""
        found = []
        for line in self.cleaned_data["sources"]:
            title, address, read = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
            if not title or not address.startswith(("https://", "http://")):
                raise forms.ValidationError(f"‘{line[:60]}’ needs a title, then |, then an address with https://.")
            if read and parse_date_or_none(read) is None:
                raise forms.ValidationError(f"‘{read[:20]}’ is no day such as 2026-11-25.")
            found.append({"title": title, "address": address, "read": read})
        return found

    def clean_steps(self) -> list[list[str]]:
        """Each with an item that there is, and why."""
        pairs = [[part.strip() for part in line.split("|", 1)] for line in self.cleaned_data["steps"]]
        known = set(Item.objects.filter(slug__in=[pair[0] for pair in pairs]).values_list("slug", flat=True))
        for pair in pairs:
            if len(pair) != 2 or pair[0] not in known:
                raise forms.ValidationError(
                    f"‘{' | '.join(pair)[:60]}’ needs the address of an item, then |, then why."
                )
        return pairs

    def clean_captions(self) -> str:
        """None yet, or captions that can be shown."""
        captions = str(self.cleaned_data["captions"]).strip()
        if captions and (faults := faults_of(captions)):
            raise forms.ValidationError(faults)
        return captions

    def clean_recording(self) -> "UploadedFile[Any] | None":
        """A file of the kind that the item is, by its name and by what it begins with."""
        media: UploadedFile[Any] | None = self.cleaned_data["recording"]
        if media is None:
            return None
        ending = str(media.name).rsplit(".", 1)[-1].lower()
        if ending not in MEDIA[Kind(self.kind)]:
            wanted = ", ".join(MEDIA[Kind(self.kind)])
            raise forms.ValidationError(f"It is a .{ending[:10]} file, and must be one of these: {wanted}.")
        if (media.size or 0) > LARGEST_MB * 1_000_000:
            raise forms.ValidationError(f"It is larger than {LARGEST_MB} MB.")
        head = media.read(12)
        media.seek(0)
        if ending in _BEGINS and _BEGINS[ending] not in {head[: len(_BEGINS[ending])], head[4:8]}:
            raise forms.ValidationError(f"It is called .{ending}, but it is something else.")
        return media

    @property
    def words(self) -> Words:
        """What was written."""
        given = self.cleaned_data
        return Words(
            given["title"],
            given["summary"],
            given["body"],
            given["author"],
            given["answers"],
            given["sources"],
            given["unchecked"],
            given.get("captions", ""),
        )

    @property
    def about(self) -> About | None:
        """What the item is, where it was asked."""
        given = self.cleaned_data
        if "audiences" not in given:
            return None
        return About(Kind(self.kind), given["audiences"], given["topics"], given.get("steps", ()))


def initial(text: Text) -> dict[str, Any]:
    """What a form about a text begins with."""
    sources = [" | ".join(filter(None, (each["title"], each["address"], each["read"]))) for each in text.sources]
    return {
        "title": text.title,
        "summary": text.summary,
        "body": text.body,
        "author": text.author,
        "sources": sources,
        "answers": text.answers,
        "unchecked": text.unchecked,
        "captions": text.captions,
        "audiences": text.item.audiences,
        "topics": text.item.topics,
        "steps": [" | ".join(step) for step in text.item.steps],
    }


class BeginForm(forms.Form):
    """What a new item is, before it is written."""

    kind = forms.ChoiceField(label="What will it be?", choices=Kind.choices, widget=forms.RadioSelect)
    slug = forms.SlugField(
        label="Its address", help_text="A few plain words with hyphens. It stays for good: ‘falls’.", max_length=60
    )

    def clean_slug(self) -> str:
        """An address that is free."""
        slug: str = self.cleaned_data["slug"].lower()
        if Item.objects.filter(slug=slug).exists():
            raise forms.ValidationError("There is an item with this address already.")
        return slug


class VersionForm(forms.Form):
    """The form and language of another text of an item."""

    form = forms.ChoiceField(label="Form", choices=Form.choices)
    language = forms.ChoiceField(label="Language", choices=list(LANGUAGES.items()))


class ReviewForm(forms.Form):
    """What a reviewer says: when it must be looked at again, and what they have compared with its source."""

    next_review = forms.DateField(
        label="Next review", help_text="For example 2027-11-25. At most two years on; sooner where the law may change."
    )
    compared = forms.MultipleChoiceField(
        label="I have compared these with their source", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, unchecked: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unchecked:
            self.fields["compared"].choices = [(str(place), words) for place, words in enumerate(unchecked)]  # type: ignore[attr-defined]
        else:
            del self.fields["compared"]

    def clean_next_review(self) -> date:
        """After today, and within two years."""
        day: date = self.cleaned_data["next_review"]
        today = timezone.localdate()
        if day <= today:
            raise forms.ValidationError("It must be after today.")
        if (day - today).days > 731:
            raise forms.ValidationError("At most two years from today.")
        return day

    @property
    def places(self) -> list[int]:
        """The places of what was compared."""
        return [int(each) for each in self.cleaned_data.get("compared", ())]


class RemarkForm(forms.Form):
    """Why it is sent back or withdrawn."""

    words = forms.CharField(label="Why", max_length=2000, widget=forms.Textarea({"rows": 3}))


def parse_date_or_none(text: str) -> date | None:
    """A day, or None for what is none."""
    try:
        return parse_date(text)
    except ValueError:
        return None

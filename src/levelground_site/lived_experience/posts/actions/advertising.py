"""Adverts: made from a job description, finished by a person, published when good practice is kept; and answers."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.easy_read.models import Filled
from levelground_site.easy_read.texts import Text, to_json
from levelground_site.lived_experience.posts.easing import proposal
from levelground_site.lived_experience.posts.models import Advert, Application, Post
from levelground_site.lived_experience.posts.practice import missing
from levelground_site.lived_experience.posts.states import POST
from levelground_site.mail.sending import send


class CannotAdvertise(Exception):  # noqa: N818
    """What good practice asks and is not there yet; a sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@action("post.advertise")
def draft(by: Any, thing: Post, *, description: str) -> Advert:
    """A first easy-read advert from a job description, for a person to finish."""
    text = proposal(thing.title, thing.organisation.name, description)
    return Advert.objects.create(of=thing, description=description, content=to_json(text))


@action("post.advertise")
def rewrite(by: Any, thing: Advert, *, text: Text | None = None) -> Advert:
    """Keeps what was changed in an advert that is not published yet."""
    if thing.published:
        raise CannotAdvertise(["It is published. Make another one."])
    if text is not None:
        thing.content = to_json(text)
    thing.save()
    return thing


@action("post.advertise")
def publish(by: Any, thing: Advert) -> Advert:
    """Publishes it; CannotAdvertise says what is missing, all of it."""
    thing = Advert.objects.select_for_update().get(pk=thing.pk)
    if thing.published:
        return thing
    faults = missing(thing)
    if thing.closes is not None and thing.closes <= timezone.localdate():
        faults.append("The last day must still be to come.")
    if faults:
        raise CannotAdvertise(faults)
    post = Post.objects.select_for_update().get(pk=thing.of_id)
    POST.move(post, "advertise")
    post.closed, post.why_closed = None, ""
    post.save()
    thing.published = timezone.now()
    thing.save()
    note(advert=str(thing.public_id))
    return thing


@action("advert.apply")
def take_in(by: Any, thing: Advert, *, filled: Filled) -> Application:
    """Somebody asked for the job."""
    return Application.objects.create(of=thing, filled=filled)


@action("advert.read")
def tell(by: Any, thing: Application, *, words: str) -> Application:
    """Tells whoever asked for the job what was decided, and why, in easy words; they read it where they asked."""
    thing.told, thing.told_at = words, timezone.now()
    thing.save()
    person = thing.filled.person
    if person is not None:
        address = settings.SITE_URL + reverse("easy-form-sent", kwargs={"token": thing.filled.public_id})
        send("easy_read/email/answered", person.email, {"address": address, "name": person.name})
    return thing

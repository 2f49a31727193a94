"""Keeping the register: posts, who holds them, what they changed; and whether a name is shown."""

from datetime import date
from typing import Any

from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.lived_experience.posts.models import Change, Holder, Post
from levelground_site.lived_experience.posts.states import POST
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person


class CannotBe(Exception):  # noqa: N818
    """What was told of a post cannot be; says why."""


@action("post.keep")
def add(by: Any, thing: Organisation, *, post: Post) -> Post:
    """Adds a post to the register of an organisation, as planned."""
    post.organisation = thing
    post.save()
    note(post=str(post.public_id))
    return post


@action("post.keep")
def change(by: Any, thing: Post) -> Post:
    """Keeps what was changed in a post; CannotBe where its holders say otherwise."""
    first = thing.holders.order_by("since").first()
    if first is not None and thing.opened > first.since:
        raise CannotBe("Somebody held this post before the day on which it is said to have opened.")
    thing.save()
    return thing


@action("post.keep")
def fill(by: Any, thing: Post, *, since: date, came_from: Post | None = None, person: Person | None = None) -> Holder:
    """Somebody holds it from a day on. `person`: their account, so that they can say whether their name is shown."""
    if since < thing.opened:
        raise CannotBe("It was filled before it was opened. Correct one of the two days.")
    if since > timezone.localdate():
        raise CannotBe("That day has not come yet.")
    if came_from is not None and came_from == thing:
        raise CannotBe("Nobody goes on from a post to itself.")
    locked = Post.objects.select_for_update().get(pk=thing.pk)
    POST.move(locked, "fill")
    locked.save()
    thing.state = locked.state
    return Holder.objects.create(of=locked, since=since, came_from=came_from, person=person)


@action("post.keep")
def leave(by: Any, thing: Holder, *, until: date) -> Holder:
    """They hold it no more; the post ends with it, until it is advertised again."""
    if until < thing.since:
        raise CannotBe("They cannot have left before they came.")
    thing.until, thing.named_until = until, None
    thing.save()
    post = Post.objects.select_for_update().get(pk=thing.of_id)
    if not post.holders.filter(until=None).exists() and post.state == "filled":
        POST.move(post, "end")
        post.closed = until
        post.save()
    return thing


@action("post.keep")
def close(by: Any, thing: Post, *, why: str) -> Post:
    """Closed without anybody; the reason stands in the register."""
    thing = Post.objects.select_for_update().get(pk=thing.pk)
    POST.move(thing, "close")
    thing.closed, thing.why_closed = timezone.localdate(), why
    thing.save()
    return thing


@action("post.keep")
def say(by: Any, thing: Post, *, said: str, did: str, on: date, link: str = "") -> Change:
    """'You said, we did', from this post."""
    if on > timezone.localdate():
        raise CannotBe("What is not done yet belongs into a plan, not here.")
    return Change.objects.create(of=thing, said=said, did=did, on=on, link=link)


@action("post.show-name")
def show_name(by: Any, thing: Holder, *, until: date | None) -> Holder:
    """Whoever holds a post says until which day their name is shown with it; None takes it off at once."""
    thing.named_until = until
    thing.save()
    note(shown=until is not None)
    return thing


def holder_account(email: str) -> Person | None:
    """The account of an address; None where there is none."""
    return Person.objects.filter(email=email.strip().lower()).first() if email.strip() else None

"""Posts on a person's own list, on an organisation's page, and in the hub."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from levelground_site.access import may, visible
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import Item, Where, home_items
from levelground_site.lived_experience.posts import queries
from levelground_site.lived_experience.posts.models import Application
from levelground_site.lived_experience.posts.states import POST
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section

hub_entry(
    "lived-experience",
    "Posts that lead",
    "Posts held because of lived experience, from the front line to the nation; jobs to ask for; what changed.",
    "posts",
    needs="site.see",
    order=20,
)


@home_items(Where.WAITING)
def applications(person: Any) -> Iterator[Item]:
    """Applications that have had no answer yet."""
    if not may(person, "advert.read"):
        return
    found = Application.objects.filter(told_at=None).select_related("of__of__organisation")
    for each in visible(person, "advert.read", found, "of__of__organisation").order_by("sent")[:20]:
        address = reverse("job-application", kwargs={"public_id": each.public_id})
        yield Item(
            "Somebody asks for a job", address, "Read it", whose=each.of.of.title, since=each.sent, by=each.of.closes
        )


@home_items(Where.YOURS)
def held(person: Any) -> Iterator[Item]:
    """The post that one holds."""
    for each in queries.mine(person):
        yield Item(each.of.title, reverse("post-name", kwargs={"pk": each.pk}), "My name", whose=each.organisation.name)


@section(order=60)
def posts_of(request: HttpRequest, organisation: Organisation) -> Any:
    """An organisation's posts, and its open jobs."""
    posts = list(queries.at(organisation)[:20])
    keeps = may(request.user, "post.keep", of=organisation)
    if not posts and not keeps:
        return None
    rows = [(post, POST.state(post.state)) for post in posts]
    context = {"rows": rows, "keeps": keeps, "organisation": organisation}
    return mark_safe(render_to_string("posts/section.html", context, request=request))  # noqa: S308 (a template)

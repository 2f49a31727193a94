"""Addresses of posts, adverts and applications."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern

from levelground_site.access.pages import page
from levelground_site.lived_experience.posts import queries
from levelground_site.lived_experience.posts.views import adverts, register
from levelground_site.organisations.queries import one as organisation

BOTH = ("GET", "POST")
POSTS = "lived-experience/posts"


def _kept(route: str, view: Callable[..., Any], name: str, needs: str = "post.keep") -> URLPattern:
    return page(f"{POSTS}/<uuid:public_id>/{route}", view, name=name, needs=needs, of=queries.post, methods=BOTH)


def _holder(route: str, view: Callable[..., Any], name: str, needs: str) -> URLPattern:
    return page(f"{POSTS}/holders/<int:pk>/{route}", view, name=name, needs=needs, of=queries.holder, methods=BOTH)


urlpatterns = [
    page(f"{POSTS}/", register.index, name="posts", needs="site.see"),
    page(f"{POSTS}/easy-read/", register.easy, name="posts-easy", needs="site.see"),
    page(f"{POSTS}/add/<slug:code>/", register.add, name="post-add", needs="post.keep", of=organisation, methods=BOTH),
    page(f"{POSTS}/<uuid:public_id>/", register.show, name="post", needs="post.see", of=queries.post),
    page(
        f"{POSTS}/<uuid:public_id>/easy-read/", register.show_easy, name="post-easy", needs="post.see", of=queries.post
    ),
    _kept("change/", register.change, "post-change"),
    _kept("filled/", register.fill, "post-fill"),
    _kept("close/", register.close, "post-close"),
    _kept("said/", register.say, "post-say"),
    _kept("advertise/", adverts.make, "post-advertise", needs="post.advertise"),
    _holder("left/", register.leave, "post-leave", "post.keep"),
    _holder("name/", register.name, "post-name", "post.show-name"),
    page(
        "lived-experience/adverts/<uuid:public_id>/",
        adverts.write,
        name="advert-write",
        needs="post.advertise",
        of=queries.advert,
        methods=BOTH,
    ),
    page(
        "lived-experience/adverts/<uuid:public_id>/applications/",
        adverts.applications,
        name="job-applications",
        needs="advert.read",
        of=queries.advert,
    ),
    page("lived-experience/jobs/<uuid:public_id>/", adverts.job, name="advert", needs="advert.see", of=queries.advert),
    page(
        "lived-experience/jobs/<uuid:public_id>/ask/",
        adverts.apply,
        name="job-apply",
        needs="advert.apply",
        of=queries.advert,
        methods=("POST",),
    ),
    page(
        "lived-experience/applications/<uuid:public_id>/",
        adverts.application,
        name="job-application",
        needs="advert.read",
        of=queries.application,
        methods=BOTH,
        looked=True,
    ),
    page(
        "lived-experience/applications/<uuid:public_id>/recording/",
        adverts.recording,
        name="job-recording",
        needs="advert.read",
        of=queries.application,
        looked=True,
    ),
]

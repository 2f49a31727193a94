"""Addresses of pledges."""

from typing import Any

from django.urls import URLPattern

from levelground_site.access.pages import page
from levelground_site.lived_experience.pledges.queries import pledges
from levelground_site.lived_experience.pledges.views import doing, easy, measures, one, register
from levelground_site.organisations import queries as organisations

ALL = "lived-experience/pledges/"
ONE = f"{ALL}<slug:scheme>/<slug:code>/"
BOTH = ("GET", "POST")
# What is done to a pledge, and the permission that it needs.
NEEDS = {
    "sign": "sign", "renew": "end", "withdraw": "end", "help": "keep", "evidence": "keep", "promise": "keep",
    "report": "keep", "starts": "keep", "internships": "keep", "ask": "ask", "challenge": "judge", "settle": "judge",
}  # fmt: skip


def _deed(verb: str, needs: str, of: Any = pledges.one, part: str = "") -> URLPattern:
    looked = needs not in ("ask",)
    return page(
        f"{ONE}{part}{verb}/", doing.view_of(doing.DEEDS[verb]), name=f"pledge-{verb}", needs=f"pledge.{needs}", of=of,
        methods=BOTH, looked=looked,
    )  # fmt: skip


urlpatterns = [
    page(ALL, register.index, name="pledges", needs="pledge.see"),
    page(f"{ALL}schemes/", register.schemes, name="pledge-schemes", needs="scheme.see"),
    page(f"{ALL}add-scheme/", register.add_scheme, name="pledge-add-scheme", needs="scheme.keep", methods=BOTH),
    page(f"{ALL}easy/", easy.where, name="pledges-easy", needs="pledge.see"),
    page(f"{ALL}easy/<str:region>/", easy.region, name="pledges-easy-region", needs="pledge.see"),
    page("lived-experience/measures/", measures.measures, name="pledge-measures", needs="pledge.see"),
    page(f"{ALL}<slug:scheme>/", register.scheme, name="pledge-scheme", needs="scheme.see", of=pledges.scheme),
    page(
        f"{ALL}<slug:scheme>/data/<str:file>", register.data, name="pledge-data", needs="scheme.see", of=pledges.file,
    ),
    page(
        "organisations/<slug:code>/pledge/", doing.make, name="pledge-make", needs="pledge.make", of=organisations.one,
        methods=BOTH,
    ),
    page("lived-experience/measures/easy-read/", easy.work, name="work-easy", needs="pledge.see"),
    page(
        f"{ONE}ask/easy-read/", easy.ask, name="pledge-ask-easy", needs="pledge.ask", of=pledges.one, methods=BOTH,
    ),
    page(ONE, one.show, name="pledge", needs="pledge.see", of=pledges.one),
    page(f"{ONE}easy/", easy.one, name="pledge-easy", needs="pledge.see", of=pledges.one),
    page(f"{ONE}inside/", one.inside, name="pledge-inside", needs="pledge.inside", of=pledges.one, looked=True),
    *(_deed(verb, needs) for verb, needs in NEEDS.items()),
    _deed("check", "check", pledges.evidence, "evidence/<uuid:part>/"),
    _deed("follow-up", "keep", pledges.starts, "starts/<uuid:part>/"),
    _deed("answer", "answer", pledges.question, "questions/<uuid:part>/"),
    page(
        f"{ONE}evidence/<uuid:part>/file/", one.evidence_file, name="pledge-evidence-file", needs="pledge.inside",
        of=pledges.evidence, looked=True,
    ),
    page(
        f"{ONE}entries/<slug:what>/<uuid:part>/confirm/", doing.confirm, name="pledge-confirm", needs="pledge.check",
        of=pledges.entry, methods=("POST",),
    ),
    page(
        f"{ONE}entries/<slug:what>/<uuid:part>/correct/", doing.correct, name="pledge-correct", needs="pledge.keep",
        of=pledges.entry, methods=BOTH, looked=True,
    ),
]  # fmt: skip

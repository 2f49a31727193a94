"""Whatever its own description allows, and much that it does not: never a fault, always in the form described."""

from typing import Any

import pytest
import schemathesis
from django.conf import settings as site
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings

from levelground_site.api.service import description
from levelground_site.releases.models import Release

schema = schemathesis.openapi.from_dict(description())
schema.app = get_wsgi_application()
FORM = {
    "suppress_health_check": list(HealthCheck),
    "deadline": None,
    "derandomize": True,
    "database": None,
    "phases": (Phase.explicit, Phase.generate),
}


@pytest.fixture
def no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "API_A_MINUTE", 10**6)


def asked(case: Any) -> None:
    # What only the answer of another question could show (links between them) is not asked for.
    answer = case.call(headers={"Accept-Encoding": "identity"})
    case.validate_response(answer)
    assert answer.status_code < 500


# To make questions costs more than to answer them: a few of those with most to ask, and all of them under --long.
@schema.include(operation_id=["counts", "figure", "trends", "return"]).parametrize()
@settings(max_examples=2, **FORM)
def test_a_few_questions(case: Any, release: Release, no_limit: None) -> None:
    asked(case)


@pytest.mark.long
@schema.parametrize()
@settings(max_examples=100, **FORM)
def test_many_questions(case: Any, release: Release, no_limit: None) -> None:
    asked(case)

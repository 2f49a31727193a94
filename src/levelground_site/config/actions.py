"""Sealing everything that is kept anew, when a key is changed."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models, transaction
from django.db.models import ExpressionWrapper, F

from levelground_site.config.fields import SealedTextField
from levelground_site.config.sealing import sealed_anew

Resealer = Callable[[], int]
_ELSEWHERE: list[Resealer] = []
_AT_ONCE = 200


def resealer(function: Resealer) -> Resealer:
    """Registers what seals anew that which is in no sealed field of a model, and gives how much it was.

    An app has it in a module called resealing.
    """
    _ELSEWHERE.append(function)
    return function


def reseal() -> int:
    """Seals with the newest key all that is sealed; gives how much it was.

    Broken off, it can be run again. Raises cryptography.fernet.InvalidToken where no key opens something.
    """
    return sum(_field(model, name) for model, name in _sealed_fields()) + sum(each() for each in _ELSEWHERE)


def _sealed_fields() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField):
                yield model, field.attname


def _field(model: type[models.Model], name: str) -> int:
    """Row by row, as it is kept and not as it reads; also of what is otherwise never changed, for it says the same."""
    # The model's plain manager: what is written once refuses others.
    rows = model._base_manager
    keys = list(rows.exclude(**{f"{name}__isnull": True}).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        with transaction.atomic():
            some = rows.select_for_update().filter(pk__in=keys[start : start + _AT_ONCE])
            kept = some.annotate(kept=ExpressionWrapper(F(name), output_field=models.TextField()))
            for pk, sealed in list(kept.values_list("pk", "kept")):
                rows.filter(pk=pk).update(**{name: sealed_anew(sealed)})
    return len(keys)

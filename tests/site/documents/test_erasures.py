"""What was erased stays erased, whatever copy of the database is put back."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from documents_at_hand import Pair, written
from levelground_site.documents import actions, erasures
from levelground_site.documents.models import Answer, Ask, Document, Erasure, Key
from levelground_site.jobs.tidying import tidy
from site_world import World


@pytest.fixture
def pair(world: World, tmp_path: Path, settings: Any) -> Pair:
    settings.DATA = tmp_path
    return written(world)


def copy_of_all() -> list[Any]:
    return [model(**row) for model in (Key, Document, Answer, Ask) for row in model.objects.values()]


def test_a_restored_copy_brings_nothing_back(pair: Pair, django_capture_on_commit_callbacks: Any) -> None:
    copy = copy_of_all()
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(pair.owner, pair.now())
    key = Erasure.objects.get().key
    assert erasures.listed() == {key}
    # The copy is put back: the document, its key, and no word of the erasure.
    Erasure.objects.all()._raw_delete("default")
    for row in copy:
        row.save(force_insert=True)
    assert Document.objects.count() == 1
    tidy()
    assert not Key.objects.exists()
    assert not Document.objects.exists()
    assert not Answer.objects.exists()
    assert Erasure.objects.get().key == key


def test_an_erasure_whose_process_was_killed_before_the_list_was_written_comes_onto_it(pair: Pair) -> None:
    actions.erase(pair.owner, pair.now())
    assert not erasures.listed()
    tidy()
    assert erasures.listed() == {Erasure.objects.get().key}


def test_the_list_stands_a_line_that_was_left_unfinished_and_is_nobody_elses(pair: Pair, tmp_path: Path) -> None:
    first, second = uuid4(), uuid4()
    erasures.add([first])
    path = tmp_path / "keys" / "erased.list"
    path.write_text(path.read_text("ascii") + "\n12ab", "ascii")
    erasures.add([first, second])
    assert erasures.listed() == {first, second}
    assert path.stat().st_mode & 0o077 == 0

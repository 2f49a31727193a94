"""The page of states says what is declared."""

from pathlib import Path

from levelground_site.access.documenting_states import states_document
from levelground_site.config.machines import machines
from levelground_site.returns.states import COLLECTION, RETURN


def test_the_docs_say_what_is_declared() -> None:
    assert {RETURN, COLLECTION} <= set(machines())
    documented = (Path(__file__).parents[2] / "docs" / "states.md").read_text(encoding="utf-8")
    assert documented == states_document(machines()), "python -m levelground_site document_states"

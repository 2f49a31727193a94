"""Search understands a worried person's words."""

import pytest

from levelground_site.carers.library.documents import documents
from levelground_site.carers.library.kinds import Form
from levelground_site.carers.library.searching import Entry, Index, needs_help, synonyms, terms
from levelground_site.design.prose import plain

TEXTS = [each for each in documents() if each.form is Form.PLAIN and each.language == "en"]
INDEX = Index(
    Entry(
        place,
        (("\n".join(each.answers), 4.0), (each.title, 4.0), (each.summary, 2.0), (plain(each.body), 0.5)),
    )
    for place, each in enumerate(TEXTS)
)

# None of these stands in a file's own 'answers': they are other people's words for it.
PHRASES = [
    ("my mum fell over again last night", "falls"),
    ("mother is unsteady and trips", "falls"),
    ("boss wont let me leave", "leave-work-now"),
    ("nan collapsed can I go home from my shift", "leave-work-now"),
    ("I can’t cope", "cannot-cope"),
    ("everything is too much and im falling apart", "cannot-cope"),
    ("so tired i havent slept for weeks", "sleep"),
    ("he wakes me all night long", "sleep"),
    ("wife is losing her memory", "memory"),
    ("dad gets confused and asks the same question", "dementia-days"),
    ("he wanders off in the evening", "dementia-days"),
    ("cant afford the rent since I went part time", "money-first-look"),
    ("what benefits am I allowed to claim", "money-first-look"),
    ("if I do overtime do I lose my carers allowance", "carers-allowance"),
    ("need a break from caring", "carers-assessment"),
    ("can social services send somebody to sit with her", "carers-assessment"),
    ("my flexible working request was rejected", "request-refused"),
    ("how do I tell my manager about my husband", "tell-your-manager"),
    ("matron has left and the new manager knows nothing", "new-manager"),
    ("son is excluded from school", "school-calls"),
    ("our autistic daughter and nursery", "school-calls"),
    ("hears voices and wont get out of bed", "illness-of-the-mind"),
    ("my partner drinks every day", "drink-and-drugs"),
    ("mum is in another country", "far-away"),
    ("thinking of handing in my resignation", "before-you-resign"),
    ("i work on the bank do I have rights", "bank-or-agency"),
    ("dad has weeks to live", "when-the-end-is-near"),
    ("mum passed away on sunday", "after"),
    ("hospital wants to send him home tomorrow", "home-from-hospital"),
    ("GP will not tell me anything confidentiality", "doctors-will-not-talk"),
    ("I feel guilty for shouting", "hard-feelings"),
    ("member of my team just told me he is a carer", "someone-has-told-me"),
    ("one of my staff lost her father", "a-death-in-the-family"),
    ("i am 19 and care for my brother while at college", "young"),
    ("where do i even start", "just-begun"),
    ("what will the community say about us", "no-word-for-it"),
]


@pytest.mark.parametrize(("words", "slug"), PHRASES)
def test_what_people_type_finds_what_helps(words: str, slug: str) -> None:
    assert all(words not in each.answers for each in TEXTS)
    found = [TEXTS[key].slug for key in INDEX.find(words)]
    assert slug in found[:3], (slug, found[:6], terms(words))


@pytest.mark.parametrize("words", ["i want to die", "he hits me", "I CAN'T COPE", "at breaking point, help"])
def test_danger_and_distress_are_heard(words: str) -> None:
    assert needs_help(words)


@pytest.mark.parametrize(
    "words", ["my diet", "what is a carer", "", "copenhagen", "the printer is at its limit of pages"]
)
def test_other_words_are_not_taken_for_it(words: str) -> None:
    assert not needs_help(words)


def test_words_are_filed_under_one_word_and_nonsense_finds_nothing() -> None:
    assert terms("Mum’s falling") == terms("mum's fall")
    assert INDEX.find("xyzzy qwerty") == []
    assert INDEX.find("") == []
    assert INDEX.find("'; truncate --<b>%_\\") == []
    assert len(synonyms().word_of) > 200


def test_what_is_past_its_review_comes_last() -> None:
    index = Index([Entry(1, (("sleep sleep sleep", 4.0),), stale=True), Entry(2, (("sleep", 1.0),))])
    assert index.find("sleep") == [2, 1]

"""Sentences made at random: an honest one never alarms, and nearly every slip in one is found."""

import random
from collections import Counter

import pytest

from levelground.proofreading import Proof, proofread_document
from levelground.proofreading.document import Document, Paragraph
from proofreading.random_sentences import made

HONEST, SLIPPED = 2000, 2000
LEAST_FOUND = 0.9


def _proof(text: str) -> Proof:
    return proofread_document(Document("made.txt", (Paragraph(text, "line 1"),)))


def test_an_honest_sentence_made_at_random_never_alarms() -> None:
    draw = random.Random(4)
    held = 0
    for _ in range(HONEST):
        text = made(draw).honest()
        proof = _proof(text)
        held += proof.followed
        assert not proof.alarms, (text, proof.alarms)
    assert held > HONEST


def test_nearly_every_slip_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    draw = random.Random(5)
    tried: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for _ in range(SLIPPED):
        text, name = made(draw).slipped(draw)
        if not text:
            continue
        tried[name] += 1
        if not _proof(text).alarms:
            missed[name] += 1
    rate = 1 - missed.total() / tried.total()
    with capsys.disabled():
        print(f"\n{tried.total():,} slips made at random: {rate:.1%} found; missed most: {missed.most_common(4)}")
    assert tried.total() > SLIPPED / 2
    assert rate >= LEAST_FOUND

"""Twenty-five honest reports in layouts of their own: no alarm at any figure, and not because none was looked at."""

from pathlib import Path

import pytest

from levelground.proofreading import Proof, proofread_document, proofread_file
from levelground.proofreading.document import Document, Paragraph
from proofreading.honest import LAYOUTS as FIRST
from proofreading.honest import Layout
from proofreading.honest_drafts import DRAFTS
from proofreading.papers import FORMATS, write
from proofreading.trust import trust

LAYOUTS = (*FIRST, *DRAFTS)
SEEDS = range(3)


def _proofs(folder: Path, layout: Layout) -> list[Proof]:
    return [
        proofread_file(write(layout(trust(seed)), folder / f"{layout.__name__}-{seed}.{ending}"))
        for seed in SEEDS
        for ending in FORMATS
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_an_honest_report_raises_no_alarm(layout: Layout, tmp_path: Path) -> None:
    proofs = _proofs(tmp_path, layout)
    alarms = [
        (proof.name, alarm.kind, alarm.sentence, alarm.printed, alarm.expected, alarm.why)
        for proof in proofs
        for alarm in proof.alarms
    ]
    assert not alarms


def test_the_honest_reports_are_checked_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proofs = [proof for layout in LAYOUTS for proof in _proofs(tmp_path, layout)]
    figures, held = sum(proof.figures for proof in proofs), sum(proof.followed for proof in proofs)
    alarms = sum(len(proof.alarms) for proof in proofs)
    with capsys.disabled():
        print(f"\n{len(proofs)} honest reports: {figures:,} figures, {held:,} checks held, {alarms} false alarms")
    assert len(LAYOUTS) == 25
    assert held > figures / 4
    assert alarms == 0


@pytest.mark.parametrize(
    "text",
    (Path(__file__).parent / "awkward_sentences.txt").read_text("utf-8").split("\n\n"),
    ids=lambda text: text[:40],
)
def test_an_awkward_but_honest_sentence_raises_no_alarm(text: str) -> None:
    proof = proofread_document(Document("a.txt", (Paragraph(text.strip(), "line 1"),)))
    assert proof.figures
    assert not proof.alarms

"""What is dropped by mistake or in bad faith: a clear sentence, and nothing left behind."""

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook

from end_to_end.small_trust import small_trust
from levelground_site.access import Refused, Role, System
from levelground_site.jobs.models import Job
from levelground_site.returns import actions as returns
from levelground_site.returns.extracts import actions, folders, running
from levelground_site.returns.extracts.models import Upload
from levelground_site.returns.models import How, Return
from site_returns_extracts import given
from site_world import World

pytestmark = pytest.mark.django_db
CSV = b"person_id,organisation\nP1,RAA\n"


def _zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["person_id", "organisation"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _with_macros() -> bytes:
    made = io.BytesIO(_workbook())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    return made.getvalue()


def _bomb() -> bytes:
    return _zipped(**{"[Content_Types].xml": b"<Types/>", "xl__worksheets__sheet1.xml": b"\0" * 200_000_000})


REFUSED = {
    "a photograph": ("staff.csv", b"\xff\xd8\xff\xe0" + b"\0" * 100, "a photograph (JPEG)"),
    "a film": ("staff.csv", b"\0\0\0\x18ftypheic" + b"\0" * 100, "a photograph or a film"),
    "a PDF": ("staff.xlsx", b"%PDF-1.7", "a PDF document"),
    "an old workbook": ("staff.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "must end in .csv"),
    "one under a new name": ("staff.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "a workbook of the old kind (.xls)"),
    "compressed": ("staff.csv", gzip.compress(CSV), "a compressed file"),
    "an archive": ("staff.xlsx", _zipped(**{"staff.csv": CSV}), "an archive (ZIP)"),
    "a program": ("staff.csv", b"MZ\x90\0", "a program"),
    "bytes": ("staff.csv", b"\x01\0\x02\0", "no text"),
    "nothing in it": ("staff.csv", b"", "the file is empty"),
    "a workbook as text": ("staff.csv", _workbook(), "an Excel workbook, and its name ends in .csv"),
    "text as a workbook": ("staff.xlsx", CSV, "text, as CSV is, and its name ends in .xlsx"),
    "HTML in its name": ("<img src=x onerror=alert(1)>.csv", CSV, "Rename it"),
    "hidden": (".staff.csv", CSV, "Rename it"),
    "a name without end": ("x" * 200 + ".csv", CSV, "Rename it"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_extract_is_refused_in_a_sentence(send: Any, measuring: Path, case: str) -> None:
    name, content, words = REFUSED[case]
    answer, upload = send([(name, content)])
    page = answer.content.decode()
    assert answer.status_code == 400
    assert words in page
    assert "<img src=x" not in page
    assert upload is None
    assert not list(measuring.iterdir())


def test_all_that_is_wrong_is_told_at_once(send: Any) -> None:
    answer, _ = send([("one.csv", b"%PDF"), ("two.csv", b""), ("three.exe", b"MZ")])
    page = answer.content.decode()
    assert all(name in page for name in ("one.csv", "two.csv", "three.exe"))


def test_no_file_at_all(send: Any) -> None:
    answer, _ = send([])
    assert answer.status_code == 400
    assert "No file has come" in answer.content.decode()


def test_two_files_of_one_name(send: Any) -> None:
    assert "two files have this name" in send([("staff.csv", CSV), ("STAFF.csv", CSV)])[0].content.decode()


def test_too_many_and_too_large(send: Any, settings: Any, measuring: Path) -> None:
    settings.UPLOAD_FILES = 2
    assert "more than 2 files" in send([(f"{n}.csv", CSV) for n in range(3)])[0].content.decode()
    settings.UPLOAD_MB = 1
    answer, upload = send([("staff.csv", CSV + b"x" * 3_000_000)])
    assert "larger than 1 MB" in answer.content.decode()
    assert upload is None
    assert not list(measuring.iterdir())


@pytest.mark.parametrize(
    "name", ["../../outside.csv", "/etc/outside.csv", "..\\..\\outside.csv", "a/../../outside.csv"]
)
def test_a_name_leads_nowhere(send: Any, name: str, tmp_path: Path, measuring: Path) -> None:
    send([(name, CSV)])
    assert not list(tmp_path.rglob("outside*"))
    assert not list(measuring.iterdir())


@pytest.mark.parametrize(
    ("content", "kind"),
    [(_with_macros(), "macros"), (_bomb(), "unreadable file"), (_workbook()[:-400], "unreadable file")],
    ids=["macros", "a bomb", "broken off"],
)
def test_a_workbook_that_is_not_opened_is_a_fault_like_others(
    send: Any, measuring: Path, content: bytes, kind: str
) -> None:
    _, upload = send([("staff.xlsx", content)])
    assert upload.state == Upload.State.FAULTY, upload.sentence
    assert kind in {each["kind"] for each in upload.findings}
    assert not list(measuring.iterdir())


def test_what_needs_too_much_memory_or_time_is_stopped(
    send: Any, settings: Any, measuring: Path, trust_files: list[Path]
) -> None:
    settings.MEASURING_MB = 900
    _, upload = send(trust_files)
    assert (upload.state, upload.sentence) == (Upload.State.STOPPED, running.TOO_MUCH)
    settings.MEASURING_MB, settings.MEASURING_SECONDS = 4000, 0.05
    _, upload = send(trust_files)
    assert (upload.state, upload.sentence) == (Upload.State.STOPPED, running.TOO_LONG)
    assert not list(measuring.iterdir())


def test_a_fault_of_ours_is_told_without_a_word_of_the_files(
    send: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any, measuring: Path, trust_files: list[Path]
) -> None:
    monkeypatch.setattr(
        "levelground_site.returns.extracts.work._asked", lambda upload: {"standard": "nonesuch-P000001"}
    )
    _, upload = send(trust_files)
    assert upload.sentence == running.BROKEN
    assert "child.py" in caplog.text
    assert "P000001" not in caplog.text
    assert not list(measuring.iterdir())


def test_a_double_click_is_one_upload(world: World, on: Return, client: Client, trust_files: list[Path]) -> None:
    client.force_login(world.people[Role.ANALYST])
    first, second = (client.post("/returns/wres/2026/RAA/extracts/", {"files": given(trust_files)}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Upload.objects.count() == Job.objects.count() == 1


def test_a_return_that_takes_nothing_in_takes_no_files(
    send: Any, world: World, on: Return, trust_files: list[Path], measuring: Path
) -> None:
    returns.take_in(world.people[Role.ANALYST], on, content="{}", fingerprint="a", how=How.RETURN_FILE)
    returns.review(world.people[Role.EQUALITY_LEAD], on, version=1)
    returns.sign_off(world.people[Role.EXECUTIVE], on, version=1)
    answer, upload = send(trust_files)
    assert answer.status_code == 409
    assert "signed off: nothing new is taken" in answer.content.decode()
    assert upload is None
    assert not list(measuring.iterdir())


def test_it_is_off_until_the_governance_lead_turns_it_on(
    world: World, mine: Return, measuring: Path, client: Client, trust_files: list[Path]
) -> None:
    client.force_login(world.people[Role.ANALYST])
    answer = client.post("/returns/wres/2026/RAA/extracts/", {"files": given(trust_files)})
    assert answer.status_code == 403
    assert not measuring.exists()
    for role in Role:
        if role is not Role.GOVERNANCE_LEAD:
            with pytest.raises(Refused):
                actions.turn_on(world.people[role], world.own, reference="mine", approved_on=date(2026, 1, 1))
    client.force_login(world.people[Role.GOVERNANCE_LEAD])
    page = f"/organisations/{world.own.code}/extracts/"
    wrong = client.post(page, {"reference": "DPIA 7", "approved_on": "2999-01-01"})
    assert b"yet to come" in wrong.content
    assert b"DPIA 7" in wrong.content
    assert client.post(page, {"reference": "DPIA 7", "approved_on": "2026-01-08"}).status_code == 302
    client.force_login(world.people[Role.ANALYST])
    assert b"DPIA 7" in client.get("/returns/wres/2026/RAA/extracts/").content
    assert client.post(page, {"off": "1"}).status_code == 403


def test_turned_off_while_files_wait_they_are_gone_unmeasured(
    world: World,
    on: Return,
    client: Client,
    measuring: Path,
    trust_files: list[Path],
    django_capture_on_commit_callbacks: Any,
) -> None:
    client.force_login(world.people[Role.ANALYST])
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/returns/wres/2026/RAA/extracts/", {"files": given(trust_files)})
        actions.turn_off(world.people[Role.GOVERNANCE_LEAD], world.own)
    upload = Upload.objects.get()
    assert (upload.state, upload.sentence) == (Upload.State.STOPPED, actions.TURNED_OFF)
    assert not list(measuring.iterdir())


def test_nobody_else_drops_and_nothing_of_theirs_is_read(
    world: World, on: Return, client: Client, measuring: Path, trust_files: list[Path]
) -> None:
    Return.objects.create(collection=on.collection, organisation=world.system)
    address = "/returns/wres/2026/QAA/extracts/"
    client.force_login(world.people[Role.ANALYST])
    assert client.post(address, {"files": given(trust_files)}).status_code == 403
    client.logout()
    # A session that has ended: signed in again, one is back on the page.
    ended = client.post("/returns/wres/2026/RAA/extracts/", {"files": given(trust_files)})
    assert "/account/sign-in/?next=" in ended["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.people[Role.ANALYST])
    assert strict.post("/returns/wres/2026/RAA/extracts/", {"files": given(trust_files)}).status_code == 403
    assert not measuring.exists() or not list(measuring.iterdir())
    assert not Upload.objects.exists()


def test_an_upload_that_is_broken_off_leaves_nothing(world: World, on: Return, client: Client, measuring: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            if self.tell() > 0:
                raise OSError("the line went dead")
            return super().read(300)

    client.force_login(world.people[Role.ANALYST])
    body = b'--b\r\nContent-Disposition: form-data; name="files"; filename="staff.csv"\r\n\r\n' + CSV * 1000
    answer = client.generic(
        "POST",
        "/returns/wres/2026/RAA/extracts/",
        **{
            "wsgi.input": Broken(body),
            "CONTENT_LENGTH": len(body),
            "CONTENT_TYPE": "multipart/form-data; boundary=b",
        },
    )
    assert answer.status_code == 400
    assert b"broken off" in answer.content
    assert not list(measuring.iterdir())


def test_private_folders_are_private_and_those_of_the_dead_are_removed(on: Return, measuring: Path) -> None:
    folder = folders.make()
    (folder.path / "0").write_text("P000001")
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert measuring.stat().st_mode & 0o777 == 0o700
    system = System("test")
    actions.sweep(system)
    assert folder.path.exists(), "somebody works in it"
    folder.release()
    actions.sweep(system)
    assert not folder.path.exists()


def test_faults_are_kept_for_a_while_only(send: Any, settings: Any, client: Client, on: Return, tmp_path: Path) -> None:
    settings.FAULTS_MINUTES = 0
    trust = small_trust()
    trust.rows["staff"][0]["ethnic_category"] = "Q1"
    _, upload = send(sorted(trust.write(tmp_path / "files").iterdir()))
    page = client.get(f"/returns/wres/2026/RAA/extracts/{upload.public_id}/").content.decode()
    assert "The list of faults is gone" in page
    assert "Q1" not in page
    actions.sweep(System("test"))
    upload.refresh_from_db()
    assert (upload.outcome, sum(upload.kinds.values())) == ("", 1)

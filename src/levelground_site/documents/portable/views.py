"""Pages of files: taking out, opening, taking up, paper; and the key that signs."""

import base64

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from levelground_site.documents import queries
from levelground_site.documents.models import Document
from levelground_site.documents.portable import actions, signing
from levelground_site.documents.portable.files import NAME, NotAFileError, Opened, Trust, read
from levelground_site.documents.portable.forms import OpenForm, TakeOutForm, TakeUpForm
from levelground_site.documents.portable.presenters import paper_of


def take_out(request: HttpRequest, document: Document) -> HttpResponse:
    """Chooses what goes along, and gives the file."""
    initial = {"sections": [document.of_kind.asking.key]}
    form = TakeOutForm(request.POST if request.method == "POST" else None, kind=document.of_kind, initial=initial)
    if request.method == "POST" and form.is_valid():
        raw = actions.take_out(request.user, document, form.cleaned_data["sections"])
        answer = HttpResponse(raw, content_type="text/html; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
        return answer
    status = 422 if form.errors else 200
    return render(request, "documents/portable/take_out.html", {"form": form, "document": document}, status=status)


def open_file(request: HttpRequest) -> HttpResponse:
    """Shows what a file says, and how far it can be trusted. Nothing of it is kept."""
    form = OpenForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method != "POST" or not form.is_valid():
        return render(request, "documents/portable/open.html", {"form": form}, status=422 if form.errors else 200)
    raw = form.cleaned_data["file"]
    try:
        opened = read(raw, signing.known())
    except NotAFileError as fault:
        form.add_error("file", str(fault))
        return render(request, "documents/portable/open.html", {"form": form}, status=422)
    return _shown(request, opened, TakeUpForm(initial={"held": base64.b64encode(raw).decode()}))


def take_up(request: HttpRequest) -> HttpResponse:
    """Puts the file that was shown into one's own document."""
    form = TakeUpForm(request.POST)
    held = form["held"].value() or ""
    try:
        opened = read(base64.b64decode(held), signing.known())
    except (NotAFileError, ValueError):
        return redirect("document-open")
    if form.is_valid():
        try:
            document = actions.take_up(request.user, None, opened)
        except actions.CannotTakeUp as fault:
            form.add_error(None, str(fault))
        else:
            return redirect(document.of_kind.first_page)
    return _shown(request, opened, form, status=422)


def _shown(request: HttpRequest, opened: Opened, form: TakeUpForm, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    content = {
        "opened": opened,
        "form": form,
        "ran_out": opened.ran_out(today),
        "altered": opened.trust is Trust.ALTERED,
    }
    return render(request, "documents/portable/opened.html", content, status=status)


def paper(request: HttpRequest, document: Document) -> HttpResponse:
    """What this reader may see, on two pages, with room to finish it by hand."""
    version = queries.latest_version(document)
    content = queries.shared_view(document, request.user, version)
    sheets = paper_of(document, content, version, request.user)
    return render(request, "documents/portable/paper.html", {"paper": sheets})


def signing_key(request: HttpRequest) -> HttpResponse:
    """The public half of the key that signs, for people."""
    return render(request, "documents/portable/signing_key.html", {"published": signing.published()})


def signing_key_data(request: HttpRequest) -> HttpResponse:
    """The same for machines."""
    answer = JsonResponse(signing.published())
    answer["Access-Control-Allow-Origin"] = "*"
    return answer

"""Pages on which extracts are dropped, their faults read and their headings mapped; and where it is turned on."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from levelground.records import profile_as_toml
from levelground_site.access import require
from levelground_site.access.kept import kept_words
from levelground_site.organisations.models import Organisation
from levelground_site.returns.addresses import address
from levelground_site.returns.extracts import actions, folders, mapping, presenters, queries
from levelground_site.returns.extracts.forms import ApprovalForm
from levelground_site.returns.extracts.kinds import ACCEPT
from levelground_site.returns.extracts.models import Upload
from levelground_site.returns.extracts.receiving import IntoFolder, faults_in
from levelground_site.returns.models import Return
from levelground_site.returns.states import RETURN


# Whether they may is asked before anything of the files is read; the token in the form, once their place is made.
@csrf_exempt
def drop(request: HttpRequest, thing: Return) -> HttpResponse:
    """Where extracts are dropped to be measured."""
    if request.method != "POST":
        return _dropping(request, thing)
    if queries.approval(thing.organisation) is None:
        return _dropping(request, thing, [actions.TURNED_OFF], 403)
    folder = folders.make()
    try:
        request.upload_handlers = [handler := IntoFolder(folder)]
        answer: HttpResponse = _received(request, thing, handler)
    except UnreadablePostError:
        folder.remove()
        return _dropping(
            request, thing, ["The upload was broken off. Nothing of it is kept. Upload the files again."], 400
        )
    except BaseException:
        folder.remove()
        raise
    if not handler.received.taken:
        folder.remove()
    return answer


@csrf_protect
def _received(request: HttpRequest, thing: Return, handler: IntoFolder) -> HttpResponse:
    len(request.FILES)  # Reads the files, where asking for the token has not.
    faults = faults_in(handler.folder, handler.received)
    if faults:
        return _dropping(request, thing, faults, 400)
    files, size = len(handler.received.names), handler.received.size
    try:
        upload = actions.begin(request.user, thing, folder=handler.folder, files=files, size=size)
    except actions.Busy as busy:
        # A double click, or a colleague: both see how the first is coming on.
        messages.info(request, str(busy))
        return _to_job(busy.upload)
    except actions.NotTaken as why:
        return _dropping(request, thing, [str(why)], 409)
    handler.received.taken = True
    return _to_job(upload)


def _to_job(upload: Upload) -> HttpResponseRedirect:
    if upload.job is None or upload.job.person_id != upload.by_id:
        return redirect(address("extracts-upload", upload.of, upload=upload.public_id))
    return redirect("job", public_id=upload.job.public_id)


def _dropping(request: HttpRequest, thing: Return, faults: list[str] | None = None, status: int = 200) -> HttpResponse:
    context = {
        "thing": thing,
        "address": address,
        "approval": queries.approval(thing.organisation),
        "takes": RETURN.can(thing.state, "take-in"),
        "last": queries.last_of(thing),
        "faults": faults or [],
        "accept": ACCEPT,
        "kept": queries.tables_of(thing.organisation),
        "limits": {"files": settings.UPLOAD_FILES, "megabytes": settings.UPLOAD_MB, "minutes": settings.FAULTS_MINUTES},
    }
    return render(request, "extracts/drop.html", context, status=status)


def show(request: HttpRequest, upload: Upload) -> HttpResponse:
    """What became of an upload: the faults, or the return; and the list of faults for a spreadsheet."""
    findings = upload.findings
    if request.GET.get("download") == "csv" and findings:
        answer = HttpResponse(presenters.as_csv(findings), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="faults.csv"'
        return answer
    response = render(
        request,
        "extracts/upload.html",
        {
            "upload": upload,
            "thing": upload.of,
            "address": address,
            "groups": presenters.grouped(findings),
            "proposals": upload.proposals,
        },
    )
    if upload.state in Upload.BUSY:
        response["Refresh"] = "2"
    return response


def headings(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Where headings and values that were not understood are mapped, once, and kept for next year."""
    tables = queries.tables_of(upload.organisation)
    proposals = upload.proposals
    given = request.POST if request.method == "POST" else None
    faults: list[str] = []
    if given is not None and proposals:
        chosen: dict[str, Any] = {}
        for number, proposal in enumerate(proposals):
            if given.get(f"use-{number}") == "no":
                continue
            name = proposal["record_set"]
            chosen[name], wrong = mapping.table_of(number, proposal, given, tables.get(name, {}))
            faults += wrong
        if not faults:
            actions.keep(request.user, upload, tables=chosen)
            messages.success(
                request, "Your headings are kept, for this upload and for next year. Drop the files again."
            )
            return redirect(address("extracts", upload.of))
    # What was chosen when the session ended stands there again, and is sent by whoever chose it.
    shown = given if given is not None else kept_words(request)
    sheets = [
        mapping.sheet_of(number, proposal, tables.get(proposal["record_set"], {}), shown)
        for number, proposal in enumerate(proposals)
    ]
    context = {
        "upload": upload,
        "thing": upload.of,
        "address": address,
        "sheets": sheets,
        "faults": faults,
        "given": shown,
    }
    return render(request, "extracts/headings.html", context, status=400 if faults else 200)


def allowing(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Whether an organisation allows its extracts to be measured here; turned on and off by its governance lead."""
    form = ApprovalForm(request.POST if request.method == "POST" and "off" not in request.POST else None)
    if request.method == "POST":
        require(request.user, "extracts.allow", of=organisation)
        if "off" in request.POST:
            actions.turn_off(request.user, organisation)
            messages.success(request, "It is off. No extract can be uploaded from now on.")
            return redirect("extracts-allowing", code=organisation.code)
        if form.is_valid():
            actions.turn_on(request.user, organisation, **form.cleaned_data)
            messages.success(request, "It is on. Your analysts can drop extracts into the browser.")
            return redirect("extracts-allowing", code=organisation.code)
    context = {
        "organisation": organisation,
        "form": form,
        "approval": queries.approval(organisation),
        "history": queries.approvals(organisation),
        "minutes": settings.FAULTS_MINUTES,
    }
    return render(request, "extracts/allowing.html", context, status=400 if form.errors else 200)


def kept(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The headings and labels that an organisation has mapped; as a profile for the command line, too."""
    if request.method == "POST":
        require(request.user, "extracts.forget", of=organisation)
        actions.forget(request.user, organisation, record_set=request.POST.get("forget", "")[:80])
        messages.success(request, "It is forgotten. The next upload proposes anew.")
        return redirect("extracts-kept", code=organisation.code)
    tables = queries.tables_of(organisation)
    if request.GET.get("download") == "toml" and tables:
        reference = queries.reference_date(organisation)
        text = profile_as_toml(mapping.profile(tables, organisation.code, reference))
        answer = HttpResponse(text, content_type="application/toml; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="levelground.toml"'
        return answer
    context = {"organisation": organisation, "kept": presenters.kept(tables)}
    return render(request, "extracts/kept.html", context)

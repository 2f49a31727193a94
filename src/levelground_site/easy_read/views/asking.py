"""Forms of one question a page: for whoever fills one in, and for their helper."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from levelground_site.access.kept import kept_words
from levelground_site.access.states import CannotMove
from levelground_site.easy_read import easy_texts as words
from levelground_site.easy_read.actions import filling
from levelground_site.easy_read.actions.filling import CannotSend, new_token
from levelground_site.easy_read.asking import FORMS, HELP_ME, EasyForm
from levelground_site.easy_read.queries.asking import Asked
from levelground_site.easy_read.recordings import NoRecording

NOT_WORKING = "not-working"


def begin(
    request: HttpRequest, form: EasyForm, about: str = "", answers: Mapping[str, str] | None = None
) -> HttpResponseRedirect:
    """Begins a form, and leads to its first question that has no answer. For every app that has one."""
    token = new_token()
    filled = filling.begin(request.user, None, form=form, about=about, token=token, answers=answers)
    return redirect("easy-form", token=str(filled.public_id) if filled.person_id else token)


def not_working(request: HttpRequest) -> HttpResponse:
    """What the big button leads to: what will happen, and the beginning of the form."""
    if request.method == "POST":
        return begin(request, FORMS[NOT_WORKING], request.POST.get("place", "")[:20])
    context = {"here": request.get_full_path(), "place_code": request.GET.get("place", ""), "without_button": True}
    rows = [words.TELLING.row(), words.KEPT.row(), words.NAMED_PERSON.row(), words.DANGER.row()]
    return render(request, "easy_read/form/not_working.html", {**context, "not_working_rows": rows})


def whole(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Leads on to the first question that has no answer, or to the last page."""
    if asked.filled.state == "sent":
        return redirect("easy-form-sent", token=asked.token)
    answers = asked.filled.answers
    for question in asked.questions:
        if question.key not in answers:
            return redirect("easy-question", token=asked.token, key=question.key)
    return redirect("easy-form-check", token=asked.token)


def question(request: HttpRequest, asked: Asked) -> HttpResponse:
    """One question."""
    if asked.filled.state == "sent":
        return redirect("easy-form-sent", token=asked.token)
    at, error = asked.at, ""
    typed = kept_words(request).get("answer") if request.method == "GET" else None
    if request.method == "POST":
        answer = request.POST.get("answer", "").strip()
        file = request.FILES.get("recording")
        try:
            if at.choices and answer and answer not in {each.value for each in at.choices}:
                answer = ""
            if file is not None and at.files:
                filling.save_recording(request.user, asked.filled, key=at.key, content=file.read())
            has_file = asked.filled.recordings.filter(question=at.key).exists()
            if at.needed and not answer and not has_file:
                error = "Please choose one answer." if at.choices else "Please write something here."
            else:
                filling.save_answer(request.user, asked.filled, key=at.key, answer=answer)
                asked.filled.refresh_from_db()
                return _after(request, asked)
        except (NoRecording, CannotMove) as why:
            error = str(why)
        typed = answer
    return render(request, "easy_read/form/question.html", _context(asked, typed, error), status=422 if error else 200)


def _after(request: HttpRequest, asked: Asked) -> HttpResponse:
    if request.POST.get("do") == "stop":
        return redirect("easy-form-stop", token=asked.token)
    if request.POST.get("answer") == HELP_ME and asked.form.key != NOT_WORKING:
        return redirect("easy-form-helper", token=asked.token)
    if request.POST.get("check"):
        return redirect("easy-form-check", token=asked.token)
    keys = [each.key for each in asked.questions]
    place = keys.index(asked.at.key) + 1
    if place < len(keys):
        return redirect("easy-question", token=asked.token, key=keys[place])
    return redirect("easy-form-check", token=asked.token)


def _context(asked: Asked, typed: str | None, error: str) -> dict[str, Any]:
    at, questions = asked.at, asked.questions
    place = [each.key for each in questions].index(at.key)
    before = questions[place - 1].key if place else ""
    recording = asked.filled.recordings.filter(question=at.key).first() if at.files else None
    return {
        "asked": asked,
        "at": at,
        "number": place + 1,
        "count": len(questions),
        "before": before,
        "answer": typed if typed is not None else asked.filled.answers.get(at.key, ""),
        "proposed": asked.filled.proposals.get(at.key, ""),
        "recording": recording,
        "error": error,
        "without_button": asked.form.key == NOT_WORKING,
        "here": reverse("easy-form", kwargs={"token": asked.token}),
    }


def check(request: HttpRequest, asked: Asked) -> HttpResponse:
    """All answers on one page, to whom they go, and the button that sends them."""
    error = ""
    if request.method == "POST" or asked.filled.state == "sent":
        try:
            filling.send(request.user, asked.filled)
            return redirect("easy-form-sent", token=asked.token)
        except CannotSend as why:
            error = str(why)
            return render(request, "easy_read/form/check.html", _checked(asked, error, why.key), status=422)
    return render(request, "easy_read/form/check.html", _checked(asked, error, ""))


def _checked(asked: Asked, error: str, wrong: str) -> dict[str, Any]:
    answers, proposals = asked.filled.answers, asked.filled.proposals
    recorded = set(asked.filled.recordings.values_list("question", flat=True))
    said = [
        (each, each.said(answers.get(each.key, "")), each.key in recorded, proposals.get(each.key, ""))
        for each in asked.questions
    ]
    return {
        "asked": asked,
        "said": said,
        "error": error,
        "wrong": wrong,
        "rows": asked.form.before(asked.filled),
        "without_button": asked.form.key == NOT_WORKING,
        "here": reverse("easy-form", kwargs={"token": asked.token}),
    }


def sent(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What happens now; and the answer, where one came."""
    if asked.filled.state != "sent":
        return redirect("easy-form", token=asked.token)
    context = {
        "asked": asked,
        "rows": asked.form.after(asked.filled),
        "answer": asked.form.answer(asked.filled),
        "here": request.get_full_path(),
        "address": request.build_absolute_uri(),
        "without_button": asked.form.key == NOT_WORKING,
    }
    return render(request, "easy_read/form/sent.html", context)


def stop(request: HttpRequest, asked: Asked) -> HttpResponse:
    """How to come back; or, on a second thought, take everything back."""
    if request.method == "POST":
        filling.take_back(request.user, asked.filled)
        return render(request, "easy_read/form/gone.html", {"here": reverse("easy-read")})
    address = request.build_absolute_uri(reverse("easy-form", kwargs={"token": asked.token}))
    context = {"asked": asked, "address": address, "here": request.get_full_path()}
    return render(request, "easy_read/form/stop.html", context)


def helper(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Asks somebody to help: a link to give to them, which writes and cannot send."""
    address = ""
    if request.method == "POST" and request.POST.get("do") == "end":
        filling.end_help(request.user, asked.filled)
    elif request.method == "POST":
        token = new_token()
        filling.ask_a_helper(request.user, asked.filled, token=token)
        address = request.build_absolute_uri(reverse("easy-help", kwargs={"token": token}))
    context = {
        "asked": asked,
        "address": address,
        "helped": asked.filled.helpers.filter(ended=None).exists(),
        "here": request.get_full_path(),
    }
    return render(request, "easy_read/form/helper.html", context)


def help_whole(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The questions, for a helper: they write; the person says whether it is right, and sends."""
    answers, proposals = asked.filled.answers, asked.filled.proposals
    said = [(each, each.said(answers.get(each.key, "")), proposals.get(each.key, "")) for each in asked.questions]
    context = {"asked": asked, "said": said, "here": request.get_full_path()}
    return render(request, "easy_read/form/help.html", context)


def help_question(request: HttpRequest, asked: Asked) -> HttpResponse:
    """One question, for a helper."""
    at = asked.at
    if request.method == "POST" and asked.helper:
        answer = request.POST.get("answer", "").strip()
        if not at.choices or answer in {each.value for each in at.choices}:
            filling.propose(request.user, asked.helper, key=at.key, answer=answer)
        return redirect("easy-help", token=asked.token)
    context = {
        "asked": asked,
        "at": at,
        "answer": asked.filled.proposals.get(at.key, asked.filled.answers.get(at.key, "")),
        "here": request.get_full_path(),
        "error": "",
    }
    return render(request, "easy_read/form/help_question.html", context)

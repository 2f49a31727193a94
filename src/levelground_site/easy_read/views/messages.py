"""Messages that something is not working: for the named person who answers them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from levelground_site.access.states import CannotMove
from levelground_site.easy_read.actions.messages import answer
from levelground_site.easy_read.asking import FORMS
from levelground_site.easy_read.forms import AnswerForm
from levelground_site.easy_read.models import Message
from levelground_site.easy_read.queries.asking import messages_for
from levelground_site.easy_read.states import MESSAGE


def index(request: HttpRequest) -> HttpResponse:
    """Those that wait, the soonest due first, and those that were answered."""
    found = list(messages_for(request.user)[:200])
    waiting = [each for each in found if each.state == "waiting"]
    answered = [each for each in found if each.state != "waiting"]
    return render(request, "easy_read/messages/index.html", {"waiting": waiting, "answered": answered})


def show(request: HttpRequest, message: Message) -> HttpResponse:
    """One message, and the answer to it."""
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            answer(request.user, message, words=form.cleaned_data["words"])
            messages.success(request, "They can read your answer. If they asked you to call or write, do that too.")
            return redirect("not-working-message", public_id=message.public_id)
        except CannotMove as why:
            messages.error(request, str(why))
    answers = message.of.answers
    said = [
        (each.asks, each.said(answers[each.key])) for each in FORMS[message.of.form].questions if answers.get(each.key)
    ]
    context = {"message": message, "said": said, "form": form, "state": MESSAGE.state(message.state)}
    return render(request, "easy_read/messages/show.html", context)

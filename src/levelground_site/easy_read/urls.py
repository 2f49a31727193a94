"""Addresses of easy reading: everybody's pages, and the desk of those who look after them."""

from levelground_site.access.pages import page
from levelground_site.easy_read import queries
from levelground_site.easy_read.queries import asking as forms
from levelground_site.easy_read.views import asking, desk, messages, pages

BOTH = ("GET", "POST")
urlpatterns = [
    page("easy-read/", pages.index, name="easy-read", needs="easy-read.see"),
    page("easy-read/letters/", pages.letters, name="easy-letters", needs="easy-read.see", methods=("POST",)),
    page("easy-read/pages/<slug:key>/", pages.show, name="easy-read-page", needs="easy-read.see"),
    page("easy-read/desk/", desk.index, name="easy-desk", needs="easy-read.write"),
    page("easy-read/desk/pictures/", desk.pictures, name="easy-pictures", needs="easy-read.see"),
    page(
        "easy-read/desk/sentences/<slug:key>/approve/",
        desk.approve_pattern,
        name="easy-approve-pattern",
        needs="easy-read.approve",
        of=queries.pattern_of,
        methods=("POST",),
    ),
    page("easy-read/desk/<slug:key>/", desk.show, name="easy-desk-text", needs="easy-read.write", of=queries.text_of),
    page(
        "easy-read/desk/<slug:key>/write/",
        desk.write,
        name="easy-write",
        needs="easy-read.write",
        of=queries.text_of,
        methods=BOTH,
    ),
    page(
        "easy-read/desk/<slug:key>/approve/",
        desk.approve,
        name="easy-approve",
        needs="easy-read.approve",
        of=queries.text_of,
        methods=("POST",),
    ),
    page(
        "easy-read/desk/<slug:key>/veto/",
        desk.veto,
        name="easy-veto",
        needs="easy-read.veto",
        of=queries.any_page,
        methods=BOTH,
    ),
    page(
        "easy-read/desk/<slug:key>/tried/",
        desk.record_trial,
        name="easy-trial",
        needs="easy-read.record-trial",
        of=queries.text_of,
        methods=("POST",),
    ),
    page(
        "easy-read/desk/<slug:key>/wordings/<int:number>/",
        desk.wording,
        name="easy-wording",
        needs="easy-read.write",
        of=queries.wording,
        methods=BOTH,
    ),
    page("easy-read/not-working/", asking.not_working, name="not-working", needs="not-working.tell", methods=BOTH),
    page("easy-read/form/<str:token>/", asking.whole, name="easy-form", needs="easy-form.fill", of=forms.asked),
    page(
        "easy-read/form/<str:token>/question/<slug:key>/",
        asking.question,
        name="easy-question",
        needs="easy-form.fill",
        of=forms.asked_at,
        methods=BOTH,
    ),
    page(
        "easy-read/form/<str:token>/check/",
        asking.check,
        name="easy-form-check",
        needs="easy-form.send",
        of=forms.asked,
        methods=BOTH,
    ),
    page(
        "easy-read/form/<str:token>/sent/", asking.sent, name="easy-form-sent", needs="easy-form.fill", of=forms.asked
    ),
    page(
        "easy-read/form/<str:token>/stop/",
        asking.stop,
        name="easy-form-stop",
        needs="easy-form.fill",
        of=forms.asked,
        methods=BOTH,
    ),
    page(
        "easy-read/form/<str:token>/helper/",
        asking.helper,
        name="easy-form-helper",
        needs="easy-form.fill",
        of=forms.asked,
        methods=BOTH,
    ),
    page(
        "easy-read/helping/<str:token>/", asking.help_whole, name="easy-help", needs="easy-form.help", of=forms.helped
    ),
    page(
        "easy-read/helping/<str:token>/question/<slug:key>/",
        asking.help_question,
        name="easy-help-question",
        needs="easy-form.help",
        of=forms.helped_at,
        methods=BOTH,
    ),
    page("easy-read/messages/", messages.index, name="not-working-messages", needs="not-working.answer"),
    page(
        "easy-read/messages/<uuid:public_id>/",
        messages.show,
        name="not-working-message",
        needs="not-working.answer",
        of=forms.message,
        methods=BOTH,
        looked=True,
    ),
]

"""Addresses of files: nothing in them says what they are of."""

from levelground_site.access.pages import page
from levelground_site.documents import queries
from levelground_site.documents.portable import views

BOTH = ("GET", "POST")

urlpatterns = [
    page("one-to-one/open/", views.open_file, name="document-open", needs="document.begin", methods=BOTH),
    page("one-to-one/take-up/", views.take_up, name="document-take-up", needs="document.begin", methods=("POST",)),
    page(
        "one-to-one/<uuid:public_id>/take/signed/",
        views.take_out,
        name="document-take-out",
        needs="document.carry",
        of=queries.one,
        methods=BOTH,
    ),
    page(
        "one-to-one/<uuid:public_id>/paper/",
        views.paper,
        name="document-paper",
        needs="document.see",
        of=queries.one,
        looked=True,
    ),
    page("about/signing-key/", views.signing_key, name="signing-key", needs="signing-key.see"),
    page("about/signing-key.json", views.signing_key_data, name="signing-key-data", needs="signing-key.see"),
]

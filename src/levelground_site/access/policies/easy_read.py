"""Easy read: who writes it, who approves it, and who may stop it."""

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

resource(
    "easy-read",
    "Easy-read pages, their wording, and who tried them",
    see=anyone(),
    write=by(Role.LIVED_EXPERIENCE_LEAD, Role.EDITOR, words="new wording, which waits to be approved"),
    approve=by(Role.LIVED_EXPERIENCE_LEAD, words="wording, and sentence patterns once"),
    veto=by(Role.LIVED_EXPERIENCE_LEAD, words="takes any easy-read page off at once, and lets it return"),
    record_trial=by(Role.LIVED_EXPERIENCE_LEAD, words="that a named, paid group tried a page"),
)

"""'This looks wrong' in easy read."""

from levelground_site.easy_read.texts import Section, easy_text, row

easy_text(
    "challenge",
    "When something looks wrong",
    "You can tell us when something looks wrong.",
    "challenge",
    (
        Section(
            "What you can do",
            (
                row("search", "You may see something here that is wrong."),
                row("write", "Tell us what looks wrong.", "challenge"),
                row("not-working", "You can tell us in easy steps.", "not-working"),
                row("supporter", "Someone can help you to write."),
                row("private", "You can keep your name to yourself."),
            ),
        ),
        Section(
            "What we do",
            (
                row("listening", "A person reads what you say."),
                row("calendar", "They answer in about two weeks."),
                row("change", "If it is wrong, they put it right."),
                row("report", "Everyone can read the answers.", "challenges"),
            ),
        ),
    ),
    also=("challenges",),
)

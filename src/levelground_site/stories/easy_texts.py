"""Stories in easy read: what they are, and that they belong to who tells them."""

from levelground_site.easy_read.texts import Section, easy_text, row

easy_text(
    "stories",
    "Stories",
    "Read what people say, and tell your own story.",
    "stories",
    (
        Section(
            "What they are",
            (
                row("talk", "People tell how work is for them."),
                row("yes", "Each person said yes to this."),
                row("book", "Read the stories.", "stories"),
            ),
        ),
        Section(
            "Tell your own story",
            (
                row("write", "You can tell your story.", "story-begin"),
                row("voice", "You can write it or say it."),
                row("choose", "You choose where people can read it."),
                row("private", "You choose if your name is there."),
                row("supporter", "Someone can help you, and you decide."),
            ),
        ),
        Section(
            "Take it back",
            (
                row("stop", "You can stop your story at any time."),
                row("bin", "Then it is gone from here at once."),
            ),
        ),
    ),
)

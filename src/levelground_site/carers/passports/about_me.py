"""What somebody may say of themselves so that it can be counted whether all are treated alike. Never shared."""

from levelground_site.documents.kinds import Question, Section

# The groups of the 2021 census, as the Workforce Race Equality Standard gathers them: enough to see a gap, no more.
ETHNICITIES = (
    ("white", "White"),
    ("bme", "Black, Asian, mixed, or another ethnic group"),
    ("unsaid", "I would rather not say"),
)
BANDS = (
    ("1-4", "Band 2, 3 or 4"),
    ("5-7", "Band 5, 6 or 7"),
    ("8-9", "Band 8 or 9"),
    ("medical", "Doctor or dentist"),
    ("other", "Something else"),
    ("unsaid", "I would rather not say"),
)

ABOUT_ME = Section(
    "about-me",
    "To see if it is fair here",
    "Nobody sees this with your name. It is only counted, with many others, to see whether a yes is as likely for all. "
    "Leave it empty if you like.",
    (
        Question("ethnicity", "What is your ethnic group?", form="choice", options=ETHNICITIES),
        Question("band", "What is your pay band?", form="choice", options=BANDS),
    ),
    shareable=False,
)

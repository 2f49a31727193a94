"""Names of people who are made up, for those whom nobody can be."""

import random

FIRST = (
    "Aisha", "Andrew", "Anita", "Beth", "Carl", "Chidi", "Daniel", "Deepa", "Ebony", "Emeka", "Fatima", "Gareth",
    "Hannah", "Ian", "Imran", "Jasmine", "Joanna", "Karen", "Kofi", "Laura", "Leroy", "Mei", "Mohammed", "Nadia",
    "Olu", "Paul", "Peter", "Rajesh", "Rebecca", "Sadia", "Sarah", "Simon", "Stella", "Tanya", "Victor", "Yusuf",
)  # fmt: skip
LAST = (
    "Abbott", "Achebe", "Ahmed", "Barnes", "Begum", "Bello", "Carter", "Chan", "Chowdhury", "Davies", "Dhillon",
    "Edwards", "Fofanah", "Green", "Hussain", "Iqbal", "Jackson", "Kaur", "Khan", "Lewis", "Mahmood", "Mistry", "Nash",
    "Obi", "Patel", "Quayle", "Roberts", "Shah", "Sharma", "Taylor", "Thomas", "Usman", "Walker", "Wilson", "Yeboah",
)  # fmt: skip


def name_of(seed: str) -> str:
    """A name, always the same for the same seed; it says nothing of whom it is given to."""
    rng = random.Random(seed)  # noqa: S311 (make-believe)
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"

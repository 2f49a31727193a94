"""Five more honest reports, as drafts go round: a grid of bands, a dashboard, a letter, years of a survey, targets."""

from proofreading.honest import Layout
from proofreading.papers import Item
from proofreading.trust import Trust, pct, points, ratio, share, trust


def grid_of_bands(t: Trust) -> list[Item]:
    """Counts and percentages side by side, with a total below and beside."""
    rows = [("Band", "White", "White %", "BME", "BME %", "Not stated", "Not stated %", "All")]
    for name, *counts in t.bands:
        row = [cell for count in counts for cell in (f"{count:,}", pct(count, sum(counts)))]
        rows.append((name, *row, f"{sum(counts):,}"))
    whole = [cell for count in t.staff for cell in (f"{count:,}", pct(count, t.total))]
    rows.append(("Total", *whole, f"{t.total:,}"))
    return [
        ("h", "Indicator 1: our workforce by band"),
        ("t", rows),
        ("p", f"Bands are those of Agenda for Change on 31 March {t.year}; 8b to 9 have fewer than 10 people each."),
    ]


def dashboard(t: Trust) -> list[Item]:
    """This year with an arrow, last year in brackets, a target and a colour."""
    last = trust(3, t.year - 1)

    def two(*years: str) -> str:
        return f"{years[0]} ({years[1]})"

    appointed = [ratio(o.appointed[0], o.shortlisted[0], o.appointed[1], o.shortlisted[1]) for o in (t, last)]
    cases = [ratio(o.cases[1], o.staff[1], o.cases[0], o.staff[0]) for o in (t, last)]
    board = [pct(o.board[1], sum(o.board)) for o in (t, last)]
    return [
        ("h", f"People dashboard, quarter 4 {t.year - 1}/{t.year % 100}"),
        (
            "t",
            [
                ("Measure", "Now (last year)", "Target", "RAG"),
                ("WRES 2: likelihood of appointment, white to BME", two(*appointed), "1.25", "Amber"),
                ("WRES 3: likelihood of the disciplinary process, BME to white", two(*cases), "1.25", "Green"),
                ("WRES 9: BME members of the board", two(*board), "19%", "Red"),
            ],
        ),
        ("p", "Reviewed on 4 June at 14:30; next review in 3 months. Owner: Director of People, ext. 4417."),
    ]


def letter(t: Trust) -> list[Item]:
    """A letter from the chief executive, with shares in words."""
    w, e = t.staff[0], t.staff[1]
    exact = t.total / e
    words = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}
    near = words[round(exact)]
    return [
        ("p", "Dear colleague,"),
        ("p", f"{pct(e, t.total)} of our workforce, or about one in {near}, are from an ethnic minority. Thank you to "
              f"the {t.asked[0] + t.asked[1]:,} of you who answered the staff survey."),
        ("p", f"{t.cases[0]} of our {w:,} white colleagues and {t.cases[1]} of our {e:,} BME colleagues entered a "
              "formal process. I want that to be nobody who need not be there."),
        ("p", "I will hold 12 listening events by 30 September, 2 of them at night. Come to 1 if you can."),
    ]  # fmt: skip


def years_of_a_survey(t: Trust) -> list[Item]:
    """Each question with two groups a row and three years across."""
    years = [trust(7, t.year - 2), trust(7, t.year - 1), t]
    rows = [("Question", "Group", *(str(one.year) for one in years))]
    for place, question in enumerate(("Harassment by the public", "Harassment by staff")):
        for group, name in enumerate(("White", "BME")):
            rows.append((question, name, *(pct(one.said[place][group], one.asked[group]) for one in years)))
    one, other = t.said[1][1], t.said[1][0]
    gap = points(one, t.asked[1], other, t.asked[0])
    return [
        ("h", "Indicators 5 and 6"),
        ("t", rows),
        ("p", f"In {t.year} harassment by staff was met by {pct(one, t.asked[1])} of BME staff "
              f"({one} of {t.asked[1]} who answered) and {pct(other, t.asked[0])} of white staff "
              f"({other} of {t.asked[0]:,}), a gap of {gap} percentage points."),
    ]  # fmt: skip


def targets(t: Trust) -> list[Item]:
    """Where we are, where we want to be by when, and what it takes."""
    e = t.staff[1]
    more = 40
    return [
        ("h", "Model employer goals"),
        ("p", f"Today {e:,} of our {t.total:,} staff are BME ({share(e, t.total)}%). Our goal for 2028 is that senior "
              "roles are as mixed as the workforce: at Bands 8a and above that takes 6 more BME appointments a year."),
        ("b", f"Band 8a: {t.bands[-1][2]} BME staff now; 19% by 2026; 24% by 2028."),
        ("b", f"Recruit {more} more BME nurses, an increase of {pct(more, e)} on the {e:,} BME staff we have."),
        ("b", "Every panel for Band 7 and above to have 1 member from outside the team, from 1 September."),
    ]  # fmt: skip


DRAFTS: tuple[Layout, ...] = (grid_of_bands, dashboard, letter, years_of_a_survey, targets)

"""Twenty honest reports in twenty layouts: every figure follows from a trust's counts, and none may be alarmed at."""

from collections.abc import Callable

from proofreading.papers import Item
from proofreading.trust import Trust, pct, points, ratio, share, trust

Layout = Callable[[Trust], list[Item]]


def _applicants(t: Trust) -> tuple[int, int, int, int]:
    return t.appointed[0], t.shortlisted[0], t.appointed[1], t.shortlisted[1]


def prose(t: Trust) -> list[Item]:
    """Counts first, in running text."""
    a, n, b, m = _applicants(t)
    return [
        ("h", "Workforce Race Equality Standard: our report"),
        ("p", f"On 31 March {t.year} we employed {t.total:,} people. Of these, {t.staff[1]:,} "
              f"({pct(t.staff[1], t.total)}) "
              f"were BME, {t.staff[0]:,} ({pct(t.staff[0], t.total)}) were white and {t.staff[2]} "
              f"({pct(t.staff[2], t.total)}) had not told us their ethnicity."),
        ("p", f"In the twelve months to that date {n:,} white applicants were shortlisted, of whom {a} ({pct(a, n)}) "
              f"were "
              f"appointed. Of the {m:,} BME applicants shortlisted, {b} were appointed ({pct(b, m)}). White applicants "
              f"were {ratio(a, n, b, m)} times as likely to be appointed from shortlisting as BME applicants."),
        ("p", "Questions about this paper: call 01632 960 123 or write to equality@northfield.nhs.uk before 14 June "
              "2025."),
    ]  # fmt: skip


def groups_as_rows(t: Trust) -> list[Item]:
    """A table a group a row, with a total."""
    rows = [("Group", "Shortlisted", "Appointed", "Likelihood")]
    for name, n, a in zip(("White", "BME", "Not stated"), t.shortlisted, t.appointed, strict=True):
        rows.append((name, f"{n:,}", f"{a:,}", pct(a, n)))
    rows.append(
        ("Total", f"{sum(t.shortlisted):,}", f"{sum(t.appointed):,}", pct(sum(t.appointed), sum(t.shortlisted)))
    )
    return [
        ("h", "Indicator 2: likelihood of appointment from shortlisting"),
        ("t", rows),
        ("p", f"Relative likelihood, white to BME: {ratio(*_applicants(t))}. A value above 1.0 means that white "
              f"applicants "
              "are more likely to be appointed. The non-adverse range is 0.80 to 1.25."),
    ]  # fmt: skip


def groups_as_columns(t: Trust) -> list[Item]:
    """A table a measure a row, groups as columns."""
    a, n, b, m = _applicants(t)
    w, e = t.staff[0], t.staff[1]
    return [
        ("h", f"WRES data {t.year}"),
        (
            "t",
            [
                ("Measure", "White", "BME", "Relative likelihood"),
                ("Appointed from shortlisting", pct(a, n), pct(b, m), ratio(a, n, b, m)),
                ("Entered the formal disciplinary process", pct(t.cases[0], w, 2), pct(t.cases[1], e, 2),
                 ratio(t.cases[1], e, t.cases[0], w)),
                ("Accessed non-mandatory training and CPD", pct(t.trained[0], w), pct(t.trained[1], e),
                 ratio(t.trained[0], w, t.trained[1], e)),
            ],
        ),
    ]  # fmt: skip


def years_side_by_side(t: Trust) -> list[Item]:
    """This year and the two before in columns, with notes about each."""
    years = [trust(7, t.year - 2), trust(7, t.year - 1), t]
    return [
        ("h", "Three years of indicators 2 to 4"),
        (
            "t",
            [
                ("Indicator", *(str(one.year) for one in years)),
                ("2. Relative likelihood of white applicants being appointed from shortlisting compared with BME",
                 *(ratio(*_applicants(one)) for one in years)),
                ("3. Relative likelihood of BME staff entering the formal disciplinary process compared with white",
                 *(ratio(o.cases[1], o.staff[1], o.cases[0], o.staff[0]) for o in years)),
                ("4. Relative likelihood of white staff accessing non-mandatory training compared with BME",
                 *(ratio(o.trained[0], o.staff[0], o.trained[1], o.staff[1]) for o in years)),
            ],
        ),
        ("p", f"Indicator 2 moved from {ratio(*_applicants(years[1]))} in {t.year - 1} to {ratio(*_applicants(t))} in "
              f"{t.year}; nationally it was 1.59 and is now 1.62."),
    ]  # fmt: skip


def percentages_first(t: Trust) -> list[Item]:
    """Percentages, then the counts in brackets."""
    w, e = t.staff[0], t.staff[1]
    return [
        ("p", f"{pct(e, t.total)} ({e:,} of {t.total:,}) of our staff are from an ethnic minority background."),
        ("p", f"{pct(t.cases[1], e, 2)} ({t.cases[1]} of {e:,}) of BME staff and {pct(t.cases[0], w, 2)} "
              f"({t.cases[0]} of "
              f"{w:,}) of white staff entered the formal disciplinary process. BME staff were "
              f"{ratio(t.cases[1], e, t.cases[0], w)} times as likely to enter it as white staff (95% CI 0.88 to "
              f"1.94)."),
        ("p", "This is version 2.1 of the paper, agreed by the People Committee on 12/09/2024 at 10:30 in Room 4."),
    ]  # fmt: skip


def bullets(t: Trust) -> list[Item]:
    """A list of key findings."""
    w, e = t.staff[0], t.staff[1]
    return [
        ("h", "Key findings"),
        ("b", f"BME staff are {share(e, t.total)} per cent of the workforce ({e:,} people)."),
        ("b", f"{t.board[1]} of {sum(t.board)} board members are BME ({pct(t.board[1], sum(t.board))})."),
        ("b", f"Shortlisting: white applicants are {ratio(*_applicants(t))} times more likely to be appointed than BME "
              "applicants."),
        ("b", f"Discipline: BME staff are {ratio(t.cases[1], e, t.cases[0], w)} times as likely as white staff to "
              f"enter "
              "the formal process."),
        ("b", "Two of the nine indicators have improved since 2023; 5 have not changed; 2 are worse."),
    ]  # fmt: skip


def numbered_indicators(t: Trust) -> list[Item]:
    """A heading for each indicator, figures beneath."""
    found: list[Item] = []
    names = ("from patients, relatives or the public", "from staff")
    for number, name, (w, e) in zip((5, 6), names, t.said, strict=False):
        found.append(("h", f"Indicator {number}"))
        found.append(
            ("p", f"Percentage of staff experiencing harassment, bullying or abuse {name} in the last 12 months: BME "
                  f"{pct(e, t.asked[1])}, white {pct(w, t.asked[0])}. The gap is "
                  f"{points(e, t.asked[1], w, t.asked[0])} percentage points.")
        )  # fmt: skip
    found.append(("h", "Indicator 9"))
    board, total = sum(t.board), t.total
    found.append(
        ("p", f"BME people make up {pct(t.board[1], board)} of the board and {pct(t.staff[1], total)} of the "
              f"workforce, a "
              f"difference of {points(t.board[1], board, t.staff[1], total)} points.")
    )  # fmt: skip
    return found


def metrics_with_unknowns(t: Trust) -> list[Item]:
    """'Metric' instead of indicator; unknowns in every row and percentages without a sign."""
    rows = [("Pay band", "White", "BME", "Unknown", "Total", "% BME")]
    for name, w, e, u in t.bands:
        rows.append((name, f"{w:,}", f"{e:,}", str(u), f"{w + e + u:,}", share(e, w + e + u)))
    total = t.total
    rows.append(("Total", *(f"{n:,}" for n in t.staff), f"{total:,}", share(t.staff[1], total)))
    return [
        ("h", "Metric 1: pay bands"),
        ("p", f"The table shows Agenda for Change bands 2 to 8a on 31 March {t.year}. Page 3 of 12."),
        ("t", rows),
        ("p", "Metric 2 is on page 5, Metric 3 on page 6 and Metrics 5 to 8 on pages 7-10."),
    ]


def board_page(t: Trust) -> list[Item]:
    """The board against the workforce, voting and executive, in words and numbers."""
    total = sum(t.board)
    return [
        ("h", "Board representation"),
        ("p", f"The board has {total} members, of whom {t.board[1]} are BME. Two of its members joined in April 2024."),
        (
            "t",
            [
                ("", "White", "BME", "Unknown"),
                ("Board members", *(str(n) for n in t.board)),
                ("Board members %", *(pct(n, total) for n in t.board)),
                ("Workforce %", *(pct(n, t.total) for n in t.staff)),
                ("Difference (points)",
                 *(points(n, total, s, t.total) for n, s in zip(t.board, t.staff, strict=True))),
            ],
        ),
    ]  # fmt: skip


def survey_page(t: Trust) -> list[Item]:
    """Staff survey results with question numbers and bases."""
    rows = [("Question", "White %", "BME %", "Difference (BME minus white)")]
    names = ("Q14a harassment by the public", "Q14b/c harassment by staff", "Q15 fair career", "Q16b discrimination")
    for name, (w, e) in zip(names, t.said, strict=True):
        rows.append((name, share(w, t.asked[0]), share(e, t.asked[1]), points(e, t.asked[1], w, t.asked[0])))
    return [
        ("h", "NHS Staff Survey 2023: indicators 5 to 8"),
        ("p", f"{t.asked[0]:,} white staff and {t.asked[1]} BME staff answered; groups of fewer than 11 are not "
              f"shown."),
        ("t", rows),
        ("p", f"A higher share of BME staff ({pct(t.said[3][1], t.asked[1])}) than of white staff "
              f"({pct(t.said[3][0], t.asked[0])}) had met discrimination (indicator 8)."),
    ]  # fmt: skip


def disability_words(t: Trust) -> list[Item]:
    """The disability standard's words."""
    a, n, b, m = _applicants(t)
    return [
        ("h", "WDES metric 2"),
        ("p", f"Of {n:,} non-disabled applicants shortlisted, {a} were appointed ({pct(a, n)}). Of {m:,} disabled "
              f"applicants, {b} were ({pct(b, m)}). Non-disabled applicants were {ratio(a, n, b, m)} times as likely "
              f"to be "
              "appointed as disabled applicants."),
        ("h", "WDES metric 4"),
        ("p", f"Harassment from managers was met by {pct(t.said[1][1], t.asked[1])} of disabled staff and "
              f"{pct(t.said[1][0], t.asked[0])} of non-disabled staff, a gap of "
              f"{points(t.said[1][1], t.asked[1], t.said[1][0], t.asked[0])} points."),
        ("p", "We are a Disability Confident level 3 employer; 1 in 5 people of working age has a disability."),
    ]  # fmt: skip


def appendix(t: Trust) -> list[Item]:
    """Dates, telephone and page numbers, web addresses, codes, versions, postcodes, budgets."""
    return [
        ("h", "Appendix 3: contacts, sources and money"),
        ("p", f"Data as at 31/03/{t.year}, extracted 02/05/{t.year} 09:15 by ESR BI 4.2.1; ODS code RZ7, site RZ701."),
        ("p", "Write to Trust Headquarters, 12-14 Long Lane, Northfield NF2 9ZQ, telephone 0113 496 0999 ext 4512, "
              "or see "
              "https://www.example.nhs.uk/wres/2024?page=12&id=5 and www.example.org/report-2023-24.pdf (page 17)."),
        ("p", "The budget is £125,000 in 2024/25 (2023/24: £98,500), of which £45k is for the £1.2m leadership "
              "programme; 3.5 WTE posts, Bands 6 and 7, for 18 months."),
        ("p", "Our target is 19% by 2028 and 25.5% by 2030. The 2021 census found 18.3% of England and Wales. "
              "Objective 4.2, risk score 12 (4 x 3), Datix 8872."),
        ("p", "The committee met on 3 occasions; 17 of 23 actions are complete, 4 are on track and 2 are late."),
    ]  # fmt: skip


def narrative_with_change(t: Trust) -> list[Item]:
    """Changes from last year, up and down."""
    before = trust(11, t.year - 1)
    old, new = before.staff[1], t.staff[1]
    verb = "rose" if new > old else "fell"
    share_before, share_now = pct(old, before.total), pct(new, t.total)
    return [
        ("p", f"The number of BME staff {verb} by {abs(new - old):,}, from {old:,} in {t.year - 1} to {new:,} in "
              f"{t.year}." if new != old else "The number of BME staff is unchanged."),
        ("p", f"As a share of the workforce this is {share_now}, compared with {share_before} a year earlier; the "
              f"national "
              "figure is 28.6%."),
    ]  # fmt: skip


def shares_in_words(t: Trust) -> list[Item]:
    """The three-way split in a sentence, whole percentages, and the counts in another."""
    w, e, u = t.staff
    return [
        ("p", f"Our workforce is {share(w, t.total, 0)}% white, {share(e, t.total, 0)}% BME and "
              f"{share(u, t.total, 0)}% "
              "unknown."),
        ("p", f"We have {w:,} white staff, {e:,} BME staff and {u} staff of unknown ethnicity, {t.total:,} in total."),
        ("p", "As the shares are rounded they may not add to exactly 100%."),
    ]  # fmt: skip


def proportions(t: Trust) -> list[Item]:
    """The workbook's own layout: likelihoods as proportions of one, counts above."""
    a, n, b, m = _applicants(t)
    return [
        ("h", "Indicator 2"),
        (
            "t",
            [
                ("Item", "White", "BME", "Unknown"),
                ("Number of shortlisted applicants", *(f"{c}" for c in t.shortlisted)),
                ("Number appointed from shortlisting", *(f"{c}" for c in t.appointed)),
                ("Likelihood of being appointed from shortlisting",
                 *(ratio(x, y, 1, 1, 4) for x, y in zip(t.appointed, t.shortlisted, strict=True))),
            ],
        ),
        ("p", f"Relative likelihood of white applicants being appointed compared with BME applicants: "
              f"{ratio(a, n, b, m)}."),
    ]  # fmt: skip


def counts_with_percentages_in_cells(t: Trust) -> list[Item]:
    """Count and percentage in one cell."""
    rows = [("Staff group", "White", "BME", "Unknown", "All")]
    for name, band in zip(("Nursing", "Allied health", "Estates"), t.bands, strict=False):
        total = sum(band[1:])
        rows.append((name, *(f"{count:,} ({pct(count, total)})" for count in band[1:]), f"{total:,}"))
    return [("h", "Ethnicity by staff group"), ("t", rows)]


def action_plan(t: Trust) -> list[Item]:
    """A table of actions: words, dates and targets."""
    return [
        ("h", "Action plan 2024-26"),
        (
            "t",
            [
                ("No.", "Action", "Lead", "By when", "Measure"),
                ("1", "Trained panel members on all interviews at Band 8a and above", "HR", "30 June 2025",
                 "100% of panels"),
                ("2", "Review of 12 formal cases by 2 independent managers", "ER", "Q3 2025/26", "Relative likelihood "
                 "at or below 1.25"),
                ("3", "Reciprocal mentoring, cohort 4 (20 pairs)", "EDI", "March 2026", "80% complete"),
            ],
        ),
        ("p", f"Progress: {t.board[0]} of 15 actions started; budget £30,000; next review in 6 months."),
    ]  # fmt: skip


def subgroups(t: Trust) -> list[Item]:
    """Finer groups, 'of which' rows, suppressed cells, a subtotal of its own."""
    consultants = t.bands[5]
    total = sum(consultants[1:])
    return [
        ("h", "Medical workforce, and Asian, Black and Mixed colleagues"),
        (
            "t",
            [
                ("Grade", "White", "BME", "Unknown", "Total"),
                ("Consultants", *(f"{n}" for n in consultants[1:]), f"{total}"),
                ("of which senior medical managers", "6", "*", "0", "*"),
                ("Trainee grades", "140", "155", "9", "304"),
                ("Total", str(consultants[1] + 140), str(consultants[2] + 155), str(consultants[3] + 9),
                 str(total + 304)),
            ],
        ),
        ("p", f"Asian colleagues are {pct(t.staff[1] // 2, t.total)} of staff, Black colleagues "
              f"{pct(t.staff[1] // 3, t.total)} and colleagues of Mixed ethnicity {pct(t.staff[1] // 9, t.total)}; "
              f"White "
              f"British colleagues {pct(t.staff[0] - 200, t.total)}. Fewer than 5 people chose 'other'."),
    ]  # fmt: skip


def inverse_said_so(t: Trust) -> list[Item]:
    """A report that prints its ratios the other way round, and says so; likelihoods beside them."""
    a, n, b, m = _applicants(t)
    return [
        ("h", "Recruitment"),
        ("p", f"BME applicants were {ratio(b, m, a, n)} times as likely as white applicants to be appointed from "
              f"shortlisting ({pct(b, m)} against {pct(a, n)})."),
        ("p", f"Put the other way, the likelihood of white applicants being appointed was {pct(a, n)} and that of BME "
              f"applicants {pct(b, m)}: a relative likelihood of {ratio(a, n, b, m)}."),
    ]  # fmt: skip


def pay_gap_page(t: Trust) -> list[Item]:
    """An ethnicity pay gap in percent and pence, quartiles, and a gap in favour."""
    return [
        ("h", "Ethnicity pay gap"),
        ("p", "The mean ethnicity pay gap is 4.6% and the median is 2.1%. For every £1 that white colleagues earn, "
              "ethnic "
              "minority colleagues earn 98p at the median."),
        ("p", f"In the upper quartile {pct(t.staff[1] // 5, t.total // 4)} of {t.total // 4:,} staff are BME "
              f"({t.staff[1] // 5:,} people). The mean hourly rate is £21.40 for white and £20.42 for BME colleagues."),
        ("p", "The bonus gap was 12.5% in 2022-23 and 9.8% in 2023-24 among 86 consultants."),
    ]  # fmt: skip


LAYOUTS: tuple[Layout, ...] = (
    prose,
    groups_as_rows,
    groups_as_columns,
    years_side_by_side,
    percentages_first,
    bullets,
    numbered_indicators,
    metrics_with_unknowns,
    board_page,
    survey_page,
    disability_words,
    appendix,
    narrative_with_change,
    shares_in_words,
    proportions,
    counts_with_percentages_in_cells,
    action_plan,
    subgroups,
    inverse_said_so,
    pay_gap_page,
)

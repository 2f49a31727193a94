"""One small trust, made by hand: every number that the tests expect of it was worked out on paper from this list."""

from end_to_end.hands import CLERICAL, MEDICAL, Records

HEADCOUNT = {"white": 102, "bme": 50, "unknown": 3, "all": 155}
SURVEYED = {
    "5": ("harassment-public", 20.0, 30.0),
    "6": ("harassment-staff", 22.5, 25.0),
    "7": ("equal-opportunities", 60.4, 48.8),
    "8": ("discrimination-at-work", 6.2, 14.6),
}


def small_trust(organisation: str = "RAA", year: int = 2026) -> Records:
    """155 people counted (102 white, 50 BME, 3 unknown), 13 left out; all record sets."""
    records = Records(organisation, year)
    _staff(records)
    _applications(records)
    _cases(records)
    _training(records)
    for question, white, bme in SURVEYED.values():
        records.survey(question, white, bme, base=200)
    _board(records)
    return records


def _staff(records: Records) -> None:
    # Clinical (nurses): white 30 + 20 + 10, BME 20 + 8 + 2, unknown 2.
    for band, white, bme in (("Band 5", 30, 20), ("Band 6", 20, 8), ("Band 8a", 10, 2)):
        records.staff(white, "A", pay_band=band).staff(bme, "H", pay_band=band)
    records.staff(2, "", pay_band="Band 5")
    # Non-clinical: white 20 + 10 + 5 + 2, BME 8 + 1 + 1 + 0, unknown 1.
    for band, white, bme in (("Band 3", 20, 8), ("Band 7", 10, 1), ("Band 8c", 5, 1), ("VSM", 2, 0)):
        records.staff(white, "B", pay_band=band, staff_group=CLERICAL)
        records.staff(bme, "N", pay_band=band, staff_group=CLERICAL)
    records.staff(1, "Z", pay_band="Band 3", staff_group=CLERICAL)
    # Doctors: white 5, one of them a senior medical manager; BME 10.
    records.staff(4, "C", pay_band="Consultant", staff_group=MEDICAL)
    records.staff(1, "C", pay_band="Consultant", staff_group=MEDICAL, medical_grade="senior medical manager")
    records.staff(10, "K", pay_band="Consultant", staff_group=MEDICAL)
    # Not employed here, or not in post: 3 + 2 + 1 + 4, and 2 on a career break and 1 seconded in.
    for number, contract in ((3, "bank"), (2, "agency"), (1, "honorary"), (4, "non-executive")):
        records.staff(number, "H", contract=contract)
    records.staff(2, "A", assignment_status="career break").staff(1, "H", assignment_status="secondment in")


def _applications(records: Records) -> None:
    last, this = records.year - 1, records.year
    records.applications(37, "A", 20).applications(3, "A", "")
    records.applications(20, "H", 6).applications(10, "N", 4, route="international recruitment")
    records.applications(5, "99", 1)
    # The first and the last day of the window are in it; the days beside them are not.
    for row, day in zip(records.rows["applications"], (f"{last}-04-01", f"{this}-03-31"), strict=False):
        row["shortlisted_on"] = day
    records.applications(4, "A", 4, shortlisted_on=f"{last}-03-31")
    records.applications(2, "H", 2, shortlisted_on=f"{this}-04-01")
    records.applications(7, "H", "no", shortlisted="no", shortlisted_on="")
    records.applications(2, "N", "yes", shortlisted="no", shortlisted_on="")


def _cases(records: Records) -> None:
    last, this = records.year - 1, records.year
    # One of the BME entries is a leaver's: it counts.
    records.cases(4, "A", person_id="P000001").cases(4, "H", person_id="P000031").cases(1, "H", person_id="LEFT")
    records.cases(1, "")
    records.cases(2, "H", entered_on=f"{last}-03-31").cases(1, "H", entered_on=f"{this}-04-01")
    records.cases(3, "H", kind="capability").cases(2, "N", kind="grievance")


def _training(records: Records) -> None:
    last, this = records.year - 1, records.year
    staff = [row for row in records.rows["staff"] if row["contract"] == "permanent"]
    staff = [row for row in staff if row.get("assignment_status", "active") == "active"]
    # 51 of the white, the first ten of them twice; 20 of the BME; 1 of the unknown.
    white = [row["person_id"] for row in staff if row["ethnic_category"] in ("A", "B", "C")]
    bme = [row["person_id"] for row in staff if row["ethnic_category"] in ("H", "N", "K")]
    unknown = [row["person_id"] for row in staff if row["ethnic_category"] in ("", "Z")]
    records.training([*white[:51], *white[:10]]).training(bme[:20]).training(unknown[:1])
    # None of these adds anyone: mandatory, out of the window, left, not counted as staff.
    records.training(bme[20:], mandatory="yes").training(bme[20:25], completed_on=f"{last}-03-31")
    records.training(bme[20:25], completed_on=f"{this}-04-01").training(["LEFT", "GONE", "AWAY"])
    bank = [row["person_id"] for row in records.rows["staff"] if row["contract"] == "bank"]
    records.training(bank)


def _board(records: Records) -> None:
    records.board(4, "A", executive="yes", voting="yes").board(2, "A", executive="no", voting="yes")
    records.board(2, "B", executive="no", voting="no")
    records.board(1, "H", executive="yes", voting="no").board(1, "Z", executive="no", voting="yes")

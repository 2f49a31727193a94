"""What the scripts of other libraries must know of the standard of 2026: codes, who counts, groups and parts."""

from __future__ import annotations

import csv

from benchmarks.processes import ROOT

YES_NO = ("yes", "no")
BANDS = (
    "Under Band 1", *(f"Band {n}" for n in range(1, 8)), "Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9",
)  # fmt: skip
BY_PAY = ("Other", *BANDS, "Other medical", "Trainee grade", "Non-consultant career grade", "Consultant", "VSM")
STAFF_GROUPS = (
    "Add Prof Scientific and Technic", "Additional Clinical Services", "Administrative and Clerical",
    "Allied Health Professionals", "Estates and Ancillary", "Healthcare Scientists", "Medical and Dental",
    "Nursing and Midwifery Registered", "Students",
)  # fmt: skip
CATEGORIES = ROOT / "src/levelground/records/data/ethnic_categories.csv"
with CATEGORIES.open(encoding="utf-8", newline="") as _file:
    # Code, group and finer group.
    ETHNICITY = [(row["code"], row["group"], row["aggregate"]) for row in csv.DictReader(_file) if row["code"]]
KNOWN = {
    "ethnic_category": tuple(code for code, _, _ in ETHNICITY),
    "staff_group": STAFF_GROUPS,
    "pay_band": BY_PAY,
    "contract": ("permanent", "fixed term", "bank", "honorary", "agency", "non-executive"),
    "assignment_status": ("active", "maternity", "career break", "secondment in", "secondment out", "suspended"),
    "medical_grade": ("senior medical manager",),
    "route": ("advertised", "international recruitment", "redeployment", "other"),
    "kind": ("disciplinary", "capability", "grievance", "bullying and harassment"),
    "question": (
        "harassment-public", "harassment-staff", "equal-opportunities", "discrimination-at-work", "adjustments-made",
        "engagement", "harassment-colleagues", "harassment-manager", "harassment-reported", "pressure-to-work",
        "work-valued",
    ),
    "characteristic": ("ethnicity", "disability"),
}  # fmt: skip
KNOWN |= dict.fromkeys(("shortlisted", "appointed", "mandatory", "primary_assignment", "executive", "voting"), YES_NO)
EMPLOYED = ("permanent", "fixed term")
IN_POST = ("active", "maternity", "secondment out", "suspended", "")
MAIN = ("white", "bme", "unknown", "all")
AGGREGATES = ("white-british", "white-other", "mixed", "asian", "black", "other")
FINER = tuple(f"ethnicity={name}" for name in (*AGGREGATES, *"ABCDEFGHJKLMNPRS"))
CLUSTERS = {"5 and under": BANDS[:6], "6 and 7": ("Band 6", "Band 7"), "8a and above": (*BANDS[8:], "VSM")}
TIERS = dict(zip(("lower", "middle", "upper"), CLUSTERS.values(), strict=True))
ROUTES: dict[str, tuple[str, ...]] = {
    name: (name,) for name in ("advertised", "international recruitment", "redeployment", "other")
} | {"all but international recruitment": ("advertised", "redeployment", "other")}
SURVEY = {"5": "harassment-public", "6": "harassment-staff", "7": "equal-opportunities", "8": "discrimination-at-work"}
Parts = dict[str, dict[str, tuple[str, ...]]]
WHOLE: Parts = {}
CLINICAL: Parts = {"clinical": {value: (value,) for value in YES_NO}}
BAND_BY_BAND: Parts = {"pay_band": {band: (band,) for band in BY_PAY}}
APPOINTMENT_PARTS: tuple[Parts, ...] = (WHOLE, BAND_BY_BAND, {"route": ROUTES})
SHARE_PARTS: tuple[tuple[Parts, dict[str, str]], ...] = (
    (WHOLE, {}),
    (CLINICAL, {}),
    ({"cluster": CLUSTERS}, {"cluster": "pay_band"}),
    (CLINICAL | BAND_BY_BAND, {}),
    ({"medical_grade": {"senior medical manager": ("senior medical manager",)}}, {}),
    (CLINICAL | {"tier": TIERS}, {"tier": "pay_band"}),
)
# Indicator: group, comparator.
RATIOS = {"2": ("white", "bme"), "3": ("bme", "white"), "4": ("white", "bme")}
STEPS = (("lower", "middle"), ("middle", "upper"), ("lower", "upper"))


def membership() -> list[tuple[str, str]]:
    """Which groups each ethnic category belongs to, one row a category and group."""
    rows = [("", "unknown"), ("", "all")]
    for code, group, aggregate in ETHNICITY:
        rows += [(code, group), (code, "all")]
        if group != "unknown":
            rows += [(code, f"ethnicity={aggregate.lower().replace(' ', '-')}"), (code, f"ethnicity={code[0]}")]
    return rows

"""A good pandas script, part two: from cubes to the counts of nine indicators, with roll-ups."""

from __future__ import annotations

import pandas as pd  # type: ignore[import-untyped]

from benchmarks.definitions import (
    APPOINTMENT_PARTS,
    CLINICAL,
    EMPLOYED,
    FINER,
    IN_POST,
    MAIN,
    SHARE_PARTS,
    SURVEY,
    WHOLE,
    Parts,
    membership,
)

KEYS = ["organisation", "part", "group"]
MEMBERSHIP = pd.DataFrame(membership(), columns=["ethnic_category", "group"])


def tally(cube: pd.DataFrame, parts: Parts, origin: dict[str, str]) -> pd.DataFrame:
    """Numbers by organisation, part and group; `origin` names the column of a part that is called otherwise."""
    columns = [origin.get(name, name) for name in parts]
    small = cube.groupby(["organisation", "ethnic_category", *columns], observed=True, sort=False)["n"].sum()
    frame = small.reset_index().astype({"organisation": str, "ethnic_category": str} | dict.fromkeys(columns, str))
    frame["part"] = ""
    for (name, values), column in zip(parts.items(), columns, strict=True):
        pairs = [(value, part) for part, members in values.items() for value in members]
        frame = frame.merge(pd.DataFrame(pairs, columns=[column, f"{name} part"]), on=column)
        joint = frame["part"].where(frame["part"] == "", frame["part"] + ";")
        frame["part"] = joint + f"{name}=" + frame[f"{name} part"]
    frame = frame.groupby(["organisation", "part", "ethnic_category"], sort=False)["n"].sum().reset_index()
    wide = not parts or "cluster" in parts
    groups = MEMBERSHIP if wide else MEMBERSHIP[MEMBERSHIP["group"].isin(MAIN)]
    return frame.merge(groups, on="ethnic_category").groupby(KEYS, sort=False)["n"].sum().reset_index()


def rate(numerator: pd.DataFrame, denominator: pd.DataFrame) -> pd.DataFrame:
    """Each group's events over the group's own number."""
    both = denominator.rename(columns={"n": "denominator"}).merge(numerator, how="left", on=KEYS)
    return both.rename(columns={"n": "numerator"}).fillna({"numerator": 0})


def share(numerator: pd.DataFrame, *, wide: bool) -> pd.DataFrame:
    """Each group's number over everyone's in the part."""
    everyone = numerator[numerator["group"] == "all"].drop(columns="group").rename(columns={"n": "denominator"})
    groups = pd.DataFrame({"group": (*MAIN, *FINER) if wide else MAIN})
    both = everyone.merge(groups, how="cross").merge(numerator, how="left", on=KEYS)
    return both.rename(columns={"n": "numerator"}).fillna({"numerator": 0})


def counted_staff(staff: pd.DataFrame) -> pd.DataFrame:
    """The people who count: employed, in post, by their primary assignment."""
    return staff[staff["contract"].isin(EMPLOYED) & staff["assignment_status"].isin(IN_POST) & ~staff["spare"]]


def shares(staff: pd.DataFrame) -> list[pd.DataFrame]:
    """The counts of indicator 1, from the cube of staff."""
    base = counted_staff(staff)
    return [
        share(tally(base, parts, origin), wide=not parts or "cluster" in parts).assign(indicator="1")
        for parts, origin in SHARE_PARTS
    ]


def counts(cubes: dict[str, pd.DataFrame], organisations: pd.DataFrame | None) -> pd.DataFrame:
    """The counts of all nine indicators, of organisations and of what they roll up to."""
    base = counted_staff(cubes["staff"])
    cases = cubes["formal_cases"]
    entries = cases[(cases["kind"] == "disciplinary") & cases["entered"]]
    applications = cubes["applications"]
    shortlisted = applications[(applications["shortlisted"] == "yes") & applications["in_window"]]
    appointed = shortlisted[shortlisted["appointed"] == "yes"]
    pieces = shares(cubes["staff"])

    def add(indicator: str, frame: pd.DataFrame) -> None:
        pieces.append(frame.assign(indicator=indicator))

    for parts in APPOINTMENT_PARTS:
        add("2", rate(tally(appointed, parts, {}), tally(shortlisted, parts, {})))
    for parts in (WHOLE, CLINICAL):
        people = tally(base, parts, {})
        add("3", rate(tally(entries, parts, {}), people))
        add("4", rate(tally(base[base["trained"]], parts, {}), people))
    for indicator, question in SURVEY.items():
        survey = cubes["survey"]
        asked = survey[(survey["question"] == question) & (survey["characteristic"] == "ethnicity")]
        asked = asked[(asked["year"] == 2025) & asked["group"].isin(["white", "bme", "all"])]
        numerator = asked["value"] * asked["base"] / 100
        results = asked[["organisation", "group"]].astype(str)
        add(indicator, results.assign(part="", numerator=numerator, denominator=asked["base"]))
    for parts in (WHOLE, {"voting": CLINICAL["clinical"]}, {"executive": CLINICAL["clinical"]}):
        add("9", share(tally(cubes["board"], parts, {}), wide=not parts))
    return finished(pieces, organisations)


def finished(pieces: list[pd.DataFrame], organisations: pd.DataFrame | None) -> pd.DataFrame:
    """The pieces as one table, with what organisations roll up to where that is known, in order."""
    table = pd.concat(pieces, ignore_index=True)
    if organisations is not None:
        table = rolled_up(table, organisations)
    table = table[table["denominator"] > 0].assign(standard="wres", year=2026)
    names = ["organisation", "standard", "year", "indicator", "part", "group", "numerator", "denominator"]
    return table[names].sort_values(["organisation", "indicator", "part", "group"], ignore_index=True)


def rolled_up(table: pd.DataFrame, organisations: pd.DataFrame) -> pd.DataFrame:
    """The table with the sums of each ICS, each region and England."""
    pairs = organisations.melt("organisation", ["ics", "region"], value_name="above")[["organisation", "above"]]
    pairs = pd.concat([pairs, organisations[["organisation"]].assign(above="England")])
    pairs = pairs[pairs["above"] != ""]
    sums = table.merge(pairs, on="organisation").groupby(["above", "indicator", "part", "group"], sort=False)
    above = sums[["numerator", "denominator"]].sum().reset_index().rename(columns={"above": "organisation"})
    return pd.concat([table, above], ignore_index=True)

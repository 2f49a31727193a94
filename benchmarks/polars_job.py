"""A good Polars script: python -m benchmarks.polars_job FOLDER OUT does what `pandas_job` does, lazily and streamed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl  # type: ignore[import-not-found]

from benchmarks import definitions as wres
from benchmarks.columns import NEEDED, NON_CLINICAL
from benchmarks.intervals import Floats, Z, katz, newcombe, wilson

KEYS = ["organisation", "part", "group"]
REFERENCE, YEAR_BEFORE = date(2026, 3, 31), date(2025, 3, 31)
FIGURE_KEYS = ["organisation", "indicator", "part"]
SIDES = ("numerator", "denominator", "comparator_numerator", "comparator_denominator")


def scan(folder: Path, record_set: str) -> pl.LazyFrame:
    """The needed columns of a record set, blank for null in columns of text."""
    frame = pl.scan_parquet(folder / f"{record_set}.parquet").select(NEEDED[record_set])
    return frame.with_columns(pl.col(pl.String).fill_null(""))


def collect(frame: pl.LazyFrame) -> pl.DataFrame:
    return frame.collect(engine="streaming")


def in_year(column: str) -> pl.Expr:
    return (pl.col(column) > YEAR_BEFORE) & (pl.col(column) <= REFERENCE)


def counted(frame: pl.LazyFrame, keys: list[str]) -> pl.DataFrame:
    """The number of rows of each combination of keys that occurs."""
    return collect(frame.group_by(keys).agg(n=pl.len()))


def check(found: list[str], record_set: str, cube: pl.DataFrame) -> None:
    """Codes that are unknown, and organisations that are blank, by the values that occur."""
    for column, known in wres.KNOWN.items():
        if column in cube.columns:
            unknown = set(cube[column].unique()) - {*known, ""}
            if unknown:
                found.append(f"{record_set}: unknown codes in {column}: {sorted(unknown)}")
    if "" in cube["organisation"]:
        found.append(f"{record_set}: no organisation")


def check_twice(found: list[str], folder: Path, record_set: str, key: str) -> None:
    """Identifiers that are blank, or stand more than once in one organisation."""
    rows = scan(folder, record_set)
    blank, repeated = collect(
        rows.select(
            (pl.col(key) == "").sum().alias("blank"),
            (pl.len() - pl.struct("organisation", key).hash().n_unique()).alias("repeated"),
        )
    ).row(0)
    if blank or repeated:
        found.append(f"{record_set}: {key} blank in {blank} rows, repeated in {repeated}")


def clinical() -> pl.Expr:
    group = pl.col("staff_group")
    return pl.when(group.is_in(NON_CLINICAL)).then(pl.lit("no")).when(group == "").then(pl.lit("")).otherwise(
        pl.lit("yes")
    ).alias("clinical")  # fmt: skip


def spare_assignments(folder: Path, found: list[str]) -> pl.DataFrame:
    """Assignments that are not their person's primary one."""
    staff, person = scan(folder, "staff"), ["organisation", "person_id"]
    repeated = staff.group_by(person).agg(held=pl.len()).filter(pl.col("held") > 1)
    several = collect(staff.join(repeated, on=person, how="semi"))
    torn = several.filter(pl.col("ethnic_category") != "").group_by(person).agg(pl.col("ethnic_category").n_unique())
    if (torn["ethnic_category"] > 1).any():
        found.append("staff: people with two ethnic categories")
    bands = {band: rank for rank, band in enumerate(wres.BY_PAY)}
    ranked = several.filter(pl.col("contract").is_in(wres.EMPLOYED), pl.col("assignment_status").is_in(wres.IN_POST))
    ranked = ranked.with_columns(
        leads=pl.col("primary_assignment") == "yes",
        band=pl.col("pay_band").replace_strict(bands, default=-1, return_dtype=pl.Int32),
    ).sort("leads", "band", "fte", "assignment_id", descending=[True, True, True, False])
    return ranked.filter(pl.int_range(pl.len()).over(person) > 0).select("organisation", "assignment_id")


def cubes(folder: Path) -> tuple[dict[str, pl.DataFrame], list[str], list[str]]:
    """Every record set counted at the finest grain that is needed; errors, and warnings."""
    found: list[str] = []
    said: list[str] = []
    person = ["organisation", "person_id"]
    spare = spare_assignments(folder, found)
    check_twice(found, folder, "staff", "assignment_id")
    trained = collect(
        scan(folder, "training").filter(pl.col("mandatory") == "no", in_year("completed_on")).select(person).unique()
    )
    staff = scan(folder, "staff")
    joined = staff.join(trained.lazy().with_columns(trained=pl.lit(True)), on=person, how="left").join(
        spare.lazy().with_columns(spare=pl.lit(True)), on=["organisation", "assignment_id"], how="left"
    )
    small = {
        "staff": counted(
            joined.with_columns(clinical(), pl.col("trained", "spare").fill_null(False)),
            ["organisation", "as_at", "contract", "assignment_status", "ethnic_category", "staff_group", "clinical",
             "pay_band", "medical_grade", "trained", "spare"],
        ),
        "applications": counted(
            scan(folder, "applications").with_columns(
                in_window=in_year("shortlisted_on").fill_null(False), dated=pl.col("shortlisted_on").is_not_null()
            ),
            ["organisation", "ethnic_category", "pay_band", "route", "shortlisted", "appointed", "in_window", "dated"],
        ),
        "formal_cases": counted(
            scan(folder, "formal_cases").with_columns(clinical(), entered=in_year("entered_on").fill_null(False)),
            ["organisation", "ethnic_category", "clinical", "kind", "entered"],
        ),
        "board": counted(scan(folder, "board"), ["organisation", "ethnic_category", "voting", "executive"]),
        "survey": collect(scan(folder, "survey")),
    }  # fmt: skip
    check_twice(found, folder, "applications", "application_id")
    check_twice(found, folder, "formal_cases", "case_id")
    for name, cube in small.items():
        check(found, name, cube)
    if small["staff"].filter(pl.col("as_at") != REFERENCE).height:
        found.append("staff: another date")
    if small["applications"].filter(pl.col("shortlisted") == "yes", ~pl.col("dated")).height:
        found.append("applications: shortlisted without a date")
    people = collect(staff.select(person).unique())
    for name, theirs in (
        ("training", trained),
        (
            "formal_cases",
            collect(scan(folder, "formal_cases").filter(pl.col("person_id") != "").select(person).unique()),
        ),
    ):
        said.append(f"{name}: people who are not in staff: {theirs.join(people, on=person, how='anti').height:,}")
    return small, found, said


def tally(cube: pl.DataFrame, parts: wres.Parts, origin: dict[str, str]) -> pl.DataFrame:
    """Numbers by organisation, part and group."""
    columns = [origin.get(name, name) for name in parts]
    frame = cube.group_by("organisation", "ethnic_category", *columns).agg(pl.col("n").sum())
    names: list[pl.Expr | str] = []
    for (name, values), column in zip(parts.items(), columns, strict=True):
        pairs = [(value, f"{name}={part}") for part, members in values.items() for value in members]
        frame = frame.join(pl.DataFrame(pairs, schema=[column, f"{name} part"], orient="row"), on=column)
        names.append(f"{name} part")
    frame = frame.with_columns(part=pl.concat_str(names, separator=";") if names else pl.lit(""))
    frame = frame.group_by("organisation", "part", "ethnic_category").agg(pl.col("n").sum())
    membership = pl.DataFrame(wres.membership(), schema=["ethnic_category", "group"], orient="row")
    if parts and "cluster" not in parts:
        membership = membership.filter(pl.col("group").is_in(wres.MAIN))
    return frame.join(membership, on="ethnic_category").group_by(KEYS).agg(pl.col("n").sum())


def rate(numerator: pl.DataFrame, denominator: pl.DataFrame) -> pl.DataFrame:
    """Each group's events over the group's own number."""
    both = denominator.rename({"n": "denominator"}).join(numerator.rename({"n": "numerator"}), on=KEYS, how="left")
    return both.with_columns(pl.col("numerator").fill_null(0))


def share(numerator: pl.DataFrame, *, wide: bool) -> pl.DataFrame:
    """Each group's number over everyone's in the part."""
    everyone = numerator.filter(pl.col("group") == "all").drop("group").rename({"n": "denominator"})
    groups = pl.DataFrame({"group": (*wres.MAIN, *wres.FINER) if wide else wres.MAIN})
    both = everyone.join(groups, how="cross").join(numerator.rename({"n": "numerator"}), on=KEYS, how="left")
    return both.with_columns(pl.col("numerator").fill_null(0))


def counts(small: dict[str, pl.DataFrame], organisations: pl.DataFrame) -> pl.DataFrame:
    """The counts of all nine indicators, of organisations and of what they roll up to."""
    base = small["staff"].filter(
        pl.col("contract").is_in(wres.EMPLOYED), pl.col("assignment_status").is_in(wres.IN_POST), ~pl.col("spare")
    )
    entries = small["formal_cases"].filter(pl.col("kind") == "disciplinary", pl.col("entered"))
    shortlisted = small["applications"].filter(pl.col("shortlisted") == "yes", pl.col("in_window"))
    appointed = shortlisted.filter(pl.col("appointed") == "yes")
    pieces: list[pl.DataFrame] = []

    def add(indicator: str, frame: pl.DataFrame) -> None:
        numbers = [pl.col(name).cast(pl.Float64) for name in SIDES[:2]]
        pieces.append(frame.select(*KEYS, *numbers, indicator=pl.lit(indicator)))

    for parts, origin in wres.SHARE_PARTS:
        add("1", share(tally(base, parts, origin), wide=not parts or "cluster" in parts))
    for parts in wres.APPOINTMENT_PARTS:
        add("2", rate(tally(appointed, parts, {}), tally(shortlisted, parts, {})))
    for parts in (wres.WHOLE, wres.CLINICAL):
        people = tally(base, parts, {})
        add("3", rate(tally(entries, parts, {}), people))
        add("4", rate(tally(base.filter(pl.col("trained")), parts, {}), people))
    for indicator, question in wres.SURVEY.items():
        asked = small["survey"].filter(
            pl.col("question") == question, pl.col("characteristic") == "ethnicity", pl.col("year") == 2025,
            pl.col("group").is_in(["white", "bme", "all"]),
        )  # fmt: skip
        counted_ = {"numerator": pl.col("value") * pl.col("base") / 100, "denominator": pl.col("base")}
        add(indicator, asked.with_columns(part=pl.lit(""), **counted_))
    for parts in (wres.WHOLE, {"voting": wres.CLINICAL["clinical"]}, {"executive": wres.CLINICAL["clinical"]}):
        add("9", share(tally(small["board"], parts, {}), wide=not parts))
    table = pl.concat(pieces)
    above = organisations.unpivot(["ics", "region"], index="organisation", value_name="above").drop("variable")
    england = organisations.select("organisation", above=pl.lit("England"))
    above = pl.concat([above.filter(pl.col("above") != ""), england])
    sums = table.join(above, on="organisation").group_by("above", "indicator", "part", "group").agg(
        pl.col("numerator", "denominator").sum()
    )  # fmt: skip
    table = pl.concat([table, sums.rename({"above": "organisation"}).select(table.columns)])
    return table.filter(pl.col("denominator") > 0).sort(*FIGURE_KEYS, "group")


def paired(table: pl.DataFrame, group: str, comparator: str) -> pl.DataFrame:
    """Two groups of the same part side by side."""
    first, second = (table.filter(pl.col("group") == name).drop("group") for name in (group, comparator))
    renamed = second.rename({name: f"comparator_{name}" for name in SIDES[:2]})
    return first.join(renamed, on=FIGURE_KEYS)


def with_limits(
    frame: pl.DataFrame, limits: tuple[Floats, ...], statistic: str, group: str, comparator: str, method: str
) -> pl.DataFrame:
    """The figures of pairs of counts by one method."""
    value, lower, upper = (np.where(np.isfinite(side), side, np.nan) for side in limits)
    numbers = {"value": value, "lower": lower, "upper": upper}
    words = {"statistic": statistic, "group": group, "comparator": comparator, "method": method}
    return frame.with_columns(
        **{name: pl.Series(side) for name, side in numbers.items()},
        **{name: pl.lit(word) for name, word in words.items()},
    )


def figures(table: pl.DataFrame) -> pl.DataFrame:
    """Every percentage, ratio, difference and race disparity ratio that the counts give."""
    two = [table[name].to_numpy() for name in SIDES[:2]]
    percentages = with_limits(table, tuple(100 * side for side in wilson(*two)), "percentage", "", "", "wilson")
    tables = [percentages.with_columns(table["group"])]
    for indicator, (group, comparator) in wres.RATIOS.items():
        pairs = paired(table.filter(pl.col("indicator") == indicator), group, comparator)
        limits = katz(*(pairs[name].to_numpy() for name in SIDES))
        tables.append(with_limits(pairs, limits, "ratio", group, comparator, "katz"))
    survey = paired(table.filter(pl.col("indicator").is_in(list(wres.SURVEY))), "bme", "white")
    bme = table.filter(pl.col("group") == "bme").drop("group")
    whole = bme.filter(pl.col("indicator") == "1", pl.col("part") == "").select(
        "organisation", *(pl.col(name).alias(f"comparator_{name}") for name in SIDES[:2])
    )
    board = bme.filter(pl.col("indicator") == "9").join(whole, on="organisation")
    for pairs, comparator in ((survey, "white"), (board, "workforce")):
        limits = tuple(100 * side for side in newcombe(*(pairs[name].to_numpy() for name in SIDES)))
        tables.append(with_limits(pairs, limits, "difference", "bme", comparator, "newcombe"))
    tables += progression(table)
    whole_table = pl.concat(tables, how="diagonal")
    words = ["statistic", "group", "comparator"]
    order = [*FIGURE_KEYS, *words, "value", "lower", "upper", "method", *SIDES]
    return whole_table.select(order).with_columns(pl.col(pl.Float64).fill_nan(None)).sort(*FIGURE_KEYS, *words)


def progression(table: pl.DataFrame) -> list[pl.DataFrame]:
    """Race disparity ratios, with log limits, where there is someone in every cell."""
    tiers = table.filter(pl.col("indicator") == "1", pl.col("part").str.contains("tier="))
    wide = tiers.pivot("group", index=["organisation", "part"], values="numerator")
    wide = wide.with_columns(
        within=pl.col("part").str.split(";tier=").list.get(0), tier=pl.col("part").str.split(";tier=").list.get(1)
    )
    tables = []
    for low, high in wres.STEPS:
        lower, upper = (wide.filter(pl.col("tier") == tier) for tier in (low, high))
        both = upper.join(lower, on=["organisation", "within"], suffix="_low")
        both = both.filter(pl.all_horizontal(pl.col("white", "white_low", "bme", "bme_low") > 0))
        a, n, b, m = (both[name].to_numpy() for name in ("white", "white_low", "bme", "bme_low"))
        value = (a / n) / (b / m)
        spread = np.exp(Z * np.sqrt(1 / a + 1 / n + 1 / b + 1 / m))
        pairs = both.select(
            "organisation", indicator=pl.lit("1"), part=pl.col("within") + f";tier={low}:{high}",
            **dict(zip(SIDES, (pl.Series(side) for side in (a, n, b, m)), strict=True)),
        )  # fmt: skip
        limits = (value, value / spread, value * spread)
        tables.append(with_limits(pairs, limits, "race disparity ratio", "white", "bme", "woolf"))
    return tables


def main(folder: Path, out: Path) -> None:
    """Writes counts.csv and figures.csv, unless there are errors."""
    small, errors, warnings = cubes(folder)
    if errors:
        raise SystemExit("\n".join(errors))
    organisations = pl.read_parquet(folder / "organisations.parquet").fill_null("")
    table = counts(small, organisations)
    both = {"standard": pl.lit("wres"), "year": pl.lit(2026)}
    out.mkdir(parents=True, exist_ok=True)
    table.with_columns(**both).write_csv(out / "counts.csv")
    figures(table).with_columns(**both).write_csv(out / "figures.csv")
    print("\n".join(warnings))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""The `board` record set: members of each organisation's board at each snapshot."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.disability import board_share, disability_column, draw_disability
from levelground.synthetic.drawing import Stream, chance, from_log_odds, generator, log_odds
from levelground.synthetic.ethnicity import category_column, draw_categories
from levelground.synthetic.register import Register, follow
from levelground.synthetic.settings import Service
from levelground.synthetic.table import Coded, Days, Floats, Keys, Table, snapshot_day, yes_no

_FEWEST, _MOST = 12, 18
_EXECUTIVES_VOTING = 0.7
_LEAVE = 0.2


def board_shares(service: Service, register: Register, year: int) -> tuple[Floats, Floats]:
    """Expected BME share of each organisation's board at 31 March of `year`, and of those who joined it in the year
    before. Everyone counts: none is unknown here."""
    ratio = np.log(service.inequities.board_odds_ratio)
    years = range(service.first_year, year + 1)
    aims = [from_log_odds(log_odds(register.shares(service.first_year, each)[0]) + ratio) for each in years]
    return follow(aims, _LEAVE)


def board_table(service: Service, register: Register, year: int, day: int | None = None) -> Table:
    """Every member at 31 March of a year, written as of that day or of another `day`.

    A seat's holder changes now and then, so boards resemble last year's.
    """
    seats = generator(service.seed, Stream.BOARD).integers(_FEWEST, _MOST + 1, len(register.codes))
    organisation = np.repeat(np.arange(len(seats), dtype=np.int32), seats)
    within = np.arange(len(organisation)) - np.repeat(np.cumsum(seats) - seats, seats)
    executive = within < seats[organisation] // 2
    member, category, voting, disability = (np.zeros(len(organisation), dtype=np.int32) for _ in range(4))
    disabled = np.array([board_share(service.inequities)])
    for past in range(service.first_year, year + 1):
        rng = generator(service.seed, Stream.BOARD, past)
        size = len(organisation)
        new = chance(rng, 1.0 if past == service.first_year else _LEAVE, size)
        _, share = board_shares(service, register, past)
        bme = chance(rng, share[organisation], size)
        drawn = draw_categories(rng, bme, register.regions[organisation])
        votes = ~executive | chance(rng, _EXECUTIVES_VOTING, size)
        declared, _ = draw_disability(rng, disabled, np.zeros(size, dtype=np.int8))
        category = np.where(new, drawn, category)
        disability = np.where(new, declared, disability)
        voting = np.where(new, votes, voting)
        member = np.where(new, (past - service.first_year) * size + np.arange(1, size + 1), member)
    return {
        "member_id": Keys("B", member, 6),
        "organisation": Coded(organisation, register.codes),
        "as_at": Days(np.full(len(organisation), snapshot_day(year) if day is None else day, dtype=np.int32)),
        "ethnic_category": category_column(category),
        "executive": yes_no(executive),
        "voting": Coded(voting.astype(np.int8), ("no", "yes")),
        "disability": disability_column(disability),
    }

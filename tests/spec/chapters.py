"""The chapters of the specifications, by standard, in the order of their pages."""

from spec.board import BOARD
from spec.disability import DISABILITY
from spec.discipline import DISCIPLINE
from spec.files import FILES
from spec.pay_bands import PAY_BANDS
from spec.recruitment import RECRUITMENT
from spec.survey import SURVEY
from spec.training import TRAINING
from spec.who_counts import WHO_COUNTS

RACE = (WHO_COUNTS, PAY_BANDS, RECRUITMENT, DISCIPLINE, TRAINING, SURVEY, BOARD, FILES)
CHAPTERS = {"wres": RACE, "wdes": DISABILITY}

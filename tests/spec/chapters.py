"""The chapters of the specification, in the order of the page."""

from spec.board import BOARD
from spec.discipline import DISCIPLINE
from spec.files import FILES
from spec.pay_bands import PAY_BANDS
from spec.recruitment import RECRUITMENT
from spec.survey import SURVEY
from spec.training import TRAINING
from spec.who_counts import WHO_COUNTS

CHAPTERS = (WHO_COUNTS, PAY_BANDS, RECRUITMENT, DISCIPLINE, TRAINING, SURVEY, BOARD, FILES)

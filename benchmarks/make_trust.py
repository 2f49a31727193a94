"""Makes the trust that is measured: python -m benchmarks.make_trust FOLDER."""

import sys
from pathlib import Path

from benchmarks.data import TRUST_APPLICATIONS_PER_PERSON, TRUST_STAFF, YEAR
from levelground.synthetic import Service, write

if __name__ == "__main__":
    trust = Service(
        organisations=1,
        staff=TRUST_STAFF,
        last_year=YEAR,
        applications_per_person=TRUST_APPLICATIONS_PER_PERSON,
    )
    write(trust, Path(sys.argv[1]), "csv")

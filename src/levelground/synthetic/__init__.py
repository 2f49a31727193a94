"""A make-believe health service at any size, seeded, with inequities of known size built in."""

from levelground.synthetic.generate import make_trust, write
from levelground.synthetic.register import Body
from levelground.synthetic.settings import EQUAL, DisabilityInequities, Inequities, Service
from levelground.synthetic.truth import Truth, truth

__all__ = ["EQUAL", "Body", "DisabilityInequities", "Inequities", "Service", "Truth", "make_trust", "truth", "write"]

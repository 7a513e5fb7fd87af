"""How often the long loops run: kills, made-up messages, hand-made requests."""

import os

NACHT = "OUDERPLAN_NACHT"
"""Set by ``make nacht``."""


def keren(gewoon: int, nacht: int) -> int:
    """Return how often: `gewoon` in ``make test``, `nacht` (some ten times that) in ``make nacht``.

    Both look at the same things; the longer one at more moments.
    """
    return nacht if os.environ.get(NACHT) else gewoon

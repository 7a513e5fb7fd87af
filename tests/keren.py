"""How often the long loops run: kills, made-up messages, hand-made requests."""

import os
from collections.abc import Sequence
from typing import TypeVar

Een = TypeVar("Een")

NACHT = "OUDERPLAN_NACHT"
"""Set by ``make nacht``."""


def keren(gewoon: int, nacht: int) -> int:
    """Return how often: `gewoon` in ``make test``, `nacht` (some ten times that) in ``make nacht``.

    Both look at the same things; the longer one at more moments.
    """
    return nacht if os.environ.get(NACHT) else gewoon


def spread(alle: Sequence[Een], begin: int = 0, elke: int = 3) -> list[Een]:
    """Return by day every `elke`-th from `begin` of what goes through the same lines; by night all.

    Tests of the same thing begin elsewhere, so that together they see all of them by day too.
    """
    return list(alle[keren(begin, 0) :: keren(elke, 1)])

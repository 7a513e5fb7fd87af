"""A bucket of chances for each phone, known by its signed cookie."""

import time
from collections import OrderedDict

from ouderplan.kern.stemcodes import Emmer

MEESTE = 5_000
"""Who makes more phones than this up gets new buckets for old ones: never fewer for others."""

GROOT = 30.0
"""So many ballots or texts in a row are taken: a tablet that goes round, or quick fingers."""
PER_SECONDE = 0.5


class Toestellen:
    """The chances of each phone. They are no one else's: no phone can use up another's."""

    def __init__(self, groot: float = GROOT, per_seconde: float = PER_SECONDE) -> None:
        self._groot, self._per_seconde = groot, per_seconde
        self._buckets: OrderedDict[str, Emmer] = OrderedDict()

    def may(self, toestel: str) -> bool:
        """Tell whether this phone may do it now; it costs it one chance."""
        now = time.monotonic()
        emmer = self._buckets.pop(toestel, None) or Emmer(self._groot, self._per_seconde, now)
        self._buckets[toestel] = emmer  # the newest are at the end
        while len(self._buckets) > MEESTE:
            self._buckets.popitem(last=False)
        return emmer.take(now)

    def give_back(self, toestel: str) -> None:
        """Give this phone one chance back."""
        if toestel in self._buckets:
            self._buckets[toestel].give_back()

    def forget(self, toestel: str) -> None:
        """Give this phone all its chances back."""
        self._buckets.pop(toestel, None)

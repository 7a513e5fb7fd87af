"""What a writer of CSVs remembers of the last time, so that what did not change costs little."""

import hashlib
from collections import deque
from dataclasses import dataclass, field

from ouderplan.opslag.csv_aanvullen import Aangroei
from ouderplan.opslag.csv_briefjes import Briefjesregels


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


class Vingerafdrukken:
    """Fingerprints of large files; comparing bytes takes far less time than another SHA-256."""

    GROOT = 100_000
    HOEVEEL = 2

    def __init__(self) -> None:
        self._known: deque[tuple[bytes, str]] = deque(maxlen=self.HOEVEEL)

    def of(self, content: bytes) -> str:
        """Return the fingerprint of a file with this content."""
        for known, found in self._known:
            if known == content:
                return found
        found = fingerprint(content)
        if len(content) >= self.GROOT:
            self._known.append((content, found))
        return found


@dataclass(frozen=True, slots=True)
class Geheugen:
    """Of one writer; for one writing at a time."""

    aangroei: Aangroei = field(default_factory=Aangroei)
    briefjes: Briefjesregels = field(default_factory=Briefjesregels)
    vingerafdrukken: Vingerafdrukken = field(default_factory=Vingerafdrukken)

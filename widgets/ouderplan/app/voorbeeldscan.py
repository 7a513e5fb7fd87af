"""The schoolscans of the example: drawn with a fixed seed, the words from ``voorbeeld.toml``."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Rondekeuze
from ouderplan.kern.schoolscan import Niveau, Scanherkomst, Scanregel
from ouderplan.kern.soorten import Groep

NIEUWSTE = 6
"""The scan in which people wrote something too."""
SPREIDING, OVERGESLAGEN = 0.55, 0.08
"""How far people differ, and how often one skips a criterium."""
HERKOMST = (80, 15, 5)
"""Out of a hundred: by phone, on paper, out of a file."""


def scan_choices(content: Mapping[str, Any], criteria: Sequence[Criterium]) -> Iterator[Rondekeuze]:
    """Yield what was asked in each scan."""
    for ronde in content["scan"]:
        for row in criteria:
            yield Rondekeuze(int(ronde), row.sleutel, row.titel, row.toelichting)


def draw_scans(rng: random.Random, content: Mapping[str, Any]) -> list[Scanregel]:
    """Draw what everyone filled in, in the order of the random names, as closing leaves it."""
    rows = [
        row
        for ronde, groepen in content["scan"].items()
        for groep, how in groepen.items()
        for _ in range(how["mensen"])
        for row in _one(rng, int(ronde), Groep(groep), how["niveaus"])
    ]
    for text in content["scan_teksten"]:
        _write_in(rows, text)
    return sorted(rows, key=lambda row: (row.ronde, row.inzending, row.criterium))


def _one(
    rng: random.Random, ronde: int, groep: Groep, niveaus: Sequence[float]
) -> Iterator[Scanregel]:
    name = f"{rng.getrandbits(96):024x}"
    herkomst = rng.choices(tuple(Scanherkomst), HERKOMST)[0]
    for criterium, mean in enumerate(niveaus, start=1):
        if rng.random() < OVERGESLAGEN:
            continue
        level = min(3, max(1, round(rng.gauss(mean, SPREIDING))))
        yield Scanregel(ronde, name, groep, criterium, Niveau(f"{level}.0"), herkomst=herkomst)


def _write_in(rows: list[Scanregel], text: Mapping[str, Any]) -> None:
    """Let the first of that group who has written nothing yet have written this."""
    place, old = next(
        (place, row)
        for place, row in enumerate(rows)
        if row.ronde == NIEUWSTE
        and row.groep == text["groep"]
        and row.criterium == text["criterium"]
        and not row.heeft_tekst
    )
    rows[place] = Scanregel(
        old.ronde,
        old.inzending,
        old.groep,
        old.criterium,
        old.niveau,
        text.get("gebeurt_al", ""),
        text.get("mogelijkheden", ""),
        herkomst=old.herkomst,
        status=Inbrengstatus(text.get("status", Inbrengstatus.TOEGELATEN)),
    )

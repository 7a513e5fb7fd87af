"""The kansen in the order of the dot vote."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.kern.kansen import Inbreng, Soort
from ouderplan.uitvoer.stemming import Stemming


@dataclass(frozen=True, slots=True)
class Kansregel:
    """One kans. `plaats` and `stemmen` are None when it was not on the dot ballot."""

    id: str
    tekst: str
    plaats: int | None = None
    stemmen: int | None = None
    in_top: bool = False
    inbreng: Inbreng | None = None


def ranked_kansen(inbreng: Sequence[Inbreng], stippen: Stemming | None) -> tuple[Kansregel, ...]:
    """Return the kansen that were voted on in their order, then those that came later.

    A kans keeps the text that stood on the ballot.
    """
    by_id = {row.id: row for row in inbreng}
    ranked = _ranked(by_id, stippen) if stippen else []
    seen = {row.id for row in ranked}
    later = [
        Kansregel(row.id, row.tekst, inbreng=row)
        for row in inbreng
        if row.soort is Soort.KANS and row.telt_mee and row.id not in seen
    ]
    return (*ranked, *later)


def _ranked(by_id: dict[str, Inbreng], stippen: Stemming) -> list[Kansregel]:
    top = {place.keuze for place in stippen.top if not place.gelijk}
    return [
        Kansregel(
            row.keuze, row.tekst, row.plaats, row.stemmen, row.keuze in top, by_id.get(row.keuze)
        )
        for row in stippen.uitslag.ranglijst
    ]

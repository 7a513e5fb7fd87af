"""Goals to pick from, per criterium (C16)."""

from dataclasses import dataclass

from ouderplan.kern.soorten import Criteriumnummer, Tekst


@dataclass(frozen=True, slots=True)
class Doelsuggestie:
    """A goal to pick from (table *doelenbank*); `bron` says whose it is."""

    criterium: Criteriumnummer
    doel: Tekst
    bron: str = ""

"""Goals to pick from, per criterium (C16)."""

from dataclasses import dataclass
from typing import Annotated

from ouderplan.kern.kolomvorm import Kolomvorm
from ouderplan.kern.soorten import Criteriumnummer, Doelzin


@dataclass(frozen=True, slots=True)
class Doelsuggestie:
    """A goal to pick from (table *doelenbank*); `bron` says whose it is."""

    criterium: Annotated[Criteriumnummer, Kolomvorm(rij=2)]
    doel: Annotated[Doelzin, Kolomvorm(regels=2, rij=1)]
    bron: Annotated[str, Kolomvorm(rij=3)] = ""

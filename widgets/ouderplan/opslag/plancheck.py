"""Check the plan of a workbook: read what the rules look at, in one snapshot."""

from datetime import date
from typing import Any

from ouderplan.kern.plancheck import Bevinding, Planstand, check
from ouderplan.kern.rondes import Stembriefje
from ouderplan.kern.school import Gegeven, is_example, profile
from ouderplan.opslag.tabellen import TABELLEN
from ouderplan.opslag.transacties import Lezing

_EIGEN_VELD = {
    "criteria": "criteria",
    "rondes": "rondes",
    "rondekeuzes": "rondekeuzes",
    "vastgestelde_keuzes": "vastgesteld",
    "visie": "visie",
    "verwachtingen": "verwachtingen",
    "kansen_bedreigingen": "inbreng",
    "omzettingen": "omzettingen",
    "jaardoelen": "doelen",
    "acties": "acties",
    "evaluaties": "evaluaties",
}
"""Table → its own field of `Planstand`; the others come by name."""

TABELNAMEN = frozenset(tabel.naam for tabel in TABELLEN if tabel.rij is not Stembriefje)
"""What the findings depend on: everything but the ballots."""


def load_planstand(tx: Lezing) -> Planstand:
    """Read what the rules look at."""
    own: dict[str, Any] = {}
    others: dict[str, tuple[Any, ...]] = {}
    for tabel in TABELLEN:
        if tabel.naam in TABELNAMEN:
            rows = tuple(tx.rows(tabel.rij))
            if tabel.naam in _EIGEN_VELD:
                own[_EIGEN_VELD[tabel.naam]] = rows
            else:
                others[tabel.naam] = rows
    facts = profile(tx.rows(Gegeven))
    today = None if is_example(facts) else date.today()
    return Planstand(**own, schooljaar=facts["schooljaar"], vandaag=today, tabellen=others)


def findings(tx: Lezing) -> tuple[Bevinding, ...]:
    """Return what is missing, contradicts, or came from nowhere."""
    return check(load_planstand(tx))

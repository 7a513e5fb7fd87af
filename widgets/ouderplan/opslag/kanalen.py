"""How people voted: on a phone, on a screen of the school, on paper."""

from collections import Counter

import sqlalchemy as sa

from ouderplan.kern.papierrekening import Kanalen
from ouderplan.kern.rondes import Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.tabellen import SQL
from ouderplan.opslag.transacties import Lezing

_BALLOTS = SQL["stembriefjes"].c
_WAYS = (
    sa.select(_BALLOTS.kanaal, _BALLOTS.groep, sa.func.count(_BALLOTS.briefje.distinct()))
    .where(_BALLOTS.ronde == sa.bindparam("van"), _BALLOTS.opzij == "")
    .group_by(_BALLOTS.kanaal, _BALLOTS.groep)
)
_ASIDE = (
    sa.select(_BALLOTS.opzij, sa.func.count(_BALLOTS.briefje.distinct()))
    .where(_BALLOTS.ronde == sa.bindparam("van"), _BALLOTS.opzij != "")
    .group_by(_BALLOTS.opzij)
)


def channels_of(tx: Lezing, ronde: int) -> Kanalen:
    """Count the ballots of a round by the way they came in; says nothing of what they chose."""
    if tx.zegel is not None and tx.zegel.holds(ronde):
        return _of_sealed(tx, ronde)
    found = tx.connection.execute(_WAYS, {"van": ronde})
    ways = {(Kanaal(kanaal), Groep(groep)): int(n) for kanaal, groep, n in found}
    aside = tx.connection.execute(_ASIDE, {"van": ronde}).all()
    return Kanalen(ways, {str(reden): int(n) for reden, n in aside})


def _of_sealed(tx: Lezing, ronde: int) -> Kanalen:
    rows = tx.rows(Stembriefje, ronde=ronde)
    ballots = {(row.briefje, row.kanaal, row.groep, row.opzij) for row in rows}
    ways = Counter((kanaal, groep) for _, kanaal, groep, opzij in ballots if not opzij)
    return Kanalen(dict(ways), dict(Counter(opzij for *_, opzij in ballots if opzij)))

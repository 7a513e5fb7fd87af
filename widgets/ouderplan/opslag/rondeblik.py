"""All of a round that a ballot is checked against and counted along with, read at once.

Asked one after another these take longer than keeping the ballot: on a server each is a way there
and back.
"""

from typing import NamedTuple

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde
from ouderplan.opslag.fouten import RondeNietGevonden
from ouderplan.opslag.rijen import columns_of, row_of
from ouderplan.opslag.rondesleutel import key_name
from ouderplan.opslag.tabellen import GEHEIMEN, SQL, TOESTAND, tabel_of
from ouderplan.opslag.telstand import KNOWN, count_name
from ouderplan.opslag.transacties import Lezing


class Rondeblik(NamedTuple):
    """A round as it is now, with what is kept beside it.

    `geheim` is what the database holds of its key (None: nothing), `talen` what it holds of the
    languages (""; sealed where the round is), and `telstand` the text and the version that
    `telstand.Telstand.of` takes.
    """

    ronde: Ronde
    keuzes: set[str]
    geheim: bytes | None
    talen: str
    telstand: tuple[str | None, int | None]


def look(tx: Lezing, ronde: int) -> Rondeblik:
    """Return it (RondeNietGevonden when there is no such round)."""
    names = {"van": ronde, "sleutel": key_name(ronde), "taal": count_name(ronde)}
    found = tx.connection.execute(_LOOK, names).first()
    if found is None:
        raise RondeNietGevonden(ronde=ronde)
    keuzes, geheim, talen, telling, versie, *cells = found
    return Rondeblik(
        row_of(Ronde, cells),
        set(keuzes.split(_TUSSEN)) if keuzes is not None else set(),
        bytes(geheim) if geheim is not None else None,
        talen or "",
        (telling, versie),
    )


_TUSSEN = "\x1f"
"""Between two choices; the store takes no text with a control character (see `rijen.clean`)."""
_K, _RONDES = SQL["rondekeuzes"].c, SQL["rondes"]
_KEUZES = sa.select(sa.func.aggregate_strings(_K.keuze, _TUSSEN)).where(
    _K.ronde == sa.bindparam("van")
)
_GEHEIM = sa.select(GEHEIMEN.c.geheim).where(GEHEIMEN.c.naam == sa.bindparam("sleutel"))
_TALEN = sa.select(TOESTAND.c.waarde).where(TOESTAND.c.naam == sa.bindparam("taal"))
_LOOK = (
    sa.select(
        *(query.scalar_subquery() for query in (_KEUZES, _GEHEIM, _TALEN, *KNOWN)),
        *columns_of(tabel_of(Ronde)),
    )
    .where(_RONDES.c.ronde == sa.bindparam("van"))
    .order_by(_RONDES.c.volgorde, _RONDES.c.rij)
)

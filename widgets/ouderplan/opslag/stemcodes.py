"""The stemcodes of a workbook: made, looked up and counted.

The database holds no code that can be read, only an HMAC of each under a key of this workbook.
Which ballot came from which code is known as long as a round is open, and by its key alone
(see `stemmen`); nothing in this table changes when a code is used.
"""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import LANG, LENGTE, TEKENS, read_code
from ouderplan.opslag.fouten import CodesInGebruik
from ouderplan.opslag.geheimen import find_key, make_key
from ouderplan.opslag.tabellen import STEMCODES
from ouderplan.opslag.toestand import keep_state, state
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

SLEUTEL = "stemcodes"
STEMMER = "code:"
VAN_LANGE = "lang:"
"""How the mark of a long code begins: what a phone keeps says if it may take part at home."""
ONBEKEND = "stemcodes.onbekend "
"""How the names begin under which rounds keep how often an unknown code was tried."""


@dataclass(frozen=True, slots=True)
class Codehouder:
    """Who votes with a code: the `merk` under which it is known, and its group."""

    merk: str
    groep: Groep

    @property
    def stemmer(self) -> str:
        """The voter as `stemmen.cast` wants it."""
        return STEMMER + self.merk

    @property
    def lang(self) -> bool:
        """Tell whether this is a long code, with which one may take part at home."""
        return self.merk.startswith(VAN_LANGE)


def draw_codes(tx: Lezing, aantal: int, lengte: int = LENGTE) -> tuple[str, ...]:
    """Return so many new random codes; they are not valid until they are added."""
    key, known = find_key(tx, SLEUTEL), _marks(tx)
    drawn: dict[str, None] = {}
    while len(drawn) < aantal:
        code = "".join(secrets.choice(TEKENS) for _ in range(lengte))
        if key is None or _digest(key, code) not in known:
            drawn[code] = None
    return tuple(drawn)


def add_codes(tx: Schrijving, codes: Sequence[str], groep: Groep, *, vervang: bool = False) -> None:
    """Make these codes valid for a group; from now on nobody can read them here.

    Parameters
    ----------
    vervang
        Let the earlier codes of this group no longer be valid.

    Raises
    ------
    CodesInGebruik
        When they would be replaced while a vote with codes is open.
    """
    if vervang:
        _forget(tx, groep)
    key = find_key(tx, SLEUTEL) or make_key(tx, SLEUTEL)
    marks = sorted(_digest(key, code) for code in codes)  # not in the order of making
    rows = [{"merk": merk, "groep": groep.value} for merk in marks]
    tx.connection.execute(sa.insert(STEMCODES), rows)
    tx.touch(STEMCODES.name)


def find_code(tx: Lezing, tekst: str, *, kort: bool = True) -> Codehouder | None:
    """Return whose code was typed, or None when it was not given out (or could be two).

    `kort` false looks at long codes only: a short one could be guessed while a round is open for
    weeks.
    """
    key = find_key(tx, SLEUTEL)
    if key is None:
        return None
    found = [
        holder(tx, _digest(key, code)) for code in read_code(tekst) if kort or len(code) == LANG
    ]
    known = [one for one in found if one is not None]
    return known[0] if len(known) == 1 else None


def holder(tx: Lezing, merk: str) -> Codehouder | None:
    """Return who votes with the code known as `merk`, or None when it is not valid."""
    query = sa.select(STEMCODES.c.groep).where(STEMCODES.c.merk == merk)
    found = tx.connection.execute(query).scalar()
    return Codehouder(merk, Groep(found)) if found else None


def voter(tx: Lezing, stemmer: str) -> Codehouder | None:
    """Return the holder of the code with which `stemmer` votes, or None."""
    return holder(tx, stemmer.removeprefix(STEMMER)) if stemmer.startswith(STEMMER) else None


def given_out(tx: Lezing) -> dict[Groep, int]:
    """Return how many valid codes each group has."""
    query = sa.select(STEMCODES.c.groep, sa.func.count()).group_by(STEMCODES.c.groep)
    found = {Groep(groep): int(aantal) for groep, aantal in tx.connection.execute(query)}
    return {groep: found[groep] for groep in Groep if groep in found}


def unknown_tried(tx: Lezing, ronde: int) -> int:
    """Return how often an unknown code was tried while this round was open."""
    return int(state(tx, f"{ONBEKEND}{ronde}") or 0)


def count_unknown(wb: Werkboek) -> None:
    """Count that an unknown code was tried; it says nothing of which one, or by whom."""
    with wb.writing() as tx:
        count_unknown_in(tx)


def count_unknown_in(tx: Schrijving) -> None:
    """Do what `count_unknown` does, inside a transaction of the caller."""
    for ronde in _with_codes(tx):
        nummer = ronde.ronde
        keep_state(tx, f"{ONBEKEND}{nummer}", str(unknown_tried(tx, nummer) + 1))


def _with_codes(tx: Lezing) -> list[Ronde]:
    """Return the rounds that are open and ask for a code."""
    return tx.rows(Ronde, gesloten=None, waarborg=Waarborg.STEMCODE)


def _forget(tx: Schrijving, groep: Groep) -> None:
    if opened := _with_codes(tx):
        raise CodesInGebruik(vraag=opened[0].vraag)
    tx.connection.execute(sa.delete(STEMCODES).where(STEMCODES.c.groep == groep.value))


def _marks(tx: Lezing) -> set[str]:
    return set(tx.connection.execute(sa.select(STEMCODES.c.merk)).scalars())


def _digest(key: bytes, code: str) -> str:
    digest = hmac.new(key, code.encode(), "sha256").hexdigest()
    return VAN_LANGE + digest if len(code) == LANG else digest

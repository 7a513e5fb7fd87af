"""The keys of the rounds that are sealed, in one transaction."""

from collections.abc import Mapping

import sqlalchemy as sa

from ouderplan.opslag.tabellen import GEHEIMEN
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.zegel.envelop import print_of, pseudonym
from ouderplan.opslag.zegel.sleutels import Sleutels


class Ring:
    """Which rounds are sealed, and the keys of those that are here."""

    def __init__(self, connection: sa.Connection, sleutels: Sleutels) -> None:
        self.connection = connection
        self.sleutels = sleutels
        self._rondes: dict[int, bytes | None] | None = None
        self._een: dict[int, bytes | None] = {}

    @property
    def rondes(self) -> Mapping[int, bytes | None]:
        """The rounds that are sealed, each with its key; None: that is not on this computer."""
        if self._rondes is None:
            found = self.connection.execute(_PRINTS, {"begin": f"{RONDESLEUTEL}%"}).all()
            self._rondes = {
                int(naam.removeprefix(RONDESLEUTEL)): self._key(naam, bytes(afdruk))
                for naam, afdruk in found
            }
        return self._rondes

    def holds(self, ronde: int) -> bool:
        """Tell whether what comes in during this round is sealed."""
        return ronde in self._that_know(ronde)

    def key(self, ronde: int) -> bytes | None:
        """Return the key of a round, or None when it has none or it is not on this computer."""
        return self._that_know(ronde).get(ronde)

    def know_print(self, ronde: int, afdruk: bytes | None) -> None:
        """Take from who read it already by what the key of a round is known again."""
        if afdruk is not None:
            self._een[ronde] = self._key(f"{RONDESLEUTEL}{ronde}", afdruk)

    def read_anew(self) -> None:
        """Forget which rounds are sealed: that may be another thing now."""
        self._rondes, self._een = None, {}

    def _that_know(self, ronde: int) -> Mapping[int, bytes | None]:
        """Return the rounds of which it is known already, when that has this one; else all."""
        return self._een if ronde in self._een else self.rondes

    def make_key(self, ronde: int, known: bytes | None = None) -> bytes:
        """Make the key of a round; the database gets only by what it is known again.

        One that is `known` goes on with the round, from another workbook.
        """
        naam = f"{RONDESLEUTEL}{ronde}"
        key = self.sleutels.make(file_name(naam), known)
        row = {"naam": naam, "geheim": print_of(key)}
        self.connection.execute(sa.insert(GEHEIMEN), row)
        self.read_anew()
        return key

    def forget_key(self, ronde: int) -> None:
        """Let the key of a round not be needed any more; its file goes once this is kept."""
        naam = f"{RONDESLEUTEL}{ronde}"
        self.connection.execute(sa.delete(GEHEIMEN).where(GEHEIMEN.c.naam == naam))
        self.read_anew()

    def leave_closed(self) -> None:
        """Go on as if no key were on this computer: what is sealed stays so."""
        self._rondes, self._een = dict.fromkeys(self.rondes), {}

    def _key(self, naam: str, afdruk: bytes) -> bytes | None:
        key = self.sleutels.find(file_name(naam))
        return key if key is not None and print_of(key) == afdruk else None

    def outside(self, what: str, ronde: int, naam: str) -> str:
        """Return what stands in the database for a name of the workbook."""
        return pseudonym(self._that_know(ronde)[ronde] or b"", what, naam)


def draft_name(ronde: int, groep: str, deel: str) -> str:
    """Return how the file of the key of a draft is called."""
    return f"klad-{ronde}-{groep}-{deel}"


def file_name(naam: str) -> str:
    """Return how the file of a key is called."""
    return naam.replace(" ", "-")


_PRINTS = sa.select(GEHEIMEN.c.naam, GEHEIMEN.c.geheim).where(
    GEHEIMEN.c.naam.like(sa.bindparam("begin"))
)

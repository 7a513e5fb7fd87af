"""The ballots of one round within one transaction (see `stemmen.cast_all`)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ouderplan.kern.rondes import Ronde, Stembriefje, check_ballot
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.rondesleutel import ballot_name
from ouderplan.opslag.telstand import Meetellen, counted_along
from ouderplan.opslag.toestroom import is_watched, note_arrivals
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.uitstel import hold_back, let_ten_go
from ouderplan.opslag.waarborgen import group_of


@dataclass(frozen=True, slots=True)
class Stem:
    """A ballot as it comes in; of `stemmer`, a device, nothing is kept but a digest.

    Of `taal`, that of the page, only how many ballots came in it is kept.
    """

    ronde: int
    stemmer: str
    groep: Groep
    kanaal: Kanaal
    keuzes: tuple[str, ...]
    taal: str = ""


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """A ballot that is on the disk."""

    ronde: int
    keuzes: tuple[str, ...]
    gewijzigd: bool


class Stembus:
    """Takes ballots of one round; what each is checked against is read once for all of them.

    Parameters
    ----------
    te_kiezen
        What stands on the ballot.
    sleutel
        Returns the key that ties a device to its ballot while the round is open.
    meetellen
        Of the same transaction.
    talen
        What is kept now of the languages of the round.
    """

    def __init__(
        self,
        tx: Schrijving,
        ronde: Ronde,
        te_kiezen: set[str],
        sleutel: Callable[[], bytes],
        meetellen: Meetellen,
        *,
        talen: str = "",
    ) -> None:
        self._meetellen = meetellen
        self._tx, self._ronde, self._te_kiezen, self._sleutel = tx, ronde, te_kiezen, sleutel
        self._key, self._languages = b"", talen
        self._before: int | None = None
        self._new = 0
        self._talen: Counter[str] = Counter()
        self._arrived: list[str] = []

    def take(self, stem: Stem) -> Ontvangst:
        """Check a ballot, and put it in the place of an earlier one of the same voter.

        Raises
        ------
        OuderplanFout
            Before anything of this ballot is written.
        """
        groep = group_of(self._tx, self._ronde, stem.stemmer, stem.groep)
        check_ballot(self._ronde, groep, stem.keuzes, self._te_kiezen, datetime.now())
        self._begin()
        nummer, chosen = self._ronde.ronde, tuple(dict.fromkeys(stem.keuzes))
        briefje = ballot_name(self._key, stem.stemmer)
        same = {
            "ronde": nummer,
            "briefje": briefje,
            "groep": groep,
            "kanaal": stem.kanaal,
            "opzij": "",
        }
        rows = [same | {"keuze": one} for one in chosen or ("",)]
        hold_back(self._tx, self._ronde, Stembriefje, briefje)
        removed = self._tx.replace_ballot(nummer, briefje, rows)
        counts_anew = not removed or any(removed)  # what is aside counts when it is sent again
        self._new += counts_anew
        if counts_anew and is_watched(self._ronde, stem.kanaal):
            self._arrived.append(briefje)
        if stem.taal and not removed:
            self._talen[stem.taal] += 1
        return Ontvangst(nummer, chosen, gewijzigd=bool(removed))

    def close(self) -> dict[int, int]:
        """Keep beside the ballots in which languages people voted; return how many voted by now.

        Empty when nothing was taken in.
        """
        let_ten_go(self._tx, self._ronde)
        note_arrivals(self._tx, self._ronde, self._key, self._arrived)
        if self._talen:
            beside = counted_along(self._tx, self._ronde.ronde, self._languages, self._talen)
            self._meetellen.keep_beside(*beside)
        return {} if self._before is None else {self._ronde.ronde: self._before + self._new}

    def _begin(self) -> None:
        if self._before is None:
            self._key = self._sleutel()
            self._before = self._meetellen.counted(self._ronde.ronde)

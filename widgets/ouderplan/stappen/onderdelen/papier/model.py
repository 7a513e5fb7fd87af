"""State of the counting of paper: who types on this page, and what was typed so far."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from traitlets import HasTraits, UseEnum

from ouderplan.kern.papier import Deel, Regel, Stapel, read_hands, read_pile, sheet_mark
from ouderplan.kern.rondes import Ronde
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.papier import adopt_hands, adopt_pile, discard
from ouderplan.opslag.papierklad import Klad, keep_draft
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak

TELLERS = (Deel.TELLER_A, Deel.TELLER_B)


class Papier(HasTraits):
    """The paper of one kind of round.

    Traits
    ------
    deel
        Who types on this page, or None when nobody said so yet: after F5 it is asked again, so
        that nobody types in the other's list.
    groep
        Whose pile it is.
    """

    deel = UseEnum(Deel, default_value=None, allow_none=True)
    groep = UseEnum(Groep, default_value=Groep.OUDERS)

    def __init__(self, zaak: Rondezaak) -> None:
        super().__init__()
        self.zaak = zaak

    @property
    def nummer(self) -> int:
        """Number of the round, 0 for none."""
        return self.zaak.ronde.ronde if self.zaak.ronde else 0

    @property
    def te_tellen(self) -> bool:
        """Tell whether paper can be counted now: in a vote, until its result is shown."""
        return self.zaak.soort.stemt and self.zaak.stap in ("open", "gesloten")

    @property
    def groepen(self) -> tuple[Groep, ...]:
        """The groups whose ballots can be entered."""
        return self.zaak.ronde.groepen_die_mogen if self.zaak.ronde else ()

    @property
    def keuzes(self) -> Mapping[int, str]:
        """Number → choice, as both stand on the sheet."""
        return {nr: row.tekst or row.keuze for nr, row in enumerate(self.zaak.keuzes, start=1)}

    @property
    def merk(self) -> str:
        """The four signs that stand on the sheets of this round."""
        return sheet_mark(self.zaak.keuzes)

    @property
    def stapel(self) -> Stapel:
        """The pile of the group in hand, as far as it was entered."""
        ronde = self.zaak.ronde
        most = ronde.aantal_keuzes if ronde else None
        a, b = (read_pile(self.typed(deel), self.zaak.keuzes, most) for deel in TELLERS)
        return Stapel(a, b)

    @property
    def handen(self) -> tuple[Regel, ...]:
        """The raised hands of the group in hand, as far as they were entered."""
        return read_hands(self.typed(Deel.HANDEN), self.zaak.keuzes)

    @property
    def alle_handen(self) -> int:
        """How many hands that is."""
        return sum(regel.aantal for regel in self.handen)

    @property
    def handen_klaar(self) -> bool:
        """Tell whether the hands can be counted."""
        return self.alle_handen > 0 and all(regel.oordeel.telt for regel in self.handen)

    def words(self, regel: Regel) -> tuple[str, ...]:
        """Return what was chosen in words."""
        texts = {row.keuze: row.tekst or row.keuze for row in self.zaak.keuzes}
        return tuple(texts.get(keuze, keuze) for keuze in regel.keuzes)

    def typed(self, deel: Deel) -> str:
        """Return what was typed so far."""
        return str(self.zaak.papierklad.get((self.groep, deel), ""))

    def keep(self, groep: Groep, deel: Deel, old: str, new: str) -> None:
        """Keep what is typed; it is not counted yet."""
        keep_draft(self.zaak.zitting.wb, Klad(self.nummer, groep, deel), old, new)

    def adopt(self) -> int:
        """Put the pile into the count and return how many ballots it had."""
        tellers = self.stapel.tellers
        return adopt_pile(self.zaak.zitting.wb, self.nummer, self.groep, tellers=tellers)

    def adopt_hands(self) -> int:
        """Put the hands into the count and return how many there were."""
        return adopt_hands(self.zaak.zitting.wb, self.nummer, self.groep)

    def discard(self, deel: Deel) -> None:
        """Throw away what one counter typed."""
        discard(self.zaak.zitting.wb, self.nummer, self.groep, deel)

    def note(self, kolom: str, old: int | None, new: int | None) -> None:
        """Keep how many ballots were given out, or came back unused.

        Raises
        ------
        Botsing
            When another window wrote down something else.
        """
        with self.zaak.zitting.wb.writing() as tx:
            found = tx.find(Ronde, ronde=self.nummer)
            if found is None:
                raise RijWeg
            nummer, row = found
            before: Any = {kolom: old}
            after: Any = {kolom: new}
            tx.change(nummer, replace(row, **before), replace(row, **after))

"""One kind of round as a step sees it: its newest round, the counter, and the result once shown.

No widgets. The result is counted only after the begeleider shows it, so that no screen can give
it away before.
"""

from collections.abc import Sequence
from datetime import date

from traitlets import Bool, Dict, HasTraits, Instance, Int, Tuple, Unicode

from ouderplan.kern.beslissen import Geteld
from ouderplan.kern.dia import GESTEMD, row_of
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.papier import Deel
from ouderplan.kern.papierrekening import Kanalen
from ouderplan.kern.rondes import (
    Ronde,
    Rondekeuze,
    Rondesoort,
    VastgesteldeKeuze,
    Waarborg,
    add_up,
)
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import Verantwoording, account
from ouderplan.kern.tellen import Uitslag
from ouderplan.kern.toestroom import Stuk
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag import Werkboek
from ouderplan.opslag.beslissen import load_geteld, root_of
from ouderplan.opslag.deelnemers import IEDEREEN, keep_present, usual_groups
from ouderplan.opslag.gegevens import keep_fact
from ouderplan.opslag.inbreng import received
from ouderplan.opslag.kanalen import channels_of
from ouderplan.opslag.moment import ronde_of_moment
from ouderplan.opslag.papierklad import drafts
from ouderplan.opslag.rondezoeken import current_ronde, last_ronde
from ouderplan.opslag.scherm import send
from ouderplan.opslag.schoolscan import count_scans
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.stemcodes import given_out
from ouderplan.opslag.stemmen import open_ronde, progress, show_ronde
from ouderplan.opslag.telstand import BRIEFJES, only_votes_since
from ouderplan.opslag.toestand import states
from ouderplan.opslag.toestandnamen import TAAK
from ouderplan.opslag.toestroom import count_again, lay_aside, look_out
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.onderdelen.schermtaal import SLEUTEL, Schermtaal
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.stemzinnen import paper_sentences

TABELLEN = frozenset(
    {
        "rondes",
        "rondekeuzes",
        "stembriefjes",
        "vastgestelde_keuzes",
        "kansen_bedreigingen",
        "stemcodes",
        "schoolscan",
        "vertalingen",
        "papierklad",
        TAAK,
    }
)


class Rondezaak(HasTraits):
    """The newest round of `soort`, with what may be known of it now.

    Traits
    ------
    ronde
        The newest round of this kind, or None. A run-off whose result was shown has done its
        work: from then on it is the vote that it decided.
    gestemd
        How many people took part in it so far (for a kansen round: how much came in).
    uitslag
        The result, or None until it is shown.
    geteld
        That result with the run-offs that were shown, or None.
    vastgesteld
        The adopted top of that round, in order.
    op_scherm
        What the projector shows of a result besides the picture (no part of the record).
    groepen
        Who takes part in a new round when nobody says otherwise.
    codes
        How many stemcodes are valid, as pairs of a group and a count.
    schermtaal
        In which language the projector speaks (see `schermtaal.SLEUTEL`).
    vertalingen
        What the school translated itself.
    aan_beurt
        Whether the moment is about this round, so that the bar has its buttons.
    kanalen
        How people voted so far, without what they chose.
    verdacht
        Stretches of the open vote in which ballots came faster than people can vote.
    papierklad
        What counters typed of the paper ballots and is not in the count yet.
    wist
        Whether something of a closed round is still to be erased from the disk.
    andere
        The question of a round of another kind that is open now, or "".
    """

    ronde = Instance(Ronde, allow_none=True)
    gestemd = Int(0)
    uitslag = Instance(Uitslag, allow_none=True)
    geteld = Instance(Geteld, allow_none=True)
    op_scherm: "Dict[str, str]" = Dict()
    keuzes = Tuple()
    vastgesteld = Tuple()
    wist = Bool(False)
    andere = Unicode("")
    wifi = Tuple(("", ""))
    groepen = Tuple(IEDEREEN)
    codes = Tuple()
    schermtaal = Unicode("")
    vertalingen = Tuple()
    aan_beurt = Bool(True)
    kanalen = Instance(Kanalen, ({},))
    verdacht = Tuple()
    papierklad: "Dict[tuple[Groep, Deel], str]" = Dict()

    def __init__(self, zitting: Zitting, soort: Rondesoort) -> None:
        super().__init__()
        self.zitting, self.soort, self.aantal = zitting, soort, soort.plaatsen
        self._t = Teksten(PAKKET)
        self._seen: tuple[Werkboek, date, dict[str, int]] | None = None

    def refresh(self) -> None:
        """Read the round again from the store; who follows hears of it when all of it is read."""
        with self.hold_trait_notifications(), self.zitting.wb.reading() as tx:
            if self._only_votes_came(tx):
                self._count(tx)
                return
            ronde = last_ronde(tx, self.soort)
            if ronde and ronde.getoond:
                ronde = root_of(tx, ronde)
            nummer = ronde.ronde if ronde else 0
            open_now = current_ronde(tx)
            facts = profile(tx.rows(Gegeven))
            self.wifi = (facts["wifi_naam"], facts["wifi_wachtwoord"])
            self.schermtaal = facts.get(SLEUTEL, "")
            self.vertalingen = tuple(tx.rows(Vertaling))
            self.wist = is_owed(tx)
            self.andere = open_now.vraag if open_now and open_now.soort != self.soort else ""
            self.groepen = usual_groups(tx, self.soort)
            self.codes = tuple(given_out(tx).items())
            self.keuzes = tuple(tx.rows(Rondekeuze, ronde=nummer))
            self.vastgesteld = tuple(
                sorted(tx.rows(VastgesteldeKeuze, ronde=nummer), key=lambda row: row.plaats)
            )
            self.geteld = load_geteld(tx, ronde) if ronde and self._may_count(ronde) else None
            self.uitslag = self.geteld.uitslag if self.geteld else None
            self.kanalen = channels_of(tx, nummer)
            self.papierklad = dict(drafts(tx, nummer))
            now = ronde_of_moment(tx)
            self.aan_beurt = now is not None and now.ronde == nummer
            self.ronde = ronde
            self._count(tx)

    def _may_count(self, ronde: Ronde) -> bool:
        """Tell whether there are ballots of it here, and this window may know their result."""
        return ronde.soort.stemt and ronde.getoond is not None and not ronde.overgenomen_uit

    def _only_votes_came(self, tx: Lezing) -> bool:
        """Tell whether the counter is all that can differ since the last look."""
        before, self._seen = self._seen, (self.zitting.wb, date.today(), tx.versions())
        if before is None or before[:2] != self._seen[:2]:
            return False
        old, new = before[2], self._seen[2]
        others = (TABELLEN | {"werkboek"}) - {BRIEFJES}
        same = all(old.get(naam) == new.get(naam) for naam in others)
        return same and only_votes_since(tx, old.get(BRIEFJES, 0))

    def _count(self, tx: Lezing) -> None:
        nummer = self.ronde.ronde if self.ronde else 0
        self.gestemd = self._taken_part(tx, nummer)
        if self.kanalen.opzij:  # who votes again makes it less
            self.kanalen = channels_of(tx, nummer)
        self.verdacht = look_out(tx, self.ronde, self.gestemd)
        begin = f"{SCHERM}{self.soort}.{nummer}."
        on_screen = states(tx, begin)
        self.op_scherm = {naam.removeprefix(begin): waarde for naam, waarde in on_screen.items()}

    def _taken_part(self, tx: Lezing, nummer: int) -> int:
        if self.soort is Rondesoort.SCAN:
            return count_scans(tx, nummer)
        return progress(tx, nummer) if self.soort.stemt else received(tx, nummer)

    @property
    def stap(self) -> str:
        """Return where the round is: ``geen``, ``open``, ``gesloten`` or ``getoond``."""
        if self.ronde is None:
            return "geen"
        if self.ronde.is_open:
            return "open"
        return "getoond" if self.ronde.getoond else "gesloten"

    @property
    def verantwoording(self) -> Verantwoording | None:
        """Return what became of the stemcodes of the shown result, or None without codes."""
        if self.ronde is None or self.uitslag is None:
            return None
        return account(self.ronde, self.uitslag, self.kanalen.papier_per_groep)

    @property
    def papierzinnen(self) -> tuple[str, ...]:
        """Return what became of the paper, and how people voted."""
        return paper_sentences(self.ronde, self.kanalen)

    @property
    def aanwezig(self) -> int | None:
        """Return how many were present in all, or None when not filled in."""
        return self.ronde.aanwezig if self.ronde else None

    def open(
        self,
        vraag: str,
        aantal_keuzes: int | None,
        groepen: Sequence[Groep],
        uitgenodigd: tuple[int | None, int | None] = (None, None),
        aanwezig: tuple[int | None, int | None] = (None, None),
        *,
        waarborg: Waarborg = Waarborg.TELEFOON,
    ) -> None:
        """Open a new round; the two pairs are (ouders, team) in people."""
        if not vraag.strip():
            raise OuderplanFout(self._t("ronde.geen_vraag"))
        if not groepen:
            raise OuderplanFout(self._t("ronde.niemand"))
        if self.soort.stemt and not 1 <= (aantal_keuzes or 0) <= MEESTE_KEUZES:
            raise OuderplanFout(self._t("ronde.aantal_nodig", hoogst=MEESTE_KEUZES))
        open_ronde(
            self.zitting.wb,
            soort=self.soort,
            vraag=vraag.strip(),
            aantal_keuzes=aantal_keuzes,
            groepen=groepen,
            uitgenodigd=add_up(*uitgenodigd),
            aanwezig=add_up(*aanwezig),
            uitgenodigd_team=uitgenodigd[1],
            aanwezig_team=aanwezig[1],
            waarborg=waarborg,
        )

    def lay_aside(self, stuk: Stuk, reden: str) -> int:
        """Let the ballots of a stretch of the open vote not count; return how many these are."""
        return lay_aside(self.zitting.wb, self.ronde.ronde, stuk, reden) if self.ronde else 0

    def count_again(self, reden: str) -> int:
        """Let what was laid aside for this reason count again; return how many these are."""
        return count_again(self.zitting.wb, self.ronde.ronde, reden) if self.ronde else 0

    def reveal(self) -> None:
        """Begin to show the hall the result, place by place: first only how many voted."""
        send(self.zitting.wb, row_of(self.soort), GESTEMD)

    def show(self) -> None:
        """Let everyone see all of the result at once."""
        if self.ronde:
            show_ronde(self.zitting.wb, self.ronde.ronde)

    @property
    def scherm(self) -> Schermtaal:
        """Return what writes the texts of the projector."""
        return Schermtaal(self.schermtaal, self.vertalingen)

    def set_screen(self, keuze: str) -> None:
        """Let the projector speak this language (a value of `schermtaal.SLEUTEL`)."""
        with self.zitting.wb.writing() as tx:
            keep_fact(tx, SLEUTEL, keuze)

    def set_present(self, groep: Groep, oud: int | None, aanwezig: int | None) -> None:
        """Keep how many of a group are present (Botsing when another window was first)."""
        if self.ronde is not None:
            keep_present(self.zitting.wb, self.ronde.ronde, groep, oud, aanwezig)


MEESTE_KEUZES = 20
SCHERM = "uitslag."
"""How the name of what the projector shows of a result begins."""

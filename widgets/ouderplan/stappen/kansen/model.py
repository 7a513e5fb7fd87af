"""State of the step Kansen en bedreigingen."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from traitlets import Dict, Instance, Tuple, Unicode

from ouderplan.kern.criteria import Criterium, label
from ouderplan.kern.dia import SCHEIDING
from ouderplan.kern.kansen import Filter, Inbreng, Lijst, Omzetting, Perspectief, Soort
from ouderplan.kern.lijkend import Paar, find_similar
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.woordvormen import fold
from ouderplan.opslag.afzenders import Afkomst, senders
from ouderplan.opslag.samenvoegen import kept_apart
from ouderplan.opslag.toestand import put_state, states
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.basis import Stand, rijen
from ouderplan.stappen.kansen.beheer import Beheer
from ouderplan.stappen.kansen.omkeren import ALLE, Omkeren
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN, Rondezaak
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.zitting import Zitting

SCHERM = "kansen.scherm."
VERGELEKEN = 300
"""So many texts are compared with each other: with twice as many it takes four times as long."""


class Deel(StrEnum):
    """The four parts of the afternoon, in order."""

    VERZAMELEN = "verzamelen"
    BEKIJKEN = "bekijken"
    OMZETTEN = "omzetten"
    STIPPEN = "stippen"


class Model(Beheer, Omkeren):
    """Everything that was put in, the two kinds of rounds, and what is looked at now.

    Traits
    ------
    deel, perspectief, bedreiging
        What is on the table: the part of the afternoon, the perspective ("" for all three), and
        the bedreiging that is turned round ("" for all of them).
    paren
        Likely duplicates that nobody has judged yet.
    afkomst
        Where the texts of the open round came from: which belong together, not from whom.
    moderatie
        What was done with what the hall sent in, oldest first.
    """

    tabellen = TABELLEN | {"omzettingen", "criteria", "werkboek", "toestand", "moderatie"}
    herstelt = frozenset({"kansen_bedreigingen", "omzettingen", "vastgestelde_keuzes", "moderatie"})
    items: "Dict[int, Inbreng]" = rijen()
    afkomst: "Dict[str, Afkomst]" = Dict()
    omzettingen: "Dict[int, Omzetting]" = Dict()
    criteria = Tuple()
    paren = Tuple()
    apart = Instance(frozenset, args=())
    moderatie = Tuple()
    blokkades: "Dict[Deel, tuple[str, ...]]" = Dict()
    filter = Instance(Filter, args=())
    deel = Unicode(Deel.VERZAMELEN.value)
    perspectief = Unicode("")
    bedreiging = Unicode("")
    verzamelen = Instance(Rondezaak)
    stippen = Instance(Stemzaak)

    def __init__(self, zitting: Zitting) -> None:
        self.verzamelen = Rondezaak(zitting, Rondesoort.KANSEN)
        self.stippen = Stemzaak(zitting, Rondesoort.STIPPEN)
        self._placed = False
        self._compared: tuple[Any, ...] = ()
        self._alike: tuple[Paar, ...] = ()
        self.niet_vergeleken = 0
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read everything again."""
        self.verzamelen.refresh()
        self.stippen.refresh()
        with self.hold_trait_notifications(), self.zitting.wb.reading() as tx:
            self.afkomst = senders(tx)
            self.items = tx.items(Inbreng)
            self.omzettingen = tx.items(Omzetting)
            known = {row.id for row in self.items.values()}
            self.moderatie = tuple(row for row in tx.rows(Moderatie) if row.id in known)
            self.criteria = tuple(tx.rows(Criterium))
            self._place(tx)
            self._compare(tx)
            self.blokkades = {deel: tuple(self._blockers(deel)) for deel in Deel}
        zinnen = tuple(zin for deel in Deel for zin in self.blokkades[deel])
        begonnen = bool(self.items) or self.verzamelen.ronde is not None
        self.stand = Stand.of(begonnen=begonnen, blokkades=zinnen)

    def _place(self, tx: Lezing) -> None:
        """Take over what was on the table when the page was opened."""
        if self._placed:
            return
        kept = {naam.removeprefix(SCHERM): value for naam, value in states(tx, SCHERM).items()}
        self.deel = kept.get("deel", self.deel)
        self.bedreiging = kept.get("bedreiging", "")
        self.perspectief = kept.get("perspectief", "")
        self._placed = True

    def _compare(self, tx: Lezing) -> None:
        """Look for likely duplicates, when it is their turn and something changed."""
        if self.deel not in (Deel.BEKIJKEN, Deel.STIPPEN):
            return
        rows = _first(self.items.values())
        compared = tuple((row.id, row.soort, row.tekst) for row in rows)
        if compared != self._compared:
            self._compared, self._alike = compared, find_similar(rows)
        self.apart = kept_apart(tx)
        self.niet_vergeleken = sum(map(_is_compared, self.items.values())) - len(rows)
        self.paren = tuple(p for p in self._alike if frozenset((p.een, p.ander)) not in self.apart)

    def _blockers(self, deel: Deel) -> Iterator[str]:
        t = self.teksten
        match deel:
            case Deel.VERZAMELEN if not self.items:
                yield t("blokkade.leeg_open" if self.verzamelen.stap == "open" else "blokkade.leeg")
            case Deel.BEKIJKEN if nieuw := len(self.on_list(Lijst.NIEUW)):
                yield t("blokkade.nieuw_een" if nieuw == 1 else "blokkade.nieuw", aantal=nieuw)
            case Deel.OMZETTEN if self.bedreigingen and not self.omzettingen:
                yield t("blokkade.omzetten")
            case Deel.STIPPEN if self.stippen.ronde is None and not self.te_kiezen:
                yield t("blokkade.geen_kansen")
            case Deel.STIPPEN if self.stippen.stap != "getoond":
                yield t(f"blokkade.{self.stippen.stap}")
            case Deel.STIPPEN if not self.stippen.vastgesteld:
                yield t("blokkade.niet_vastgesteld")

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The row of the part that is on, seen as it is looked at here."""
        wat = {"bekijken": self.perspectief, "omzetten": self.in_hand}.get(self.deel, "")
        return SCHEIDING.join(part for part in (self.naam, self.deel, wat) if part), ""

    @property
    def volgend_deel(self) -> tuple[str, str] | None:
        """The next part of the afternoon; without a bedreiging there is nothing to turn round."""
        order = [deel for deel in Deel if deel is not Deel.OMZETTEN or self.bedreigingen]
        rest = [
            deel for deel in order if list(Deel).index(deel) > list(Deel).index(Deel(self.deel))
        ]
        return (rest[0].value, self.teksten(f"deel.{rest[0]}")) if rest else None

    @property
    def leest(self) -> bool:
        """Whether the ideas that wait are on the table."""
        return self.deel == Deel.BEKIJKEN

    # what is looked at now

    def go(self, deel: str) -> None:
        """Go to another part of the afternoon."""
        self.zitting.hush()
        self._show(deel=Deel(deel).value)
        self.refresh()

    def show_row(self, tabel: str, rij: str) -> None:  # noqa: ARG002  a part shows all its rows
        """Go to the part of the afternoon in which this table is made."""
        parts = {"omzettingen": Deel.OMZETTEN, "vastgestelde_keuzes": Deel.STIPPEN}
        self.go(parts.get(tabel, Deel.BEKIJKEN))

    def look_from(self, perspectief: str) -> None:
        """Look from one perspective, or from all three ("")."""
        seen = Perspectief(perspectief).value if perspectief else ""
        self._show(perspectief=seen)

    @property
    def in_hand(self) -> str:
        """The bedreiging in hand; all of them when it does not stand on its own any more."""
        return self.bedreiging if self.bedreiging in self.needs() else ALLE

    def choose_threat(self, bedreiging: str) -> None:
        """Take a bedreiging in hand, or all of them together ("")."""
        self._show(bedreiging=bedreiging or ALLE)

    def _show(self, **velden: Any) -> None:
        for naam, value in velden.items():
            setattr(self, naam, value)
            put_state(self.zitting.wb, SCHERM + naam, str(value))

    def on_list(self, lijst: Lijst) -> dict[int, Inbreng]:
        """Return what stands on one of the lists."""
        return {nr: row for nr, row in self.items.items() if row.lijst == lijst}

    def selected(self, soort: Soort) -> dict[int, Inbreng]:
        """Return what the filter and the perspective let through of one soort."""
        if self.filter.soort not in (None, soort):
            return {}
        return {
            nr: row
            for nr, row in self.items.items()
            if row.soort is soort and self._seen_from(row) and self.filter.lets_through(row)
        }

    def _seen_from(self, row: Inbreng) -> bool:
        return not self.perspectief or row.perspectief is Perspectief(self.perspectief)

    def pairs_among(self, rows: Iterable[Inbreng]) -> tuple[Paar, ...]:
        """Return the likely duplicates of which both are among `rows`."""
        names = {row.id for row in rows}
        return tuple(paar for paar in self.paren if {paar.een, paar.ander} <= names)

    def same_among(self, rows: Sequence[Inbreng]) -> tuple[tuple[str, str], ...]:
        """Return which of `rows` says word for word what an earlier one says, that one first.

        What somebody called different is not the same.
        """
        first: dict[tuple[object, ...], str] = {}
        same = [(first.setdefault(_said(row), row.id), row.id) for row in rows]
        return tuple((een, ander) for een, ander in same if self._are_same(een, ander))

    def _are_same(self, een: str, ander: str) -> bool:
        return een != ander and frozenset((een, ander)) not in self.apart

    def looks_like(self, row_id: str) -> Inbreng | None:
        """Return what the one with this id, which waits, looks like most; the same once.

        Of two that both wait the one that came first is named under the other.
        """
        known = self.by_id()
        for paar in self.paren:
            if row_id not in (paar.een, paar.ander) or paar.een not in known:
                continue
            other = known.get(paar.een if paar.ander == row_id else paar.ander)
            if other and (other.telt_mee or paar.ander == row_id):
                return other
        return None

    @property
    def toegelaten(self) -> tuple[Inbreng, ...]:
        """What was let in and stands on its own."""
        return tuple(row for row in self.items.values() if row.telt_mee)

    @property
    def te_kiezen(self) -> tuple[Inbreng, ...]:
        """The kansen that a dot round would offer now."""
        return tuple(row for row in self.items.values() if row.te_kiezen)

    @property
    def herkomst_van_zaal(self) -> tuple[dict[int, Inbreng], dict[str, Afkomst]]:
        """The rows, and from where those of the open round came."""
        return self.items, self.afkomst

    def by_id(self) -> dict[str, Inbreng]:
        """Return id → kans or bedreiging."""
        return {row.id: row for row in self.items.values()}

    def criterium(self, nummer: int | None) -> str:
        """Return the short label of a criterium, "" for none."""
        return label(nummer, self.criteria)


def _is_compared(row: Inbreng) -> bool:
    return row.lijst in (Lijst.NIEUW, Lijst.TOEGELATEN)


def _first(rows: Iterable[Inbreng]) -> list[Inbreng]:
    """Return what is compared, in order: what was let in, then what waits, as far as it goes."""
    wanted = [row for row in rows if _is_compared(row)]
    chosen = sorted(wanted, key=lambda row: row.lijst is Lijst.NIEUW)[:VERGELEKEN]
    names = {row.id for row in chosen}
    return [row for row in wanted if row.id in names]


def _said(row: Inbreng) -> tuple[object, ...]:
    """Return what makes two rows the same: kind, whom it is for, and the words."""
    return row.soort, row.perspectief, *fold(row.tekst).split()

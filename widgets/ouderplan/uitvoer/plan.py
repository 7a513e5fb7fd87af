"""Everything an export needs, read from the workbook in one snapshot as frozen data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel, code_order
from ouderplan.kern.herkomst import describe
from ouderplan.kern.kansen import Inbreng, Omzetting, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.visie import Visiestap, Visieversie, version_in_plan
from ouderplan.kern.weefsel import Weefsel
from ouderplan.opslag import Werkboek
from ouderplan.opslag.doelen import tracer
from ouderplan.opslag.herkomst import load_weefsel
from ouderplan.opslag.startset import is_own
from ouderplan.opslag.tabellen import TABELLEN, Tabel, tabel_of
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.uitstel import items_out, rows_out
from ouderplan.uitvoer.stemming import Stemming, decisive

_GEEN_CRITERIUM = 99


@dataclass(frozen=True, slots=True)
class Plandoel:
    """A jaardoel with its criterium, its action plan and where it came from."""

    doel: Jaardoel
    criterium: Criterium | None
    acties: tuple[Actie, ...]
    herkomst: tuple[str, ...]

    @property
    def heeft_actieplan(self) -> bool:
        """Tell whether it gets an action plan: it has one, or still asks for one."""
        done = (Doelstatus.BEHAALD, Doelstatus.VERVALLEN)
        return bool(self.acties) or self.doel.status not in done


def collect_doelen(tx: Lezing) -> tuple[Plandoel, ...]:
    """Return the jaardoelen per criterium in the order of their codes."""
    criteria = {row.criterium: row for row in tx.rows(Criterium)}
    acties, trace = tx.rows(Actie), tracer(tx)
    return tuple(
        Plandoel(
            doel,
            criteria.get(doel.criterium) if doel.criterium else None,
            tuple(actie for actie in acties if actie.jaardoel == doel.sleutel),
            describe(trace(doel)),
        )
        for doel in sorted(tx.rows(Jaardoel), key=_order)
    )


def loose_acties(acties: Sequence[Actie], doelen: Sequence[Jaardoel]) -> tuple[Actie, ...]:
    """Return the acties that belong to no jaardoel in the workbook."""
    known = {doel.sleutel for doel in doelen}
    return tuple(actie for actie in acties if actie.jaardoel not in known)


def _order(doel: Jaardoel) -> tuple[int, tuple[int, str]]:
    return (doel.criterium or _GEEN_CRITERIUM, code_order(doel.code))


@dataclass(frozen=True, slots=True)
class Kansregel:
    """One kans. `plaats` and `stemmen` are None when it was not on the dot ballot."""

    id: str
    tekst: str
    plaats: int | None = None
    stemmen: int | None = None
    in_top: bool = False
    inbreng: Inbreng | None = None


def ranked_kansen(inbreng: Sequence[Inbreng], stippen: Stemming | None) -> tuple[Kansregel, ...]:
    """Return the kansen that were voted on in their order, then those that came later.

    A kans keeps the text that stood on the ballot.
    """
    by_id = {row.id: row for row in inbreng}
    ranked = _ranked(by_id, stippen) if stippen else []
    seen = {row.id for row in ranked}
    later = [
        Kansregel(row.id, row.tekst, inbreng=row)
        for row in inbreng
        if row.soort is Soort.KANS and row.telt_mee and row.id not in seen
    ]
    return (*ranked, *later)


def _ranked(by_id: dict[str, Inbreng], stippen: Stemming) -> list[Kansregel]:
    top = {place.keuze for place in stippen.top if not place.gelijk}
    return [
        Kansregel(
            row.keuze, row.tekst, row.plaats, row.stemmen, row.keuze in top, by_id.get(row.keuze)
        )
        for row in stippen.uitslag.ranglijst
    ]


@dataclass(frozen=True, slots=True)
class Visiestand:
    """A version with the steps that it went through; `nieuwere`: a later draft exists."""

    versie: Visieversie
    stappen: tuple[Visiestap, ...]
    nieuwere: bool


def current_visie(
    versies: Sequence[Visieversie], stappen: Sequence[Visiestap]
) -> Visiestand | None:
    """Return the newest adopted version, else the newest with a text, else None."""
    version = version_in_plan(versies)
    if version is None:
        return None
    own = tuple(step for step in stappen if step.versie == version.versie)
    later = any(row.tekst and row.versie > version.versie for row in versies)
    return Visiestand(version, own, later)


Rij = TypeVar("Rij")


@dataclass(frozen=True, slots=True)
class Plan:
    """The workbook as an export sees it.

    Attributes
    ----------
    profiel
        Every key of the school profile, "" when not filled in.
    doelen
        The jaardoelen per criterium, in the order of their codes.
    losse_acties
        Rows of the action plan whose jaardoel is not (or no longer) in the workbook.
    waarden, stippen
        The vote that counts for the top 5 and for the top 3, or None.
    kansen
        The kansen that stand on their own: ranked when there was a dot vote.
    omzettingen
        What is needed to turn threats round, with the text of the threat ("" for all of them).
    weefsel
        The thread of every goal, from the vote to its evaluation.
    tabellen
        Every table of the contract with its rows.
    gemaakt
        When this snapshot was taken.
    nummers
        The store's own numbers of the rows in `tabellen`, in the same order.
    versies
        How often each table changed, by its name.
    """

    profiel: Mapping[str, str]
    criteria: tuple[Criterium, ...]
    doelen: tuple[Plandoel, ...]
    losse_acties: tuple[Actie, ...]
    waarden: Stemming | None
    stippen: Stemming | None
    visie: Visiestand | None
    kansen: tuple[Kansregel, ...]
    omzettingen: tuple[tuple[str, str, str], ...]
    weefsel: Weefsel
    tabellen: Mapping[Tabel, tuple[Any, ...]]
    gemaakt: datetime
    nummers: Mapping[Tabel, tuple[int, ...]] = field(default_factory=dict, compare=False)
    versies: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def school(self) -> str:
        """Name of the school, or ""."""
        return self.profiel["school"]

    @property
    def schooljaar(self) -> str:
        """Like ``2026-2027``, or ""."""
        return self.profiel["schooljaar"]

    def rows(self, rij: type[Rij]) -> tuple[Rij, ...]:
        """Return the rows of one table, in the school's order."""
        return self.tabellen.get(tabel_of(rij), ())

    def own(self, rij: type[Rij]) -> tuple[Rij, ...]:
        """Return the rows that may be told to others: not what only came with the program."""
        return tuple(row for row in self.rows(rij) if is_own(row, self.profiel))

    def own_numbers(self, rij: type[Any]) -> tuple[int, ...]:
        """Return the store's numbers of the rows that `own` gives."""
        numbers = self.nummers.get(tabel_of(rij), ())
        pairs = zip(numbers, self.rows(rij), strict=True) if numbers else ()
        return tuple(number for number, row in pairs if is_own(row, self.profiel))


def load_plan(wb: Werkboek, *, now: datetime | None = None) -> Plan:
    """Read the plan from the workbook, all of it at one moment.

    What came in at home and may not be told yet (see `opslag.uitstel`) is not in it.
    """
    with wb.reading() as tx:
        numbered = {tabel: items_out(tx, tabel) for tabel in TABELLEN if not tabel.anoniem}
        tabellen = {
            tabel: tuple(numbered[tabel].values() if tabel in numbered else rows_out(tx, tabel))
            for tabel in TABELLEN
        }
        waarden, stippen = decisive(tx, Rondesoort.WAARDEN), decisive(tx, Rondesoort.STIPPEN)
        return Plan(
            profiel=profile(tx.rows(Gegeven)),
            criteria=tuple(sorted(tx.rows(Criterium), key=lambda row: row.criterium)),
            doelen=collect_doelen(tx),
            losse_acties=loose_acties(tx.rows(Actie), tx.rows(Jaardoel)),
            waarden=waarden,
            stippen=stippen,
            visie=current_visie(tx.rows(Visieversie), tx.rows(Visiestap)),
            kansen=ranked_kansen(tx.rows(Inbreng), stippen),
            omzettingen=_omzettingen(tx),
            weefsel=load_weefsel(tx),
            tabellen=tabellen,
            gemaakt=now or datetime.now().replace(microsecond=0),
            nummers={tabel: tuple(items) for tabel, items in numbered.items()},
            versies=tx.versions(),
        )


def _omzettingen(tx: Lezing) -> tuple[tuple[str, str, str], ...]:
    texts = {row.id: row.tekst for row in tx.rows(Inbreng)}
    return tuple(
        (texts.get(row.bedreiging, row.bedreiging), row.wat_is_nodig, texts.get(row.kans, row.kans))
        for row in tx.rows(Omzetting)
        if row.wat_is_nodig or row.kans
    )

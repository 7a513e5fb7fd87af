"""The goals as this step shows them: in order, with what hangs on each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel, code_order, running
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.herkomst import Herkomst
from ouderplan.kern.kansen import Inbreng, Soort
from ouderplan.kern.kolomvorm import missing, wanted
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, VastgesteldeKeuze
from ouderplan.opslag.doelen import tracer
from ouderplan.opslag.transacties import Lezing

ACHTERAAN = 99
"""Goals without a criterium come after the ten."""


@dataclass(frozen=True, slots=True)
class Doelregel:
    """One goal with its action plan (row number → row), its herkomst, and what is not filled in.

    `voortgang` and `wijzigingen` are what happened to it during the year, oldest first.
    """

    nummer: int
    doel: Jaardoel
    acties: Mapping[int, Actie]
    herkomst: Herkomst
    leeg: tuple[str, ...]
    voortgang: tuple[Voortgang, ...] = ()
    wijzigingen: tuple[Doelwijziging, ...] = ()


@dataclass(frozen=True, slots=True)
class Kanskeuze:
    """A kans that a goal can be made of. `plaats` is its place in the adopted top, or None."""

    id: str
    tekst: str
    criterium: int | None = None
    plaats: int | None = None
    is_doel: bool = False


@dataclass(frozen=True, slots=True)
class Beeld:
    """Everything that this step shows, read at one moment."""

    doelen: tuple[Doelregel, ...] = ()
    criteria: tuple[Criterium, ...] = ()
    kansen: tuple[Kanskeuze, ...] = ()
    top: tuple[Kanskeuze, ...] = ()

    @property
    def lopend(self) -> tuple[Doelregel, ...]:
        """The goals that still ask for work."""
        return tuple(regel for regel in self.doelen if running([regel.doel]))

    def by_criterium(self) -> Iterator[tuple[int | None, str, list[Doelregel]]]:
        """Yield number, wording and goals of every criterium that has any, none last."""
        titles = {row.criterium: row.titel for row in self.criteria}
        groups: dict[int | None, list[Doelregel]] = {}
        for regel in self.doelen:
            groups.setdefault(regel.doel.criterium, []).append(regel)
        for nummer, group in groups.items():
            yield nummer, titles.get(nummer, "") if nummer else "", group


def look(tx: Lezing) -> Beeld:
    """Read the goals and what they can be made of."""
    trace, acties = tracer(tx), tx.items(Actie)
    voortgang, wijzigingen = tx.rows(Voortgang), tx.rows(Doelwijziging)
    doelen = tuple(
        replace(
            _line(nummer, doel, acties, trace(doel)),
            voortgang=tuple(row for row in voortgang if row.jaardoel == doel.sleutel),
            wijzigingen=tuple(row for row in wijzigingen if row.jaardoel == doel.sleutel),
        )
        for nummer, doel in sorted(tx.items(Jaardoel).items(), key=lambda item: _order(item[1]))
    )
    used = {keuze for regel in doelen for keuze in _used(regel.herkomst)}
    inbreng = tx.rows(Inbreng)
    top = _top(tx, inbreng, used)
    places = {kans.id: kans.plaats for kans in top}
    kansen = (
        Kanskeuze(row.id, row.tekst, row.criterium, places.get(row.id), row.id in used)
        for row in inbreng
        if row.soort is Soort.KANS and row.telt_mee
    )
    return Beeld(doelen, tuple(tx.rows(Criterium)), tuple(kansen), top)


def empty_fields(doel: Jaardoel, acties: Sequence[Actie]) -> tuple[str, ...]:
    """Return what is not filled in in the action plan, as words; nothing for what is done."""
    if not running([doel]):
        return ()
    plan = acties or [Actie(doel.sleutel)]
    return tuple(
        woorden
        for veld, woorden in wanted(Actie).items()
        if any(veld in missing(actie) for actie in plan)
    )


def _line(
    nummer: int, doel: Jaardoel, acties: Mapping[int, Actie], herkomst: Herkomst
) -> Doelregel:
    own = {nr: actie for nr, actie in acties.items() if actie.jaardoel == doel.sleutel}
    return Doelregel(nummer, doel, own, herkomst, empty_fields(doel, list(own.values())))


def _order(doel: Jaardoel) -> tuple[int, tuple[int, str]]:
    return (doel.criterium or ACHTERAAN, code_order(doel.code))


def _used(herkomst: Herkomst) -> Iterator[str]:
    for row in (herkomst.kans, herkomst.opgegaan_in):
        if row is not None:
            yield row.id


def _top(tx: Lezing, inbreng: Sequence[Inbreng], used: set[str]) -> tuple[Kanskeuze, ...]:
    """Return the newest adopted top of a dot vote."""
    rondes = {row.ronde for row in tx.rows(Ronde, soort=Rondesoort.STIPPEN)}
    adopted = [row for row in tx.rows(VastgesteldeKeuze) if row.ronde in rondes]
    newest = max((row.ronde for row in adopted), default=0)
    texts = {row.keuze: row.tekst for row in tx.rows(Rondekeuze, ronde=newest)}
    by_id = {row.id: row for row in inbreng}
    return tuple(
        Kanskeuze(
            row.keuze,
            by_id[row.keuze].tekst if row.keuze in by_id else texts.get(row.keuze, row.keuze),
            by_id[row.keuze].criterium if row.keuze in by_id else None,
            row.plaats,
            row.keuze in used,
        )
        for row in sorted(adopted, key=lambda row: row.plaats)
        if row.ronde == newest
    )

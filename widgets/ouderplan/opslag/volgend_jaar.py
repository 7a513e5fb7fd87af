"""The workbook of the next schooljaar, which starts from this one (F21).

A table that is not named here goes along as it is, so that a new table is carried over too; one
with a column *ronde* stays with its rounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ouderplan.kern.antwoord import GEDEELD
from ouderplan.kern.doelen import Actie, Herkomstsoort, Jaardoel, running
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.draaiboek import Draaiboekregel, for_next_time
from ouderplan.kern.eerdere_jaren import EerderJaar, Terugbliksoort
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst
from ouderplan.kern.herkomst import describe
from ouderplan.kern.kansen import Inbreng, Omzetting
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.school import Gegeven, Planningsregel, profile
from ouderplan.kern.schooljaren import check_schooljaar
from ouderplan.kern.schoolscan import Scanregel, scan_levels
from ouderplan.kern.thuis import Rondeplan
from ouderplan.kern.waarden import adopted_waarden
from ouderplan.opslag.doelen import tracer
from ouderplan.opslag.fouten import VolgendJaarTijdensRonde
from ouderplan.opslag.nummers import keep_used
from ouderplan.opslag.rondezoeken import scan_order
from ouderplan.opslag.startset import OVERGENOMEN
from ouderplan.opslag.tabellen import TABELLEN, Tabel
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

Rijen = Mapping[type[Any], Sequence[Any]]
BLIJFT = (
    Rondeplan,
    Planningsregel,
    Moderatie,
    Doelwijziging,
    Voortgang,
    Vaststelling,
    Evaluatie,
    Uitkomst,
)
"""What belongs to the year that it was written in; of the planning the start set comes instead."""


def start_next_year(wb: Werkboek, folder: Path, schooljaar: str) -> Werkboek:
    """Make the workbook of `schooljaar` in the new folder `folder`, and return it, opened.

    Raises
    ------
    VolgendJaarTijdensRonde
        While kansen en bedreigingen come in: they go along once their round is closed.
    WerkboekBestaatAl
        When the folder already holds a workbook.
    GeenSchooljaar, NietTeBewaren
    """
    check_schooljaar(schooljaar)
    with wb.reading() as tx:
        for ronde in tx.rows(Ronde, soort=Rondesoort.KANSEN, gesloten=None):
            raise VolgendJaarTijdensRonde(vraag=ronde.vraag)
        rijen = rows_for_next_year(tx, schooljaar)
    return Werkboek.create(folder, {}, vul=lambda tx: _fill(tx, rijen))


def _fill(tx: Schrijving, rijen: Rijen) -> None:
    for tabel in TABELLEN:
        if tabel.rij in rijen:
            tx.replace_all(tabel.rij, rijen[tabel.rij])
    keep_used(tx.connection, max((ronde.ronde for ronde in rijen[Ronde]), default=0))


def rows_for_next_year(tx: Lezing, schooljaar: str) -> Rijen:
    """Return every row with which the workbook of `schooljaar` begins."""
    own: dict[type[Any], Sequence[Any]] = {
        Gegeven: _profile(tx, schooljaar),
        Jaardoel: _goals(tx, schooljaar),
        Actie: _actions(tx),
        Inbreng: _kansen(tx),
        Omzetting: _conversions(tx),
        Draaiboekregel: for_next_time(tx.rows(Draaiboekregel)),
        EerderJaar: [*tx.rows(EerderJaar), *facts(tx)],
        **_rounds(tx),
    }
    stays = {*BLIJFT, *(tabel.rij for tabel in TABELLEN if _is_of_a_round(tabel))}
    return {
        tabel.rij: own[tabel.rij] if tabel.rij in own else tx.rows(tabel.rij)
        for tabel in TABELLEN
        if tabel.rij in own or tabel.rij not in stays
    }


def _is_of_a_round(tabel: Tabel) -> bool:
    return any(kolom.naam == "ronde" for kolom in tabel.kolommen)


def facts(tx: Lezing) -> list[EerderJaar]:
    """Return what the next years want to know of this one."""
    jaar = _year(tx)
    top = adopted_waarden(tx.rows(Ronde), tx.rows(VastgesteldeKeuze)).waarden
    soort = Terugbliksoort
    goals = [
        EerderJaar(jaar, soort.DOEL, f"{doel.code} {doel.jaardoel}".strip(), doel.status)
        for doel in tx.rows(Jaardoel)
    ]
    places = [EerderJaar(jaar, soort.WAARDE, w, str(nr)) for nr, w in enumerate(top, start=1)]
    not_ours = {ronde.ronde for ronde in tx.rows(Ronde) if ronde.overgenomen_uit or ronde.is_open}
    levels = scan_levels(r for r in tx.rows(Scanregel) if r.ronde not in not_ours).items()
    return goals + places + [EerderJaar(jaar, soort.SCAN, str(nr), text) for nr, text in levels]


def _year(tx: Lezing) -> str:
    return profile(tx.rows(Gegeven))["schooljaar"] or ONBEKEND


ONBEKEND = "eerder"
"""How a workbook without a schooljaar is called in the comparison."""


def _profile(tx: Lezing, schooljaar: str) -> list[Gegeven]:
    # Its planning is the start set again, and nobody has shared anything of the new year.
    old = {"schooljaar", OVERGENOMEN[Planningsregel], GEDEELD}
    rows = [row for row in tx.rows(Gegeven) if row.sleutel not in old]
    return [*rows, Gegeven("schooljaar", schooljaar)]


def _goals(tx: Lezing, schooljaar: str) -> list[Jaardoel]:
    """Return the goals that still ask for work, with where they came from in words."""
    trace, jaar = tracer(tx), _year(tx)
    return [
        replace(
            doel,
            uitvoeren_in=schooljaar if doel.uitvoeren_in == jaar else doel.uitvoeren_in,
            herkomst_soort=Herkomstsoort.VORIG_JAAR,
            herkomst=f"{jaar}. {' '.join(describe(trace(doel)))}",
        )
        for doel in running(tx.rows(Jaardoel))
    ]


def _actions(tx: Lezing) -> list[Actie]:
    keys = {doel.sleutel for doel in running(tx.rows(Jaardoel))}
    return [actie for actie in tx.rows(Actie) if actie.jaardoel in keys]


def _kansen(tx: Lezing) -> list[Inbreng]:
    """Return the kansen en bedreigingen that stand on their own and became no goal."""
    trace = tracer(tx)
    threads = [trace(doel) for doel in tx.rows(Jaardoel)]
    used = {row.id for t in threads for row in (t.kans, t.opgegaan_in) if row is not None}
    return [row for row in tx.rows(Inbreng) if row.telt_mee and row.id not in used]


def _conversions(tx: Lezing) -> list[Omzetting]:
    kept = {row.id for row in _kansen(tx)}
    return [
        replace(row, kans=row.kans if row.kans in kept else "")
        for row in tx.rows(Omzetting)
        if row.bedreiging in kept | {""}
    ]


def _rounds(tx: Lezing) -> dict[type[Any], Sequence[Any]]:
    """Return the rounds that the next year looks back on."""
    vote, scan = _adopted_round(tx), _shown_scan(tx)
    kept = [ronde for ronde in (vote, scan) if ronde is not None]
    numbers = {ronde.ronde for ronde in kept}
    return {
        Ronde: [
            replace(ronde, overgenomen_uit=ronde.overgenomen_uit or _year(tx), beslist_ronde=None)
            for ronde in sorted(kept, key=lambda ronde: ronde.ronde)
        ],
        Rondekeuze: [row for row in tx.rows(Rondekeuze) if row.ronde in numbers],
        VastgesteldeKeuze: tx.rows(VastgesteldeKeuze, ronde=vote.ronde) if vote else (),
        Scanregel: [
            replace(row, gebeurt_al="", mogelijkheden="")
            for row in (tx.rows(Scanregel, ronde=scan.ronde) if scan else ())
        ],
    }


def _adopted_round(tx: Lezing) -> Ronde | None:
    """Return the vote on the waarden whose top was adopted; its ballots stay here."""
    rondes = {row.ronde: row for row in tx.rows(Ronde, soort=Rondesoort.WAARDEN)}
    adopted = {row.ronde for row in tx.rows(VastgesteldeKeuze)} & set(rondes)
    return rondes[max(adopted)] if adopted else None


def _shown_scan(tx: Lezing) -> Ronde | None:
    """Return the newest schoolscan that was shown, to put beside the next; its texts stay here."""
    shown = [row for row in tx.rows(Ronde, soort=Rondesoort.SCAN) if row.getoond]
    return max(shown, key=scan_order, default=None)

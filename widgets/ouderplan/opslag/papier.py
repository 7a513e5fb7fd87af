"""Paper ballots and raised hands: from what the counters typed into the ledger.

They go in through the same door as every vote (`stembus.Stembus`), under names from a key that
exists in this transaction alone. The draft is forgotten in that same transaction: whatever happens
to the page or the laptop, a pile is counted once or not at all.
"""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from ouderplan.kern.papier import Deel, Oordeel, Regel, Stapel, read_hands, read_pile
from ouderplan.kern.rondes import Ronde, RondeGesloten, Rondekeuze, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.fouten import PapierLeeg, PapierNietKlaar, PapierTeLaat
from ouderplan.opslag.papierklad import Klad, drafts, forget_draft
from ouderplan.opslag.reserve.maken import back_up_calmly
from ouderplan.opslag.rondezoeken import find_ronde
from ouderplan.opslag.sporen.wissen import owe
from ouderplan.opslag.stembus import Stem, Stembus
from ouderplan.opslag.telstand import Meetellen
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

TWEE = 2


def adopt_pile(wb: Werkboek, ronde: int, groep: Groep, *, tellers: int) -> int:
    """Put the pile of a group into the count; return how many ballots it had.

    Parameters
    ----------
    tellers
        How many counters are known to have entered it: one alone is not taken for two.

    Raises
    ------
    PapierLeeg, PapierNietKlaar, PapierTeLaat, GroepDoetNietMee, OnbekendeKeuze
        Nothing was counted then, and what was typed is still there.
    """
    with wb.writing() as tx:
        nummer, row = find_ronde(tx, ronde)
        pile = read_drafts(tx, row, groep)
        if not pile.tellers:
            raise PapierLeeg
        if not pile.klaar or pile.tellers != tellers:
            raise PapierNietKlaar
        valid = [regel for regel in pile.regels if regel.oordeel is not Oordeel.ONGELDIG]
        _take(tx, row, groep, (regel.keuzes for regel in valid))
        invalid = (row.papier_ongeldig or 0) + pile.count(Oordeel.ONGELDIG)
        fewest = min(row.papier_tellers or TWEE, tellers)
        tx.change(nummer, row, replace(row, papier_ongeldig=invalid, papier_tellers=fewest))
        for deel in (Deel.TELLER_A, Deel.TELLER_B):
            forget_draft(tx, Klad(ronde, groep, deel))
        owe(tx)
    _finish(wb, row)
    return len(pile.regels)


def adopt_hands(wb: Werkboek, ronde: int, groep: Groep) -> int:
    """Put the raised hands of a group into the count, each a ballot of one choice.

    Raises
    ------
    PapierLeeg, PapierNietKlaar, PapierTeLaat, GroepDoetNietMee, OnbekendeKeuze
        Nothing was counted then, and what was typed is still there.
    """
    with wb.writing() as tx:
        nummer, row = find_ronde(tx, ronde)
        lines = hands_drafted(tx, row, groep)
        hands = [regel.keuzes for regel in lines for _ in range(regel.aantal)]
        if not all(regel.oordeel.telt for regel in lines):
            raise PapierNietKlaar
        if not hands:
            raise PapierLeeg
        _take(tx, row, groep, hands)
        tx.change(nummer, row, replace(row, handen=(row.handen or 0) + len(hands)))
        forget_draft(tx, Klad(ronde, groep, Deel.HANDEN))
        owe(tx)
    _finish(wb, row)
    return len(hands)


def discard(wb: Werkboek, ronde: int, groep: Groep, *delen: Deel) -> None:
    """Throw away what was typed, without counting it."""
    with wb.writing() as tx:
        for deel in delen:
            forget_draft(tx, Klad(ronde, groep, deel))
        owe(tx)
    wb.erase_traces()


def read_drafts(tx: Lezing, ronde: Ronde, groep: Groep) -> Stapel:
    """Return the pile of a group as the two counters typed it."""
    typed, keuzes = drafts(tx, ronde.ronde), tx.rows(Rondekeuze, ronde=ronde.ronde)
    a, b = (
        read_pile(typed.get((groep, deel), ""), keuzes, ronde.aantal_keuzes)
        for deel in (Deel.TELLER_A, Deel.TELLER_B)
    )
    return Stapel(a, b)


def hands_drafted(tx: Lezing, ronde: Ronde, groep: Groep) -> tuple[Regel, ...]:
    """Return the raised hands of a group as they were typed."""
    typed = drafts(tx, ronde.ronde).get((groep, Deel.HANDEN), "")
    return read_hands(typed, tx.rows(Rondekeuze, ronde=ronde.ronde))


def _take(tx: Schrijving, ronde: Ronde, groep: Groep, briefjes: Iterable[tuple[str, ...]]) -> None:
    """Take the ballots while the result is not shown; paper asks for no stemcode."""
    if not ronde.soort.stemt:
        raise RondeGesloten
    if ronde.getoond is not None:
        raise PapierTeLaat
    key, keuzes = secrets.token_bytes(32), tx.rows(Rondekeuze, ronde=ronde.ronde)
    as_open = replace(ronde, gesloten=None, waarborg=Waarborg.TELEFOON)
    bus = Stembus(tx, as_open, {keuze.keuze for keuze in keuzes}, lambda: key, Meetellen(tx))
    pile = list(briefjes)
    if tx.zegel is not None:  # its log would keep the order of the pile
        secrets.SystemRandom().shuffle(pile)
    for keuzes_of_one in pile:
        voter = secrets.token_hex(16)
        bus.take(Stem(ronde.ronde, voter, groep, Kanaal.PAPIER, keuzes_of_one))
    bus.close()


def _finish(wb: Werkboek, ronde: Ronde) -> None:
    wb.erase_traces()
    if not ronde.is_open:  # the backup of its closing does not have these
        back_up_calmly(wb.map, f"na papier van ronde {ronde.ronde}")

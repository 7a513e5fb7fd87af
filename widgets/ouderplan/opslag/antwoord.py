"""The answer to the parents: reading it, sharing it, and in which languages it goes on paper."""

from collections.abc import Iterable, Mapping
from datetime import date

from ouderplan.kern.antwoord import GEDEELD, OP_PAPIER, Antwoord, make_antwoord
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.school import Gegeven, facts
from ouderplan.opslag.gegevens import keep_fact
from ouderplan.opslag.startset import own_only
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.talen import Talen

TABELLEN = (
    "werkboek",
    "planning",
    "waarden",
    "rondes",
    "vastgestelde_keuzes",
    "visie",
    "kansen_bedreigingen",
    "vertalingen",
    "jaardoelen",
    "acties",
)
"""What it is made from; ballots only change while a round is open, and then it is not in it, or
together with their round (`toestroom.count_again`)."""


def load_antwoord(tx: Lezing) -> Antwoord:
    """Return the answer as the workbook has it now, shared or not."""
    return make_antwoord(own_only(tx.rows))


def shared_on(tx: Lezing) -> date | None:
    """Return the day on which the answer was shared with the phones, or None."""
    written = facts(tx.rows(Gegeven)).get(GEDEELD, "")
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def share(wb: Werkboek, op: date | None) -> None:
    """Let the phones read the answer from this day on; with None they cannot any more."""
    with wb.writing() as tx:
        keep_fact(tx, GEDEELD, op.isoformat() if op else "")


def paper_languages(tx: Lezing) -> tuple[str, ...]:
    """Return the codes of the languages on paper: those chosen, else those that may be told."""
    return languages_of(facts(tx.rows(Gegeven)), tx.rows(Ronde, soort=Rondesoort.WAARDEN))


def languages_of(gegevens: Mapping[str, str], rondes: Iterable[Ronde]) -> tuple[str, ...]:
    """Return the codes of the languages on paper besides Dutch.

    Without a choice of the school these are the languages that a shown vote was told to be held
    in, so never one that fewer than ten people used (F18).
    """
    talen = Talen()
    if OP_PAPIER in gegevens:
        wanted = set(gegevens[OP_PAPIER].split())
        return tuple(taal.code for taal in talen.andere if taal.code in wanted)
    told = "; ".join(ronde.talen for ronde in rondes if ronde.getoond is not None)
    named = {part.strip().rpartition(" ")[0] for part in told.split(";")}
    return tuple(taal.code for taal in talen.andere if taal.nederlands in named)


def choose_paper_languages(wb: Werkboek, codes: Iterable[str]) -> None:
    """Put the answer on paper in these languages besides Dutch."""
    with wb.writing() as tx:
        keep_fact(tx, OP_PAPIER, " ".join(codes))

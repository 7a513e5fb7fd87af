"""The four guarantees of a vote: what each promises, and what one with codes asks of the store."""

from collections.abc import Sequence
from dataclasses import replace

from ouderplan.kern.rondes import Ronde, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import GROEPEN_MET_CODE, OnbekendeStemcode
from ouderplan.opslag.fouten import GeenStemcodes
from ouderplan.opslag.stemcodes import ONBEKEND, given_out, unknown_tried, voter
from ouderplan.opslag.toestand import keep_state
from ouderplan.opslag.transacties import Lezing, Schrijving

REGELS = {
    Waarborg.STEMCODE: "Iedere stemcode telt één keer, op welk toestel er ook mee is gestemd.",
    Waarborg.TELEFOON: (
        "Eén stem per telefoon; wie er geen heeft, stemt op een scherm van de school."
    ),
    Waarborg.GEDEELD: (
        "Hoogstens twee stemmen per telefoon; wie er geen heeft, stemt op een scherm van de school."
    ),
    Waarborg.OPEN: "Zonder controle: wie wil, kan vaker stemmen. De uitslag is een indruk.",
}
"""What each guarantee promises, in one sentence, as screen, phone and plan say it."""


def check_codes(tx: Lezing, waarborg: Waarborg, groepen: Sequence[Groep]) -> None:
    """Refuse a vote with codes for a group that has none (GeenStemcodes)."""
    if waarborg is not Waarborg.STEMCODE:
        return
    given = given_out(tx)
    names = {Groep.TEAM: "het team"}
    without = [names.get(groep, groep) for groep in groepen if groep not in given]
    if without:
        raise GeenStemcodes(groepen=" en ".join(without))


def with_account(tx: Schrijving, ronde: Ronde) -> Ronde:
    """Return a vote that closes with how many codes it had, and how many unknown were tried."""
    if ronde.waarborg is not Waarborg.STEMCODE:
        return ronde
    given, unknown = given_out(tx), unknown_tried(tx, ronde.ronde)
    keep_state(tx, f"{ONBEKEND}{ronde.ronde}", "")
    counts = [
        given.get(groep, 0) if groep in ronde.groepen_die_mogen else None
        for groep in GROEPEN_MET_CODE
    ]
    return replace(ronde, codes_ouders=counts[0], codes_team=counts[1], codes_onbekend=unknown)


def group_of(tx: Lezing, ronde: Ronde, stemmer: str, groep: Groep) -> Groep:
    """Return the group a ballot counts for: that of the code, else `groep`.

    At home it takes a long code, whatever was typed or kept before: a short one can be guessed.

    Raises
    ------
    OnbekendeStemcode
    """
    if ronde.waarborg is not Waarborg.STEMCODE or not ronde.is_open:
        return groep
    known = voter(tx, stemmer)
    if known is None or (ronde.is_thuis and not known.lang):
        raise OnbekendeStemcode
    return known.groep

"""Making one of two kansen or bedreigingen that say the same (F11): what may, what comes of it."""

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.tekstvorm import cut_off


def is_merged(een: Inbreng, ander: Inbreng) -> bool:
    """Tell whether `ander` was merged into `een` already, so that nothing is left to do."""
    return ander.samengevoegd_met == een.id and not een.samengevoegd_met


def check_merge(een: Inbreng, ander: Inbreng) -> None:
    """Refuse to merge two that cannot become one.

    Raises
    ------
    MetZichzelf, VerschillendeSoort, AlSamengevoegd, EenIsWeggelegd
    """
    if een.id == ander.id:
        raise MetZichzelf
    for row in (een, ander):
        if row.samengevoegd_met:
            raise AlSamengevoegd(tekst=_short(row.tekst))
        if row.status is Inbrengstatus.WEGGELEGD:
            raise EenIsWeggelegd(tekst=_short(row.tekst))
    if een.soort is not ander.soort:
        raise VerschillendeSoort


def merged_status(een: Inbreng, ander: Inbreng) -> Inbrengstatus:
    """Return the status of two that became one: let in when one of them was."""
    let_in = Inbrengstatus.TOEGELATEN
    return let_in if let_in in (een.status, ander.status) else Inbrengstatus.NIEUW


def combine(row_id: str, een: Inbreng, ander: Inbreng, tekst: str) -> Inbreng:
    """Return a new one with a text of its own, into which `een` and `ander` can go."""
    return Inbreng(
        id=row_id,
        soort=een.soort,
        perspectief=een.perspectief,
        tekst=tekst,
        groep=een.groep if een.groep is ander.groep else None,
        status=merged_status(een, ander),
        criterium=een.criterium or ander.criterium,
    )


def _short(tekst: str) -> str:
    return cut_off(tekst, 60)


class MetZichzelf(OuderplanFout):
    """Merged with itself."""

    zin = "Kies twee verschillende om samen te voegen. Er is niets veranderd."


class VerschillendeSoort(OuderplanFout):
    """A kans and a bedreiging."""

    zin = (
        "Een kans en een bedreiging kunnen niet samen. Er is niets veranderd. "
        "Maak er eerst allebei een kans of allebei een bedreiging van."
    )


class AlSamengevoegd(OuderplanFout):
    """One of the two went into another one meanwhile."""

    zin = "‘{tekst}’ is al met een andere samengevoegd. Er is niets veranderd."


class EenIsWeggelegd(OuderplanFout):
    """One of the two was put aside."""

    zin = "‘{tekst}’ is weggelegd. Er is niets veranderd. Zet die eerst terug."


class HeeftDelen(OuderplanFout):
    """A merged one cannot become another kind, because its parts would stay behind."""

    zin = (
        "Hier zijn andere mee samengevoegd. De soort is niet veranderd. "
        "Haal ze eerst uit elkaar, dan kan het."
    )

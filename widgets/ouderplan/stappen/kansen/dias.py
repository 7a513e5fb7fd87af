"""What the hall sees of the kansen: the wall of ideas, both lists, what is needed, and the dots."""

from ouderplan.kern.dia import Dia
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort, group_needs
from ouderplan.kern.rondes import Rondesoort
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.muur import wall_slides
from ouderplan.stappen.dias.stemming import vote_slides
from ouderplan.stappen.dias.vormen import closed_slides, column_slides, waiting_slide
from ouderplan.teksten import Teksten

T = Teksten(__package__)


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:
    """Return the slides of a part of the afternoon; `wat` is a perspective or a bedreiging."""
    match deel:
        case "bekijken":
            return _lists(bron, wat)
        case "omzetten":
            return _needs(bron, wat)
        case "stippen":
            zin = bron.scherm.zaaltekst("Straks plakt u hier uw stippen op de kansen.")
            return vote_slides(bron, Rondesoort.STIPPEN, zin)
    first = closed_slides(bron.zaak(Rondesoort.KANSEN)) if deel == "verzamelen" else ()
    return (*first, *_collect(bron))


def _collect(bron: Bron) -> tuple[Dia, ...]:
    zaak = bron.zaak(Rondesoort.KANSEN)
    rows = [row for row in reversed(bron.rows(Inbreng)) if row.telt_mee]
    if zaak.ronde is None and not rows:
        zin = bron.scherm.zaaltekst("Straks kunt u hier uw kansen en bedreigingen insturen.")
        return (waiting_slide(bron, zin),)
    return wall_slides(bron, zaak, rows, T("verzamelen.vraag"))


def _lists(bron: Bron, perspectief: str) -> tuple[Dia, ...]:
    seen = perspectief if perspectief in tuple(Perspectief) else ""
    rows = [
        row for row in bron.rows(Inbreng) if row.telt_mee and seen in ("", str(row.perspectief))
    ]
    columns = {
        T(f"soort.{naam}"): [row.tekst for row in rows if row.soort is soort]
        for naam, soort in (("kansen", Soort.KANS), ("bedreigingen", Soort.BEDREIGING))
    }
    kop = T(f"scherm.kop_{seen}") if seen else T("titel")
    return column_slides("lijsten", kop, columns) or (waiting_slide(bron, kop),)


def _needs(bron: Bron, bedreiging: str) -> tuple[Dia, ...]:
    """Return what is needed for one threat, or for all; of all, else what was said of each."""
    rows: list[Inbreng] = bron.rows(Inbreng)
    needs = group_needs(rows, dict(enumerate(bron.rows(Omzetting))))
    threat = next((row for row in rows if row.id == bedreiging and row.id in needs), None)
    found = list(needs[threat.id if threat else ""].values())
    if threat is None and not found:
        found = [row for each in needs.values() for row in each.values()]
    kop = threat.tekst if threat else T("omzetten.alle_groot")
    texts = [row.wat_is_nodig for row in found]
    return column_slides("nodig", kop, {T("omzetten.kop"): texts}) or (waiting_slide(bron, kop),)

"""What the hall sees of the kansen: the wall of ideas, both lists, what is needed, and the dots."""

from collections.abc import Callable, Sequence

from ouderplan.kern.dia import Dia
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort, find_parts, group_needs
from ouderplan.kern.rondes import Rondesoort
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.muur import wall_slides
from ouderplan.stappen.dias.stemming import vote_slides
from ouderplan.stappen.dias.vormen import closed_slides, column_slides, waiting_slide
from ouderplan.teksten import Teksten

T = Teksten(__package__)
BLADEN = 8
"""When all ideas take more slides than this, they are counted instead."""
SOORTEN = {"kansen": Soort.KANS, "bedreigingen": Soort.BEDREIGING}


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
    wall = _collect(bron)
    first = closed_slides(bron.zaak(Rondesoort.KANSEN), wall) if deel == "verzamelen" else ()
    return (*first, *wall)


def _collect(bron: Bron) -> tuple[Dia, ...]:
    zaak = bron.zaak(Rondesoort.KANSEN)
    rows = [row for row in reversed(bron.rows(Inbreng)) if row.telt_mee]
    if zaak.ronde is None and not rows:
        zin = bron.scherm.zaaltekst("Straks kunt u hier uw kansen en bedreigingen insturen.")
        return (waiting_slide(bron, zin),)
    return wall_slides(bron, zaak, rows, T("verzamelen.vraag"))


def _lists(bron: Bron, perspectief: str) -> tuple[Dia, ...]:
    """Return the ideas of a perspective, or of all; very many of all begin with how many.

    Then only what came in more than once follows: the others are looked at by perspective.
    """
    everything: list[Inbreng] = bron.rows(Inbreng)
    seen = perspectief if perspectief in tuple(Perspectief) else ""
    rows = [row for row in everything if row.telt_mee and seen in ("", str(row.perspectief))]
    kop = T(f"scherm.kop_{seen}") if seen else T("titel")
    slides = column_slides("lijsten", kop, _columns(rows, lambda row: row.tekst))
    if not seen and len(slides) > BLADEN:
        often = {row.id: 1 + len(find_parts(row.id, everything)) for row in rows}
        said = sorted((row for row in rows if often[row.id] > 1), key=lambda row: -often[row.id])
        more = _columns(said, lambda row: f"{often[row.id]}× {row.tekst}")
        return (
            _counted(kop, rows),
            *column_slides("vaker", T("scherm.vaker"), more, hoogstens=BLADEN),
        )
    return slides or (waiting_slide(bron, kop),)


def _columns(rows: Sequence[Inbreng], say: Callable[[Inbreng], str]) -> dict[str, list[str]]:
    return {
        T(f"soort.{naam}"): [say(row) for row in rows if row.soort is soort]
        for naam, soort in SOORTEN.items()
    }


def _counted(kop: str, rows: Sequence[Inbreng]) -> Dia:
    """Return how many kansen and bedreigingen there are of each perspective."""
    found = {
        T(f"perspectief.{wie}"): [
            sum(row.perspectief is wie and row.soort is soort for row in rows)
            for soort in SOORTEN.values()
        ]
        for wie in Perspectief
    }
    fields = {
        "boven": kop,
        "rijen": {wie: many for wie, many in found.items() if any(many)},
        "koppen": [T(f"soort.{naam}") for naam in SOORTEN],
        "hoogste": max(max(many) for many in found.values()),
    }
    return Dia("aantallen", "aantallen", fields)


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
    head = T("omzetten.kop") if threat else ""
    return column_slides("nodig", kop, {head: texts}) or (waiting_slide(bron, kop),)

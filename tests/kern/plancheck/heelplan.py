"""A plan in which nothing is wrong, to break one thing of."""

from datetime import date, datetime

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.plancheck import Planstand, check
from ouderplan.kern.planteksten import Plantekst
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.kern.visie import Visiestatus, Visieversie

AVOND = datetime(2026, 10, 6, 20, 0)
DOEL = Jaardoel(
    "1a", 1, "Ieder gezin krijgt een startgesprek.", "2026-2027", herkomst_soort="top 3"
)
KANS = Inbreng("k1", Soort.KANS, Perspectief.OUDERS, "Ouders willen eerder kennismaken.")
KEUZE = "De andere criteria laten wij dit jaar bewust rusten."
HEEL = Planstand(
    criteria=(Criterium(1, "Welkom"),),
    rondes=(
        Ronde(1, Rondesoort.WAARDEN, "Welke waarden?", AVOND, AVOND),
        Ronde(2, Rondesoort.STIPPEN, "Wat eerst?", AVOND, AVOND),
    ),
    rondekeuzes=(Rondekeuze(2, "k1", KANS.tekst),),
    vastgesteld=(
        VastgesteldeKeuze(1, 1, "vertrouwen", "werkgroep", date(2026, 10, 7)),
        VastgesteldeKeuze(2, 1, "k1", "team", date(2027, 4, 14)),
    ),
    visie=(
        Visieversie(1, "Wij vertrouwen elkaar.", Visiestatus.VASTGESTELD, "MR", date(2026, 12, 1)),
    ),
    verwachtingen=(Verwachting(1, Verwachtende.OUDERS, "Een begroeting bij de deur."),),
    inbreng=(KANS,),
    doelen=(Jaardoel("1a", 1, DOEL.jaardoel, "2026-2027", herkomst_soort="top 3", herkomst="k1"),),
    acties=(Actie("1a", "Gesprekken", "leerkracht", "september", "navragen", "juni", ""),),
    schooljaar="2026-2027",
    tabellen={"plan_teksten": (Plantekst(kop="Keuze", tekst=KEUZE),)},
)


def rules(stand: Planstand) -> list[str]:
    """Return the names of the rules that found something."""
    return [bevinding.regel for bevinding in check(stand)]


def told(stand: Planstand, regel: str) -> list[str]:
    """Return the places where one rule found something."""
    return [bevinding.plaats for bevinding in check(stand) if bevinding.regel == regel]


def goals(*cells: tuple) -> tuple[Jaardoel, ...]:
    """Return goals of ``(code, criterium, text, year)``."""
    return tuple(
        Jaardoel(*row, herkomst_soort="eigen", herkomst="De MR vroeg erom") for row in cells
    )

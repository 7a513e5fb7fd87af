"""Sentences and long words for a plan with much of everything; each number gives its own."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

SCHOOL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "school": "Protestants-christelijke Samenwerkingsbasisschool De Wijde Wereld aan de Haven",
        "plaats": "Molendrecht aan den Hoge Linge",
        "bestuur": "Stichting voor Interconfessioneel en Algemeen Bijzonder Primair Onderwijs",
        "motto": "Samen op weg naar een wereld waarin ieder kind zich thuis voelt en groeien kan",
        "aantal_leerlingen": "1214",
        "werkgroep": "acht ouders, vijf leraren, de intern begeleider, de bouwcoördinatoren, "
        "de ouderbetrokkenheidsfunctionaris en de schoolleider",
    }
)
HOOFDSTUKKEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "redenen": "Waarom wij samenwerken",
        "doelgroep": "Voor wie wij er zijn",
        "uitgangspunten": "Onze uitgangspunten",
        "rollen_leraren": "De rol van leraren",
        "gouden_driehoek": "Kind, ouders en school",
        "niveaus": "Drie niveaus van samenwerken",
        "evaluatie": "Kijken of het werkt",
        "literatuur": "Literatuur",
    }
)
LANG_WOORD = "Verkeersveiligheidsverbeteringsvoorstellen"
EIGEN_KOPPEN = (
    "De tuin achter de school",
    "Ouderbetrokkenheidsfunctionaris en medezeggenschapsraadsverkiezingen",
    "Samen met de wijk",
)
DEUGDEN = (
    "geduld", "moed", "humor", "nabijheid", "zorgvuldigheid", "nieuwsgierigheid", "eerbied",
    "verantwoordelijkheidsgevoel", "rechtvaardigheid", "verdraagzaamheid", "dankbaarheid",
    "bescheidenheid", "doorzettingsvermogen", "verbeeldingskracht", "gastvrijheid",
    "zelfstandigheid", "wederkerigheid", "onvoorwaardelijkheid", "saamhorigheid", "trots",
    "toegankelijkheid", "onbevooroordeeldheid",
)  # fmt: skip
BRONNEN = (
    "Tevredenheidsonderzoek onder ouders",
    "Leerlingadministratiesysteem",
    "Gespreksrooster",
    "Kwaliteitsforum",
    "Peiling in de ouderapp, https://ouders.dewijdewereldaandewaterkant.example/peilingen/2027",
)
GESPREKKEN = (
    "Startgesprek", "Voortgangsgesprek", "Portfoliogesprek", "Adviesgesprek",
    "Ontwikkelingsperspectiefgesprek", "Inloopmiddag",
)  # fmt: skip
MIDDELEN = ("Nieuwsbrief", "Ouderapp", "Website", "Schoolgids", "Infoscherm", "Informatieavond")
ORGANEN = (
    "Medezeggenschapsraad", "Ouderraad", "Klassenoudersoverleg", "Ouderpanel",
    "Gemeenschappelijke medezeggenschapsraad", "Leerlingenraad",
)  # fmt: skip
ACTIVITEITEN = (
    "Voorlezen in de thuistaal", "Ouderochtend", "Verkeersveiligheidsexamen", "Kijkuurtje",
    "Schoolreisbegeleiding", "Techniekmiddag", "Sint-Maartensoptocht", "Ouderkamerkoffie",
    "Kennismakingsbijeenkomst nieuwe gezinnen",
)  # fmt: skip
_WIE = (
    "de bouwcoördinator onderbouw", "de schoolleider", "de ouderbetrokkenheidsfunctionaris",
    "de oudergeleding van de MR", "de leraren van groep 3, 5 en 7", "de intern begeleider",
    "twee ouders uit de werkgroep",
)  # fmt: skip
_ONDERWERPEN = (
    "Ieder gezin", "De medezeggenschapsraad", "Het ouderpanel", "Elke leraar",
    "De onderwijsassistent", "Een klassenouder", "Elke nieuwe collega", "De leerlingenraad",
    "De bouwcoördinator", "Elk kind vanaf groep 5", "De ouderraad",
)  # fmt: skip
_DOET = (
    "weet voor de herfstvakantie bij wie vragen over de opvang terechtkunnen",
    "krijgt twee keer per jaar een uitnodiging voor een gesprek over hoe het thuis gaat",
    "denkt mee over het schoolondersteuningsprofiel",
    "vindt alle berichten over school en klas op één plek",
    "hoort binnen twee weken wat er met een vraag of een klacht is gedaan",
    "kan op vaste momenten meekijken in de klas",
    "helpt bij de verkeersveiligheid rond de school",
)
_WAARDOOR = (
    "zodat niemand nog een bericht mist", "ook als thuis geen Nederlands wordt gesproken",
    "samen met de wijkbibliotheek", "en schrijft op wat er is afgesproken",
    "zodat ouders en leraren elkaar kennen voordat er iets aan de hand is",
)  # fmt: skip
_MAANDEN = (
    "september", "oktober", "november", "december", "januari", "februari", "maart", "april",
    "mei", "juni",
)  # fmt: skip


def zin(nummer: int, *, delen: int = 1, kort: bool = False) -> str:
    """Return a sentence, or some; `kort` is without its full stop and its reason."""
    begin = f"{_ONDERWERPEN[nummer % 11]} {_DOET[nummer % 7]}"
    if kort:
        return begin
    more = [f"{begin}, {_WAARDOOR[nummer % 5]}."]
    more += [zin(nummer + 13 * part) for part in range(1, delen)]
    return " ".join(more)


def lap(nummer: int, *, alineas: int) -> str:
    """Return a long text of some paragraphs."""
    return "\n\n".join(zin(nummer + 3 * part, delen=3) for part in range(alineas))


def idee(nummer: int) -> str:
    """Return what somebody sends in from the hall: a word, a line, or a whole story."""
    lengths = (1, 1, 1, 1, 2)
    text = zin(nummer, delen=lengths[nummer % 5], kort=nummer % 5 < 3)
    return LANG_WOORD if nummer % 97 == 0 else f"{text} ({nummer})"


def wie(nummer: int) -> str:
    """Return who does it."""
    return _WIE[nummer % 7]


def maand(nummer: int) -> str:
    """Return a month."""
    return _MAANDEN[nummer % 10]


def stap(nummer: int) -> str:
    """Return a milestone."""
    year = 2026 if nummer % 10 < 4 else 2027  # from January on
    return f"{maand(nummer)} {year}: {_DOET[nummer % 7]}"


def streefdoel(nummer: int) -> str:
    """Return a target."""
    return f"{_ONDERWERPEN[nummer % 11]} {_DOET[nummer % 7]} (peiling {nummer + 1})"


def kenmerk(nummer: int) -> str:
    """Return something about the families."""
    return f"Gezinnen van wie {_WIE[nummer % 7]} weet: {_WAARDOOR[nummer % 5]} ({nummer + 1})"


def waarden() -> Iterator[tuple[str, str]]:
    """Yield waarden with what they mean."""
    for nummer, deugd in enumerate(DEUGDEN):
        yield deugd, zin(nummer)

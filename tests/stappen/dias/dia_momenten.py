"""Moments of an evening that pass: a round that is open, a tie, a lot, a hall of two languages."""

from collections.abc import Callable

from dia_werkboeken import tie
from stemmen import clear_top, vote

from ouderplan.kern.dia import row_of
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.beslissen import draw_lot
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde, show_ronde
from ouderplan.stappen.onderdelen.schermtaal import ALLEEN, SLEUTEL
from stemmer import vote_as

IDEEEN = (
    "Meer tijd voor een gesprek", "Koffie op vrijdag", "Wij krijgen te veel berichten",
    "Een ouder die tolkt bij het gesprek", "Ik durf niet te bellen", "Elke maand een kijkuurtje",
    "De website klopt niet", "Samen voorlezen in de bieb, ook voor ouders die zelf leren lezen",
    "Oma mag ook komen", "Een vaste middag om te bellen", "Niemand weet wie de klassenouder is",
    "Vraag ons wat wij goed kunnen",
)  # fmt: skip
WIFI = (Gegeven("wifi_naam", "Wilgenhof-gast"), Gegeven("wifi_wachtwoord", "welkom"))


def ideas(wb: Werkboek, many: int) -> None:
    """Let in short ideas, as people type them on a phone."""
    with wb.writing() as tx:
        for nummer in range(many):
            soort = Soort.BEDREIGING if nummer % 3 == 2 else Soort.KANS
            tekst = IDEEEN[nummer % len(IDEEEN)]
            tx.add(Inbreng(str(nummer + 1), soort, Perspectief.OUDERS, tekst, Groep.OUDERS))


def speak(wb: Werkboek, keuze: str) -> None:
    """Let the projector speak a language."""
    with wb.writing() as tx:
        found = tx.find(Gegeven, sleutel=SLEUTEL)
        if found:
            tx.change(*found, Gegeven(SLEUTEL, keuze))
        else:
            tx.add(Gegeven(SLEUTEL, keuze))


def _wifi(wb: Werkboek) -> None:
    with wb.writing() as tx:
        for row in WIFI:
            found = tx.find(Gegeven, sleutel=row.sleutel)
            if found:
                tx.change(*found, row)
            else:
                tx.add(row)


def _open(soort: Rondesoort, rij: str, many: int = 0, taal: str = "") -> Callable[[Werkboek], str]:
    def make(wb: Werkboek) -> str:
        _wifi(wb)
        ideas(wb, many)
        vraag = "Welke waarden vindt u het belangrijkst?" if soort.stemt else "Wat kan beter?"
        keuzes = soort.plaatsen or None
        open_ronde(wb, soort=soort, vraag=vraag, aantal_keuzes=keuzes, aanwezig=147)
        speak(wb, taal)
        return rij

    return make


def _closed(soort: Rondesoort, taal: str = "") -> Callable[[Werkboek], str]:
    def make(wb: Werkboek) -> str:
        ronde = open_ronde(wb, soort=soort, vraag="Wat kan beter?", aantal_keuzes=None)
        close_ronde(wb, ronde.ronde)
        speak(wb, taal)
        return row_of(soort)

    return make


def groups_apart(wb: Werkboek) -> int:
    """Hold a vote of which both groups are large enough, and each way of counting has its top."""
    with wb.reading() as tx:
        namen = [row.waarde for row in tx.rows(Waarde)][:11]
    ronde = open_ronde(
        wb, soort=Rondesoort.WAARDEN, vraag="Welke waarden?", aantal_keuzes=5, aanwezig=40
    ).ronde
    for nummer in range(36):
        groep = Groep.TEAM if nummer < 12 else Groep.OUDERS
        keuzes = namen[:5] if nummer < 22 else namen[5 + nummer % 2 : 9 + nummer % 2]
        vote_as(wb, str(nummer), keuzes, ronde=ronde, groep=groep)
    close_ronde(wb, ronde)
    return ronde


def _secret(wb: Werkboek) -> str:
    groups_apart(wb)
    return "waarden"


def _tied(wb: Werkboek) -> str:
    tie(wb, getoond=False)
    return "waarden"


def lot(wb: Werkboek) -> None:
    """Let the lot settle a tie."""
    ronde = tie(wb)
    draw_lot(wb, ronde, "4711")


def _lot(wb: Werkboek) -> str:
    lot(wb)
    return "waarden"


def _dots(wb: Werkboek) -> str:
    ideas(wb, len(IDEEEN))
    stemmen = {str(nummer + 1): 15 - nummer for nummer in range(len(IDEEEN)) if nummer % 3 < 2}
    show_ronde(wb, vote(wb, stemmen, Rondesoort.STIPPEN, Groep.TEAM, vraag="Wat gaan we doen?"))
    return "kansen/stippen"


def _two_long_counts(wb: Werkboek) -> str:
    """Let both ways of counting have a tie of the longest sentences."""
    with wb.writing() as tx:
        for letter in "abcdefgh":
            tekst = f"{letter.upper()}. " + "Wij nodigen alle gezinnen uit om mee te denken. " * 5
            tx.add(Inbreng(letter, Soort.KANS, Perspectief.TEAM, tekst.strip(), Groep.TEAM))
    ronde = open_ronde(
        wb, soort=Rondesoort.STIPPEN, vraag="Wat gaan we doen?", aantal_keuzes=3
    ).ronde
    for nummer in range(20):
        keuzes = tuple("abc") if nummer < 11 else tuple("defgh"[nummer % 3 : nummer % 3 + 3])
        who = {"groep": Groep.TEAM, "kanaal": Kanaal.TELEFOON}
        cast(wb, ronde=ronde, stemmer=str(nummer), keuzes=keuzes, **who)
    close_ronde(wb, ronde)
    show_ronde(wb, ronde)
    return "kansen/stippen"


def _spoken(taal: str) -> Callable[[Werkboek], str]:
    def make(wb: Werkboek) -> str:
        clear_top(wb)
        speak(wb, taal)
        return "waarden"

    return make


MOMENTEN: dict[str, Callable[[Werkboek], str]] = {
    "open-waarden": _open(Rondesoort.WAARDEN, "waarden"),
    "open-kansen": _open(Rondesoort.KANSEN, "kansen/verzamelen"),
    "open-kansen-muur": _open(Rondesoort.KANSEN, "kansen/verzamelen", 9),
    "open-kansen-vol": _open(Rondesoort.KANSEN, "kansen/verzamelen", 60),
    "open-stippen": _open(Rondesoort.STIPPEN, "kansen/stippen", 12),
    "open-scan": _open(Rondesoort.SCAN, "schoolscan"),
    "open-turks": _open(Rondesoort.WAARDEN, "waarden", taal="tr"),
    "open-arabisch": _open(Rondesoort.WAARDEN, "waarden", taal=f"{ALLEEN}ar"),
    "gesloten-kansen": _closed(Rondesoort.KANSEN),
    "gesloten-scan": _closed(Rondesoort.SCAN),
    "gesloten-evaluatie": _closed(Rondesoort.EVALUATIE, taal="tr"),
    "geheim": _secret,
    "gelijk": _tied,
    "geloot": _lot,
    "stippen": _dots,
    "stippen-lang": _two_long_counts,
    "turks": _spoken("tr"),
    "arabisch": _spoken(f"{ALLEEN}ar"),
}
"""By name: what makes a moment in a workbook, and tells which row of slides shows it."""

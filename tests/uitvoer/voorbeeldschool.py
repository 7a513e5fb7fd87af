"""An invented school with a whole year in its workbook, made through the real store."""

from datetime import date
from pathlib import Path

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.visie import Visiestap, Visiestatus, Visieversie
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde, show_ronde

GEGEVENS = {
    "school": "Basisschool De Kastanje",
    "plaats": "Dalfsum",
    "schooljaar": "2026-2027",
    "werkgroep": "drie ouders, twee leraren en de schoolleider",
    "motto": "Samen onder één kruin",
}
VISIE = (
    "Op De Kastanje voeden ouders en school samen op. Wij praten gelijkwaardig met elkaar.\n"
    "Wij vertrouwen elkaar.\n\nWij zijn open over wat goed gaat en over wat beter kan."
)
KANSEN = (
    "Een startgesprek met ieder gezin",
    "Ouders lezen mee in de onderbouw",
    "Eén plek voor alle berichten",
    "Koffie-inloop op maandag",
)
PLAN = Jaardoel(
    "3a", 3, "Ieder gezin heeft voor de herfst een startgesprek.", "2026-2027",
    Doelstatus.IN_UITVOERING, "top 3", "1",
)  # fmt: skip
ACTIES = (
    Actie(
        "3a",
        "Gespreksvorm kiezen",
        "Leraar groep 4\nOuder uit de werkgroep",
        "juni 2026: voorstel\naugustus 2026: vaststellen",
        "Korte vragenlijst na afloop",
        "november 2026",
        "In het team bespreken",
    ),
    Actie("3a", "Gesprekken voeren", "Alle groepsleraren", "september 2026"),
)
DOELEN = (
    PLAN,
    Jaardoel("10b", 10, "De klachtenregeling staat leesbaar op de website.", "Doorlopend"),
    Jaardoel("2a", 2, "Het ouderpanel praat mee over de schoolgids.", "Ieder schooljaar",
             Doelstatus.NOG_OPEN, "kans", "2"),
    Jaardoel("", 3, "Bij de deur staat ’s ochtends altijd iemand.", "Vanaf 2015"),
)  # fmt: skip


def make_leeg(map: Path) -> Werkboek:
    """A workbook in which nobody has done anything yet."""
    return Werkboek.create(map, {"school": "", "schooljaar": ""})


def make_vol(map: Path) -> Werkboek:
    """A workbook with a whole year in it."""
    wb = Werkboek.create(map, GEGEVENS)
    add_kansen(wb)
    hold_waarden(wb)
    hold_stippen(wb)
    with wb.writing() as tx:
        tx.add(Visieversie(1, "Een eerste poging.", Visiestatus.CONCEPT))
        tx.add(Visieversie(2, VISIE, Visiestatus.VASTGESTELD, "het team", date(2027, 1, 19)))
        tx.add(Visiestap(2, Visiestatus.WERKGROEP, "de werkgroep", date(2026, 12, 8)))
        tx.add(Visiestap(2, Visiestatus.VASTGESTELD, "het team", date(2027, 1, 19)))
        for row in (*DOELEN, *ACTIES):
            tx.add(row)
    return wb


def add_kansen(wb: Werkboek) -> None:
    with wb.writing() as tx:
        for number, tekst in enumerate(KANSEN, start=1):
            tx.add(Inbreng(str(number), Soort.KANS, Perspectief.OUDERS, tekst, Groep.OUDERS))
        tx.add(Inbreng("5", Soort.BEDREIGING, Perspectief.TEAM, "Weinig tijd", Groep.TEAM))
        tx.add(Omzetting("5", "Gesprekken in het rooster zetten", "1"))


def hold_waarden(wb: Werkboek, *, ouders: int = 24, team: int = 12) -> Ronde:
    """Vote on the waarden and show it: the first six get 6, 5, 4, 3, 2 and 1 of every 6 voters."""
    with wb.reading() as tx:
        waarden = [row.waarde for row in tx.rows(Waarde)]
    ballots = [[w for place, w in enumerate(waarden[:6]) if place <= n % 6][-5:] for n in range(99)]
    ronde = open_ronde(
        wb,
        soort=Rondesoort.WAARDEN,
        vraag="Welke waarden vindt u het belangrijkst?",
        aantal_keuzes=5,
        uitgenodigd=300,
        aanwezig=ouders + team + 4,
        uitgenodigd_team=20,
        aanwezig_team=team,
    )
    vote(wb, ronde, Groep.OUDERS, ballots[:ouders])
    vote(wb, ronde, Groep.TEAM, ballots[:team])
    close_ronde(wb, ronde.ronde)
    return show_ronde(wb, ronde.ronde)


def hold_stippen(wb: Werkboek) -> Ronde:
    """Dot-vote, show it and adopt the top 3."""
    ronde = open_ronde(
        wb,
        soort=Rondesoort.STIPPEN,
        vraag="Waar beginnen we mee?",
        aantal_keuzes=3,
        groepen=[Groep.TEAM],
    )
    vote(wb, ronde, Groep.TEAM, [["1", "2", "3"]] * 5 + [["1", "2"]] * 4 + [["1"]] * 3)
    close_ronde(wb, ronde.ronde)
    with wb.writing() as tx:
        for place in (1, 2, 3):
            tx.add(VastgesteldeKeuze(ronde.ronde, place, str(place), "het team", date(2027, 2, 3)))
    return show_ronde(wb, ronde.ronde)


def vote(wb: Werkboek, ronde: Ronde, groep: Groep, ballots: list[list[str]]) -> None:
    for number, keuzes in enumerate(ballots):
        cast(
            wb,
            ronde=ronde.ronde,
            stemmer=f"{groep} {number}",
            groep=groep,
            kanaal=Kanaal.TELEFOON,
            keuzes=keuzes,
        )

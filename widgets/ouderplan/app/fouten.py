"""What can go wrong in starting and in the command line, each as one Dutch sentence."""

from pathlib import Path

from ouderplan.kern.fouten import OuderplanFout


class PoortBezet(OuderplanFout):
    """An explicitly asked port is taken."""

    zin = (
        "Poort {poort} is al in gebruik, misschien door een ouderplan dat nog open staat. "
        "Er is niets gestart. Sluit dat eerst, of kies een andere poort met {optie}."
    )


class PoortGeweigerd(OuderplanFout):
    """A port that no browser opens was asked for."""

    zin = (
        "Geen browser of telefoon opent poort {poort}: die hoort bij een ander soort programma. "
        "Er is niets gestart. Kies een andere poort met {optie}."
    )


class SleutelTeKort(OuderplanFout):
    """The key that was given for the begeleider's page can be guessed."""

    zin = (
        "De sleutel in {variabele} is niet goed. Er is niets gestart. Neem minstens 24 letters, "
        "cijfers, - of _ door elkaar, of laat de sleutel weg: dan wordt er een gemaakt."
    )


class GeenPoortVrij(OuderplanFout):
    """Not one port in the neighbourhood is free."""

    zin = (
        "Er is geen vrije poort gevonden vanaf {poort}. Er is niets gestart. "
        "Sluit andere programma’s, of kies zelf een poort met {optie}."
    )


class DeurGaatNietOpen(OuderplanFout):
    """A child process did not come to answer."""

    zin = (
        "{deur} kon niet worden gestart. Er is niets veranderd aan het werkboek. "
        "Wat er misging staat in {log}."
    )


class LogboekOpSlot(OuderplanFout):
    """The data folder cannot be written."""

    zin = (
        "In de map {map} kan niet worden geschreven. Er is niets gestart. "
        "Controleer of de map op slot staat of de schijf vol is."
    )


class GeenRondeOpen(OuderplanFout):
    """Closing or showing without a round."""

    zin = "Er staat nu geen ronde open. Er is niets veranderd."


class GeenRonde(OuderplanFout):
    """Showing without a closed round."""

    zin = "Er is nog geen ronde geweest om te laten zien. Er is niets veranderd."


class BestandNietGevonden(OuderplanFout):
    """A file to read is not there."""

    zin = "Het bestand {bestand} is er niet. Er is niets veranderd. Controleer de naam."


class BestandIsMap(OuderplanFout):
    """Where a file was asked for, a folder was named."""

    zin = (
        "{bestand} is een map. Er is niets veranderd. Noem het bestand zelf, met de map ervoor: "
        "{bestand}/naam."
    )


def check_is_file(path: Path) -> None:
    """Refuse what cannot be read as a file, in a sentence (BestandNietGevonden, BestandIsMap)."""
    if path.is_dir():
        raise BestandIsMap(bestand=path)
    if not path.is_file():
        raise BestandNietGevonden(bestand=path)


class SchooljaarNodig(OuderplanFout):
    """The next schooljaar does not follow from this workbook."""

    zin = (
        "In dit werkboek staat geen schooljaar, dus het volgende is niet bekend. Er is niets "
        "gemaakt. Noem het met --schooljaar 2027-2028."
    )


class ExcelApart(OuderplanFout):
    """An Excel file that the workbook made, together with other files."""

    zin = (
        "Lees een Excel-bestand dat het werkboek maakte apart in, zonder andere bestanden erbij. "
        "Er is niets ingelezen. Zo wordt alles ervan ingelezen, of niets."
    )


class NogTeZeggen(OuderplanFout):
    """Of a list something is not sure, and nobody is there to ask."""

    zin = (
        "Er is niets ingelezen: dit moet u nog zeggen (achter de pijl staat wat wij denken).\n"
        "{vragen}\n"
        "Klopt alles, doe het dan nog eens met --ja. Anders: maak met --vragen antwoorden.toml een "
        "bestand met de vragen, vul het in, en geef het met --antwoorden antwoorden.toml."
    )


class AntwoordenOnleesbaar(OuderplanFout):
    """The file with answers cannot be read."""

    zin = (
        "De antwoorden in {bestand} zijn niet te lezen. Er is niets ingelezen. "
        "Maak het bestand opnieuw met --vragen en vul het in."
    )


class AntwoordOnbekend(OuderplanFout):
    """An answer that is not one of what can be answered."""

    zin = (
        "In {bestand} staat bij ‘{vraag}’ het antwoord ‘{antwoord}’. Er is niets ingelezen. "
        "Dit kan wel: {wel}."
    )


class MapNietTeMaken(OuderplanFout):
    """A folder cannot be made."""

    zin = "De map {map} kon niet worden gemaakt. Er is niets veranderd. Kies een andere map."


class WerkboekErAl(OuderplanFout):
    """There is a workbook of that school and schooljaar already."""

    zin = (
        "Er is al een werkboek van {kop}: {map}. Er is niets gemaakt. Wilt u er toch nog een, noem "
        "dan een map met --map."
    )


class RepetitieGaatNietOpen(OuderplanFout):
    """The rehearsal's hall cannot listen at that address."""

    zin = (
        "De repetitie kan niet beginnen op adres {adres}. Er is niets veranderd. Kijk of dat het "
        "adres van deze laptop is, of kies een ander met --adres (127.0.0.1 kan altijd)."
    )


class GeenHub(OuderplanFout):
    """What only JupyterHub starts was started by hand, or by a hub that was not set up for it."""

    zin = (
        "Deze opdracht wordt door JupyterHub gestart, en ‘{wat}’ is er niet bij gezegd. Er is "
        "niets gestart. Neem de instellingen over uit docs/server/jupyterhub_config.py; op een "
        "laptop gebruikt u ‘ouderplan start’."
    )


class OnbekendeServer(OuderplanFout):
    """A hub was asked for a server of a school that is neither its workbook nor JupyterLab."""

    zin = (
        "Een server die ‘{naam}’ heet, is er niet. Er is niets gestart. Open /hub/spawn/{school} "
        "voor het werkboek, of /hub/spawn/{school}/lab voor JupyterLab."
    )

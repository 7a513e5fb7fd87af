"""What can go wrong with a workbook on disk, each as one Dutch sentence."""

from ouderplan.kern.fouten import OuderplanFout


class GeenWerkboek(OuderplanFout):
    """The folder holds no workbook."""

    zin = (
        "In de map {map} staat geen werkboek. Er is niets veranderd. "
        "Kies een andere map, of maak een nieuw werkboek."
    )


class WerkboekBestaatAl(OuderplanFout):
    """A new workbook would land on an existing one."""

    zin = (
        "In de map {map} staat al een werkboek. Dat is niet veranderd. "
        "Open het, of kies een andere naam voor het nieuwe."
    )


class WerkboekTeNieuw(OuderplanFout):
    """Written by a later version of this program."""

    zin = (
        "Dit werkboek is gemaakt met een nieuwere versie van dit programma. Er is niets veranderd. "
        "Werk het programma bij en open het werkboek opnieuw."
    )


class WerkboekBezet(OuderplanFout):
    """Another program holds the database."""

    zin = (
        "Een ander programma houdt het werkboek in {map} vast. Er is niets veranderd. "
        "Wacht even en probeer het opnieuw."
    )


class WerkboekInGebruik(OuderplanFout):
    """Something that needs the workbook for itself."""

    zin = (
        "Het werkboek in {map} staat nog ergens open. Er is niets veranderd. "
        "Sluit de pagina’s, stop het ouderplan en probeer het opnieuw. Op een server: sluit de "
        "pagina’s en een ronde die openstaat, en wacht een minuut."
    )


class WerkboekOnleesbaar(OuderplanFout):
    """The database cannot be opened or read."""

    zin = (
        "Het bestand werkboek.db in {map} is niet te lezen ({reden}). Er is niets veranderd; "
        "de CSV-bestanden ernaast bevatten alles. Geef werkboek.db in die map een andere naam en "
        "open de map opnieuw: het werkboek wordt dan uit de CSV-bestanden opgebouwd."
    )


class WerkboekOpSlot(OuderplanFout):
    """The folder or the disk does not let the workbook be opened; the database is not to blame."""

    zin = (
        "Het werkboek in {map} kan nu niet open ({reden}). Er is niets veranderd. "
        "Zorg dat u in die map mag schrijven en dat de schijf niet vol is, en probeer het opnieuw."
    )


class WerkboekWeg(OuderplanFout):
    """The folder was moved, renamed or taken away while it was open."""

    zin = (
        "De map {map} is er niet meer. Er is niets veranderd, en wat u nu doet, wordt niet "
        "bewaard. Zet de map terug onder deze naam; dan gaat alles vanzelf verder."
    )


class DatabaseWeg(WerkboekWeg):
    """The folder is there, without the database: on its way back, or somebody took that away."""

    zin = (
        "In de map {map} staat werkboek.db niet (meer). Er is niets veranderd. Wordt de map nog "
        "gekopieerd, wacht dan even. Is werkboek.db echt weg, stop het ouderplan dan (Ctrl-C) en "
        "start het opnieuw: dan wordt het werkboek uit de CSV-bestanden opgebouwd."
    )


class WerkboekKomtTerug(WerkboekWeg):
    """The folder is being copied back."""

    zin = (
        "De map {map} komt net terug. Wat bewaard was, staat er nog. Wacht een paar tellen: "
        "zodra alles er staat, gaat het vanzelf verder."
    )


class NietTeBewaren(OuderplanFout):
    """The database refused a change."""

    zin = (
        "Dit kon niet worden bewaard ({reden}). Wat eerder bewaard was, is er nog. "
        "Kijk of de schijf vol of op slot is, en probeer het opnieuw."
    )


class Botsing(OuderplanFout):
    """The same cell was changed in another window meanwhile.

    Attributes
    ----------
    kolom, daar, hier
        The column, the value that is stored now, and the value that was not stored.
    """

    zin = (
        "Dit is intussen in een ander venster veranderd. Dat is bewaard; wat u hier typte, "
        "staat er nog. Kies welke van de twee blijft."
    )

    def __init__(self, kolom: str = "", daar: object = None, hier: object = None) -> None:
        super().__init__()
        self.kolom, self.daar, self.hier = kolom, daar, hier


class RijWeg(Botsing):
    """The row was removed in another window meanwhile."""

    zin = (
        "Dit is intussen in een ander venster weggehaald. Wat u hier typte, staat er nog: "
        "voeg het opnieuw toe als het moet blijven."
    )


class BestaatAl(OuderplanFout):
    """A second row with the same name."""

    zin = "Er is al een rij met {kolom} ‘{waarde}’. Er is niets veranderd. Kies een andere naam."


class ErIsEenRondeOpen(OuderplanFout):
    """Only one round is open at a time."""

    zin = (
        "Er staat al een ronde open: {vraag} Er is niets veranderd. "
        "Sluit die ronde eerst, dan kan deze open."
    )


class LooptThuis(OuderplanFout):
    """The same is open at home: people would count twice."""

    zin = (
        "Thuis loopt dit al: {vraag} Er is niets geopend. Ga in de zaal verder met wat thuis "
        "begon (Start, Thuis meedoen), of sluit het daar eerst."
    )


class NietsTeKiezen(OuderplanFout):
    """A vote needs something to choose from."""

    zin = (
        "Er is nog niets om uit te kiezen, dus de ronde is niet geopend. "
        "Voeg eerst toe waar op gestemd kan worden."
    )


class RondeNietGevonden(OuderplanFout):
    """No such round."""

    zin = "Ronde {ronde} bestaat niet in dit werkboek. Er is niets veranderd."


class RondeNogOpen(OuderplanFout):
    """Something that has to wait until the round is closed."""

    zin = "Deze ronde is nog open. Er is niets veranderd. Sluit de ronde eerst."


class RondeNietGetoond(OuderplanFout):
    """Something that has to wait until the result was shown."""

    zin = "De uitslag is nog niet getoond. Er is niets veranderd. Toon eerst de uitslag."


class LotGetrokken(OuderplanFout):
    """A lot is drawn once: whoever may draw again, chooses."""

    zin = "Er is al geloot, met het getal {getal}. Dat lot blijft staan. Er is niets veranderd."


class RondeTeruggehaald(OuderplanFout):
    """A round whose key is gone cannot tell who voted already."""

    zin = (
        "Dit werkboek is tijdens de ronde uit de CSV-bestanden teruggehaald. De stemmen van "
        "daarvoor tellen mee. Om niemand dubbel te tellen: sluit deze ronde en open een nieuwe."
    )


class GeenStemcodes(OuderplanFout):
    """A vote with codes needs codes."""

    zin = (
        "Er zijn nog geen stemcodes voor {groepen}. De ronde is niet geopend. "
        "Maak ze eerst (‘Maak codebriefjes om te printen’, of ‘ouderplan stemcodes’), "
        "of kies iets anders bij ‘Hoe telt iedereen één keer?’."
    )


class CodesInGebruik(OuderplanFout):
    """Codes cannot be replaced while people take part with them, in the hall or at home."""

    zin = (
        "Nu doen mensen met codes mee aan ‘{vraag}’. De codes zijn niet vervangen en blijven "
        "geldig. Vervang ze als die ronde gesloten is."
    )


class GeenReserve(OuderplanFout):
    """No such backup."""

    zin = (
        "De reservekopie ‘{naam}’ is er niet. Er is niets veranderd. "
        "Zonder naam laat deze opdracht zien welke er wel zijn."
    )


class ReserveOnbruikbaar(OuderplanFout):
    """A backup that is damaged, or no backup at all."""

    zin = "De reservekopie ‘{naam}’ is beschadigd. Er is niets veranderd. Kies een andere."


class TerugzettenTijdensRonde(OuderplanFout):
    """Putting a backup back would take the ballots of an open round away."""

    zin = (
        "Er staat een ronde open: {vraag} Er is niets veranderd. "
        "Sluit die ronde eerst; dan wordt er ook een reservekopie van gemaakt."
    )


class VolgendJaarTijdensRonde(OuderplanFout):
    """What people are still sending in would go along, before anybody may see it."""

    zin = (
        "Er staat een ronde open: {vraag} Het werkboek van het volgende schooljaar is niet "
        "gemaakt. Sluit die ronde eerst, en maak het dan."
    )


class PapierTeLaat(OuderplanFout):
    """Paper cannot be added once the result is known."""

    zin = (
        "De uitslag is al getoond, dus er kan geen papier meer bij. Er is niets geteld. "
        "Wat u invoerde, staat er nog; open een nieuwe ronde als deze stembriefjes moeten "
        "meetellen."
    )


class PapierNietOvergenomen(OuderplanFout):
    """Showing the result would leave ballots out that somebody entered."""

    zin = (
        "Er zijn stembriefjes of handen ingevoerd die nog niet in de telling staan. "
        "De uitslag is nog niet getoond. Neem ze over in de telling, of gooi de invoer weg."
    )


class PapierNietKlaar(OuderplanFout):
    """A pile with a difference or an unclear line, or that changed in another window."""

    zin = (
        "Deze invoer is nog niet klaar: er is een verschil of een onduidelijke regel, of er is "
        "intussen iets veranderd. Er is niets geteld. Kijk de lijst na en probeer het opnieuw."
    )


class PapierLeeg(OuderplanFout):
    """Nothing to adopt."""

    zin = "Er is niets ingevoerd om over te nemen. De telling is niet veranderd."


class InTeLezenNaRonde(OuderplanFout):
    """A list is not replaced while a round fills it, or votes on it."""

    zin = (
        "Er staat een ronde open waar dit bij hoort: {vraag} Er is niets veranderd. "
        "Het kan weer als die ronde gesloten is."
    )

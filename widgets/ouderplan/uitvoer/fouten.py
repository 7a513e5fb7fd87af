"""What can go wrong when writing an export, each as one Dutch sentence."""

from ouderplan.kern.fouten import OuderplanFout


class OnbekendeSoort(OuderplanFout):
    """No such export."""

    zin = "De soort ‘{soort}’ bestaat niet. Er is niets geschreven. Kies uit: {soorten}."


class OnbekendeVolgorde(OuderplanFout):
    """No such order of chapters."""

    zin = "De volgorde ‘{volgorde}’ bestaat niet. Er is niets geschreven. Kies uit: {volgordes}."


class MapOntbreekt(OuderplanFout):
    """The folder to write into is not there."""

    zin = (
        "De map {map} is er niet. Er is niets geschreven; uw werkboek is niet veranderd. "
        "Maak de map of kies een andere."
    )


class MapOpSlot(OuderplanFout):
    """The folder may not be written into."""

    zin = (
        "In de map {map} mag niet worden geschreven. Er is niets geschreven; uw werkboek is niet "
        "veranderd. Kies een andere map."
    )


class BestandOpen(OuderplanFout):
    """The file to replace is in use, usually open in Word or Excel."""

    zin = (
        "{bestand} is niet te vervangen; waarschijnlijk staat het nog open in een ander programma. "
        "Het oude bestand is er nog. Sluit het en probeer het opnieuw."
    )


class SchijfVol(OuderplanFout):
    """No room left."""

    zin = (
        "De schijf is vol, dus {bestand} is niet geschreven. Wat er stond, is er nog. "
        "Maak ruimte of kies een andere map."
    )


class NietGeschreven(OuderplanFout):
    """Anything else that the operating system refuses."""

    zin = (
        "{bestand} kon niet worden geschreven ({reden}). Wat er stond, is er nog. "
        "Kies een andere map of probeer het opnieuw."
    )


class GeenWordbestand(OuderplanFout):
    """The school's own base is not a Word document."""

    zin = (
        "{bestand} is geen Word-document (.docx of .dotx), dus het kan niet als voorbeeld dienen. "
        "Er is niets geschreven. Kies een ander bestand, of laat het voorbeeld weg."
    )


class GeenLibreOffice(OuderplanFout):
    """Nothing on this machine makes a PDF of a Word document."""

    zin = (
        "Op deze laptop staat geen LibreOffice, en daarmee maakt het werkboek PDF’s. Er is niets "
        "geschreven; uw werkboek is niet veranderd. Maak een Word-bestand en kies daarin ‘Opslaan "
        "als PDF’, of zet LibreOffice erop en probeer het opnieuw."
    )


class PdfMislukt(OuderplanFout):
    """LibreOffice is there, and did not make what was asked."""

    zin = (
        "LibreOffice kon hiervan geen PDF maken: {documenten}. Er is niets geschreven; uw werkboek "
        "is niet veranderd. Probeer het opnieuw, of maak een Word-bestand en kies daarin ‘Opslaan "
        "als PDF’."
    )

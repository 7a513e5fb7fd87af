"""What can go wrong with a workbook on a server, each as one Dutch sentence."""

from ouderplan.kern.fouten import OuderplanFout


class AnkerOnleesbaar(OuderplanFout):
    """The file that says where the rows are cannot be read."""

    zin = (
        "Het bestand werkboek.postgres in {map} is niet te lezen ({reden}). Er is niets veranderd; "
        "de rijen staan nog op de databaseserver. Zet dat bestand terug zoals het was."
    )


class DatabaseserverOnbekend(OuderplanFout):
    """The environment does not say where the server is."""

    zin = (
        "De omgeving zegt niet waar de databaseserver is ({naam}). Er is niets veranderd. Zet daar "
        "het adres, zoals postgresql://gebruiker@host/database, en start het ouderplan opnieuw."
    )


class PsycopgOntbreekt(OuderplanFout):
    """The package that speaks with the server is not installed."""

    zin = (
        "Om met een databaseserver te werken ontbreekt psycopg. Er is niets veranderd. Installeer "
        "het met: pip install 'ouderplan[server]', en start het ouderplan opnieuw."
    )


class DatabaseserverWeg(OuderplanFout):
    """The server cannot be reached now, or takes nobody more."""

    zin = (
        "De databaseserver werkt nu even niet mee ({reden}). Wat bewaard was, staat er nog; wat u "
        "nu deed, is nog niet bevestigd. Wacht even en probeer het opnieuw."
    )


class WerkboekNietOpServer(OuderplanFout):
    """The server is there, and the workbook cannot be read from it."""

    zin = (
        "Het werkboek van {map} is op de databaseserver niet te lezen ({reden}). Er is niets "
        "veranderd. Vraag wie de server beheert om het schema na te kijken of terug te zetten."
    )


class VerhuizenTijdensRonde(OuderplanFout):
    """What people send in would go on in the one that is left."""

    zin = (
        "Er staat een ronde open: {vraag} Er is niets overgezet. Van een map naar een map, of op "
        "dezelfde databaseserver, verplaatst u dan de hele map, met ‘geheim’ erin. Of sluit die "
        "ronde eerst."
    )

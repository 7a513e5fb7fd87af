"""What can be the matter with the key of a round that is sealed."""

from ouderplan.kern.fouten import OuderplanFout


class SleutelWeg(OuderplanFout):
    """The key of a round that is open is not on this computer."""

    zin = (
        "De sleutel van deze ronde staat niet op deze computer. Wat er al was ingestuurd, is "
        "bewaard, maar is zonder die sleutel niet te lezen; er is nu niets veranderd. Zet de map "
        "‘geheim’ terug bij dit werkboek. Is die voorgoed weg: ‘ouderplan ronde WERKBOEK vervalt "
        "NUMMER’, en open een nieuwe ronde."
    )


class SleutelOnleesbaar(OuderplanFout):
    """The key of a round is there, or may be, and cannot be read by who asks."""

    zin = (
        "De sleutel van een ronde is niet te lezen ({reden}). Wat er al was ingestuurd, is "
        "bewaard; er is nu niets veranderd. Doe dit als de gebruiker van de dienst, of geef die "
        "de map ‘geheim’ bij dit werkboek terug, en probeer het opnieuw."
    )


class SleutelIsEr(OuderplanFout):
    """The key is here, so the round can just be closed."""

    zin = (
        "De sleutel van deze ronde is er gewoon. Er is niets veranderd. Sluit de ronde, dan telt "
        "alles mee."
    )

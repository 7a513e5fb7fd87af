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


class SleutelIsEr(OuderplanFout):
    """The key is here, so the round can just be closed."""

    zin = (
        "De sleutel van deze ronde is er gewoon. Er is niets veranderd. Sluit de ronde, dan telt "
        "alles mee."
    )

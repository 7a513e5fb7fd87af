"""A vote with known places, for the story of its result."""

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from stemmer import vote_as

PLAATSEN = ("vertrouwen", "respect", "veiligheid", "openheid", "plezier")
"""As voted below: the first has the most votes."""


def vote(wb, stemmen, soort=Rondesoort.WAARDEN, groep=Groep.OUDERS, *, dicht=True, **opties):
    """Hold a vote in which each choice gets so many votes; return its number."""
    opties = {"vraag": "Welke waarden zijn het belangrijkst?", "aantal_keuzes": 14} | opties
    ronde = open_ronde(wb, soort=soort, **opties).ronde
    ballots = max(stemmen.values(), default=0)
    for nummer in range(ballots):
        keuzes = tuple(keuze for keuze, aantal in stemmen.items() if aantal > nummer)
        vote_as(wb, f"{groep}{nummer}", keuzes, ronde=ronde, groep=groep)
    if dicht:
        close_ronde(wb, ronde)
    return ronde


def clear_top(wb, **opties):
    return vote(wb, {naam: 20 - 2 * nummer for nummer, naam in enumerate(PLAATSEN)}, **opties)

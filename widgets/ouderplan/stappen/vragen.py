"""What a round asks when nobody typed a question: the words of its step, for every door."""

from ouderplan.kern.rondes import Rondesoort
from ouderplan.teksten import Teksten

VRAGEN = {
    Rondesoort.WAARDEN: ("waarden", "stemming.vraag"),
    Rondesoort.KANSEN: ("kansen", "verzamelen.vraag"),
    Rondesoort.STIPPEN: ("kansen", "stippen.vraag"),
    Rondesoort.SCAN: ("schoolscan", "invullen.vraag"),
    Rondesoort.EVALUATIE: ("evaluatie", "avond.vraag"),
}
"""Where the question of each kind of round stands: the step, and the key in its texts."""
BESLISRONDE = ("onderdelen", "gelijk.vraag")


def question(soort: Rondesoort) -> str:
    """Return the question of a round of this kind."""
    stap, sleutel = VRAGEN[soort]
    return Teksten(f"ouderplan.stappen.{stap}")(sleutel)

"""How the sheets beside the goals are shown."""

from ouderplan.kern.doelenbank import Doelsuggestie
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

VORMEN = (
    Bladvorm(Doelsuggestie, ("doel", "criterium", "bron"), frozenset({"doel"})),
    Bladvorm(Voortgang, ("jaardoel", "stand", "tekst", "op"), frozenset({"tekst"})),
    Bladvorm(
        Doelwijziging,
        ("jaardoel", "wat", "oud", "nieuw", "reden"),
        frozenset({"oud", "nieuw", "reden"}),
        scherm=("jaardoel", "nieuw", "reden"),
    ),
    Bladvorm(Vaststelling, ("wat", "door", "op"), frozenset({"opmerking"})),
)

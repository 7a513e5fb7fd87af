"""The names of all rows of slides that the hall can be shown."""

from ouderplan.kern.draaiboek import Bijeenkomst
from ouderplan.kern.kansen import Perspectief
from ouderplan.stappen.afspraken.vormen import VORMEN as AFSPRAKEN
from ouderplan.stappen.ambitiekaart.vormen import VORMEN as AMBITIES
from ouderplan.stappen.jaardoelen.vormen import VORMEN as DOELEN
from ouderplan.stappen.streefcijfers.vormen import VORMEN as CIJFERS

ALLE = (
    "start",
    "waarden",
    "visie",
    "verwachtingen",
    "verwachtingen/criteria",
    "schoolscan",
    "kansen/verzamelen",
    "kansen/bekijken",
    *(f"kansen/bekijken/{wie}" for wie in Perspectief),
    "kansen/omzetten",
    "kansen/stippen",
    "jaardoelen",
    "jaardoelen/moeite",
    *(f"jaardoelen/{vorm.naam}" for vorm in DOELEN),
    "schooljaarplan",
    "afspraken/jaarklok",
    *(f"afspraken/{vorm.naam}" for vorm in AFSPRAKEN),
    "streefcijfers",
    *(f"streefcijfers/{vorm.naam}" for vorm in CIJFERS),
    "ambitiekaart",
    *(f"ambitiekaart/{vorm.naam}" for vorm in AMBITIES),
    "evaluatie/avond",
    "evaluatie",
    "evaluatie/evaluaties",
    "evaluatie/volgend",
    *(f"draaiboek/{soort}" for soort in Bijeenkomst),
)

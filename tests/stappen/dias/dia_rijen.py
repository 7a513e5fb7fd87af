"""The names of all rows of slides that the hall can be shown."""

from ouderplan.kern.draaiboek import Bijeenkomst
from ouderplan.kern.kansen import Perspectief
from ouderplan.stappen.afspraken.model import Model as Afspraken
from ouderplan.stappen.ambitiekaart.model import Model as Ambitiekaart
from ouderplan.stappen.jaardoelen.model import Model as Jaardoelen
from ouderplan.stappen.streefcijfers.model import Model as Streefcijfers

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
    *(f"jaardoelen/{vorm.naam}" for vorm in Jaardoelen.bladen),
    "schooljaarplan",
    "afspraken/jaarklok",
    *(f"afspraken/{vorm.naam}" for vorm in Afspraken.bladen),
    "streefcijfers",
    *(f"streefcijfers/{vorm.naam}" for vorm in Streefcijfers.bladen),
    "ambitiekaart",
    *(f"ambitiekaart/{vorm.naam}" for vorm in Ambitiekaart.bladen),
    "evaluatie/avond",
    "evaluatie",
    "evaluatie/evaluaties",
    "evaluatie/volgend",
    *(f"draaiboek/{soort}" for soort in Bijeenkomst),
)

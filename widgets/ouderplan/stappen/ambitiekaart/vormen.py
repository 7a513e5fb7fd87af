"""The sheets of the ambitions, in their order."""

from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

VORMEN = (Bladvorm(Ambitie, kaart=True), Bladvorm(Ambitieaanpak), Bladvorm(Ambitiejaar))

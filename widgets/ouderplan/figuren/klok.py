"""The year clock: twelve months in a ring, and beside each what is in it."""

from math import cos, pi, sin

from ouderplan.figuren.beeld import Figuur
from ouderplan.figuren.blad import Blad
from ouderplan.figuren.figuur import finish
from ouderplan.figuren.stijl import (
    BREED,
    GEWOON,
    GRIJS,
    INKT,
    KLEIN,
    KLEIN_REGEL,
    LIJN,
    TEAL,
    WIT,
    letter,
)
from ouderplan.figuren.teksten import text
from ouderplan.figuren.zetten import wrap
from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.jaarklok import MAANDEN_VAN_HET_JAAR, Jaarklok, Klokregel, Kloksoort
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.teksten import Teksten

HOOG = 7.0
MIDDEN = (BREED / 2, HOOG / 2 - 0.05)
BINNEN, BUITEN = 1.2, 2.1
REGELS = 2
"""So many things stand in words beside a month; the rest is counted."""
TEKST = 3.75
"""Width of the words beside the ring."""
LANGSTE = 60
VAAK_GENOEMD = 5
"""So many names stand in the line of what comes nearly every month."""
_VOL = "#CFE3E0"
_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SOORTEN = tuple(Kloksoort)
"""What comes back every year stands in words before what is done once."""
_PER_KANT = 6
_BLOK = (HOOG - 0.3) / _PER_KANT


def draw_jaarklok(klok: Jaarklok) -> Figuur:
    """Draw the year clockwise from August at the top.

    A month with something in it has a colour and a number. What comes nearly every month stands in
    a line below; what could not be placed is not in the picture.
    """
    foot = _often(klok)
    blad = Blad(BREED, HOOG + 0.32 * len(foot) + (0.1 if foot else 0))
    blad.text(*MIDDEN, klok.schooljaar, GEWOON, vet=True, midden=True)
    per_maand = klok.per_maand
    for place, maand in enumerate(MAANDEN_VAN_HET_JAAR):
        _draw_month(blad, place, maand, per_maand[maand])
    for number, line in enumerate(foot):
        blad.text(0.3, HOOG + 0.16 + 0.32 * number, line, KLEIN, kleur=INKT)
    return finish(blad, _describe(klok))


def _draw_month(blad: Blad, place: int, maand: int, regels: tuple[Klokregel, ...]) -> None:
    angle = place * 30.0
    fill = _VOL if regels else WIT
    blad.wedge(MIDDEN, (BINNEN, BUITEN), (angle, angle + 30), fill)
    middle = (angle + 15) * pi / 180
    ring = (BINNEN + BUITEN) / 2
    x, y = MIDDEN[0] + ring * sin(middle), MIDDEN[1] - ring * cos(middle)
    blad.text(x, y - 0.14, _KORT[maand - 1], KLEIN, midden=True)
    if regels:
        blad.text(x, y + 0.18, str(len(regels)), GEWOON, vet=True, kleur=TEAL, midden=True)
        first = sorted(regels, key=lambda regel: _SOORTEN.index(regel.soort))
        _draw_words(blad, place, maand, tuple(first))


def _draw_words(blad: Blad, place: int, maand: int, regels: tuple[Klokregel, ...]) -> None:
    """Set the words beside the ring: the first six months on the right, the others on the left."""
    right = place < _PER_KANT
    row = place if right else 2 * _PER_KANT - 1 - place
    x = BREED - 0.3 - TEKST if right else 0.3
    top = 0.15 + row * _BLOK
    _draw_leader(blad, place, (x - 0.1 if right else x + TEKST + 0.1, top + 0.17))
    blad.text(x, top + 0.17, MAANDEN[maand - 1].capitalize(), KLEIN, vet=True, kleur=TEAL)
    font = letter(KLEIN)
    shown = regels if len(regels) <= REGELS + 1 else regels[:REGELS]
    lines = [wrap(regel.wat, font, TEKST, 1)[0] for regel in shown]
    if len(regels) > len(shown):
        lines.append(Teksten(__package__).counted("klok.meer", len(regels) - len(shown)))
    for number, line in enumerate(lines):
        rest = number == len(shown)
        blad.text(x, top + 0.43 + number * KLEIN_REGEL, line, KLEIN, kleur=GRIJS if rest else INKT)


def _draw_leader(blad: Blad, place: int, end: tuple[float, float]) -> None:
    middle = (place * 30 + 15) * pi / 180
    begin = (MIDDEN[0] + BUITEN * sin(middle), MIDDEN[1] - BUITEN * cos(middle))
    blad.line([begin, end], LIJN, dik=1.2)


def _often(klok: Jaarklok) -> list[str]:
    names = list(dict.fromkeys(_short(regel) for regel in klok.vaak))
    if not names:
        return []
    rest = len(names) - VAAK_GENOEMD
    said = names[:VAAK_GENOEMD]
    if rest > 0:
        said.append(Teksten(__package__).counted("klok.meer_namen", rest))
    line = text("klok", "vaak", wat=enumerate_words(said))
    return wrap(line, letter(KLEIN), BREED - 0.6, 2)


def _describe(klok: Jaarklok) -> str:
    """Say per month what is in it."""
    months = [
        text("klok", "maand", maand=MAANDEN[maand - 1],
             wat=enumerate_words([_short(regel) for regel in regels]))
        for maand, regels in klok.per_maand.items()
        if regels
    ]  # fmt: skip
    if klok.vaak:
        words = enumerate_words(list(dict.fromkeys(_short(regel) for regel in klok.vaak)))
        months.append(text("klok", "vaak", wat=words))
    begin = text("klok", "beschrijving", schooljaar=klok.schooljaar)
    return " ".join([begin, *(months or [text("klok", "leeg")])])


def _short(regel: Klokregel) -> str:
    return regel.wat if len(regel.wat) <= LANGSTE else regel.wat[:LANGSTE].rstrip() + "…"

"""The result of a schoolscan: for each criterium where it stands between 1.0 and 3.0."""

from collections.abc import Iterator
from dataclasses import dataclass

from ouderplan.figuren.beeld import Figuur
from ouderplan.figuren.blad import Blad
from ouderplan.figuren.figuur import finish
from ouderplan.figuren.stijl import (
    AMBER,
    AMBER_ZACHT,
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
from ouderplan.figuren.teksten import counted, text
from ouderplan.figuren.zetten import wrap
from ouderplan.kern.schoolscan import Niveau, Scanbeeld, Scanpunt
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import decimal, enumerate_words

RAND = 0.3
_KOP = 0.8
_RIJ = 0.55
_REGEL = 0.3
_TEKST = 0.8
_BREEDTE = 3.6
_AS = (4.75, 8.75)
"""Where level 1.0 and level 3.0 stand."""
_GETAL, _VORIG, _VERSCHIL, _OPEN = 9.65, 10.5, 11.4, 12.3
_STRAAL = 0.16
_ONDER_ELKAAR = 0.12
"""So far up and down two marks go that would cover each other."""


def draw_scan(beeld: Scanbeeld, vorig: Scanbeeld | None = None) -> Figuur:
    """Draw a schoolscan, an earlier one beside it.

    Parents and team have a mark each when the groups are large enough to show apart (F18), else
    there is one mark for all. Strong sides have a plus, weak ones a minus.
    """
    hoog = 0.15 + _KOP + len(beeld.punten) * _RIJ
    onder = list(_captions(beeld, vorig))
    blad = Blad(BREED, hoog + 0.15 + len(onder) * _REGEL + 0.1)
    _draw_heads(blad, beeld, hoog, vorig=vorig is not None)
    sterk, zwak = set(_keys(beeld.sterk)), set(_keys(beeld.zwak))
    for place, punt in enumerate(beeld.punten):
        y = 0.15 + _KOP + (place + 0.5) * _RIJ
        sign = "+" if punt.vraag.sleutel in sterk else "–" if punt.vraag.sleutel in zwak else ""
        earlier = vorig.point(punt.vraag.sleutel) if vorig else None
        _draw_row(blad, _Rij(punt, earlier, sign, split=beeld.te_splitsen), y)
    for nummer, regel in enumerate(onder):
        blad.text(RAND, hoog + 0.2 + (nummer + 0.5) * _REGEL, regel, KLEIN, kleur=GRIJS)
    return finish(blad, describe_scan(beeld, vorig))


def describe_scan(beeld: Scanbeeld, vorig: Scanbeeld | None = None) -> str:
    """Return the Dutch alt text of the picture of a schoolscan."""
    sentences = [text("scan", "begin", mensen=counted("mens", beeld.aantal))]
    for naam, punten in (("sterk", beeld.sterk), ("zwak", beeld.zwak)):
        if punten:
            sentences.append(text("scan", naam, namen=enumerate_words([_named(p) for p in punten])))
    for punt in beeld.anders_gezien:
        ouders, team = (decimal(_mean(punt, g)) for g in (Groep.OUDERS, Groep.TEAM))
        sentences.append(text("scan", "anders", naam=punt.vraag.naam, ouders=ouders, team=team))
    if vorig is not None:
        sentences.append(text("scan", "vorig"))
    return " ".join(sentences)


@dataclass(frozen=True, slots=True)
class _Rij:
    punt: Scanpunt
    eerder: Scanpunt | None
    teken: str
    split: bool


def _draw_heads(blad: Blad, beeld: Scanbeeld, onder: float, *, vorig: bool) -> None:
    for niveau in Niveau:
        x = _x(niveau.hoogte)
        blad.text(x, 0.3, niveau, GEWOON, vet=True, midden=True)
        blad.text(x, 0.62, text("scan", f"niveau_{niveau.hoogte}"), KLEIN, kleur=GRIJS, midden=True)
        blad.stem(x, 0.15 + _KOP, onder)
    heads = {_GETAL: "gemiddeld", _OPEN: "open"}
    if beeld.te_splitsen:
        heads[_VERSCHIL] = "verschil"
    if vorig:
        heads[_VORIG] = "eerder"
    for x, naam in heads.items():
        blad.text(x, 0.62, text("scan", naam), KLEIN, kleur=GRIJS, midden=True)


def _draw_row(blad: Blad, rij: _Rij, y: float) -> None:
    punt = rij.punt
    if rij.teken:
        fill, edge = (TEAL, TEAL) if rij.teken == "+" else (AMBER_ZACHT, AMBER)
        blad.badge(RAND + 0.16, y, 0.16, fill, edge)
        ink = WIT if rij.teken == "+" else INKT
        blad.text(RAND + 0.16, y, rij.teken, KLEIN, vet=True, kleur=ink, midden=True)
    _draw_name(blad, punt.vraag.naam, y, vet=bool(rij.teken))
    blad.rule(_AS[0], y, _AS[1] - _AS[0], LIJN)
    _draw_marks(blad, rij, y)
    blad.text(_GETAL, y, decimal(punt.samen.gemiddeld), GEWOON, vet=True, midden=True)
    if rij.eerder:
        blad.text(_VORIG, y, decimal(rij.eerder.samen.gemiddeld), GEWOON, kleur=GRIJS, midden=True)
    if rij.split:
        blad.text(_VERSCHIL, y, decimal(punt.verschil, teken=True), GEWOON, midden=True)
    blad.text(_OPEN, y, str(punt.samen.niet_ingevuld), GEWOON, kleur=GRIJS, midden=True)


def _draw_name(blad: Blad, naam: str, y: float, *, vet: bool) -> None:
    """Write a name on one line, or a long one smaller on two."""
    lines = wrap(naam, letter(GEWOON, vet=vet), _BREEDTE, 2)
    size = GEWOON if len(lines) == 1 else KLEIN
    lines = wrap(naam, letter(size, vet=vet), _BREEDTE, 2)
    for nummer, line in enumerate(lines):
        blad.text(_TEKST, y + (nummer - (len(lines) - 1) / 2) * KLEIN_REGEL, line, size, vet=vet)


def _draw_marks(blad: Blad, rij: _Rij, y: float) -> None:
    samen = rij.punt.samen.gemiddeld
    if not rij.split:
        if samen is not None:
            blad.badge(_x(samen), y, _STRAAL, TEAL, TEAL)
        return
    ouders, team = _mean(rij.punt, Groep.OUDERS), _mean(rij.punt, Groep.TEAM)
    near = ouders is not None and team is not None and abs(_x(ouders) - _x(team)) < 2 * _STRAAL
    apart = _ONDER_ELKAAR if near else 0.0
    if ouders is not None:
        _mark(blad, _x(ouders), y - apart, text("scan", "letter_ouders"), WIT)
    if team is not None:
        _mark(blad, _x(team), y + apart, text("scan", "letter_team"), INKT)


def _mark(blad: Blad, x: float, y: float, sign: str, ink: str) -> None:
    fill, edge = (TEAL, TEAL) if ink == WIT else (AMBER_ZACHT, AMBER)
    blad.badge(x, y, _STRAAL, fill, edge)
    blad.text(x, y, sign, KLEIN, vet=True, kleur=ink, midden=True)


def _captions(beeld: Scanbeeld, vorig: Scanbeeld | None) -> Iterator[str]:
    if beeld.te_splitsen:
        ouders, team = (
            counted(f"scan_{g}", beeld.inzendingen.get(g, 0)) for g in (Groep.OUDERS, Groep.TEAM)
        )
        yield text("scan", "onder_groepen", ouders=ouders, team=team)
    else:
        yield text("scan", "onder_samen", mensen=counted("mens", beeld.aantal))
    if beeld.sterk or beeld.zwak:
        yield text("scan", "onder_tekens")
    if vorig is not None:
        yield text("scan", "onder_vorig")


def _x(hoogte: float) -> float:
    return _AS[0] + (hoogte - 1) / 2 * (_AS[1] - _AS[0])


def _mean(punt: Scanpunt, groep: Groep) -> float | None:
    found = punt.per_groep.get(groep)
    return found.gemiddeld if found else None


def _named(punt: Scanpunt) -> str:
    return f"{punt.vraag.naam} ({decimal(punt.samen.gemiddeld)})"


def _keys(punten: tuple[Scanpunt, ...]) -> Iterator[str]:
    return (punt.vraag.sleutel for punt in punten)

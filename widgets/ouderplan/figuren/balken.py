"""The result of a round as horizontal bars, to be read from the back row."""

from collections.abc import Iterable

from ouderplan.figuren.beeld import Figuur
from ouderplan.figuren.blad import Blad
from ouderplan.figuren.figuur import finish
from ouderplan.figuren.opmaak import PROCENTEN_VANAF, Kolom, Opmaak, Rij, lay_out
from ouderplan.figuren.stijl import (
    AMBER,
    AMBER_ZACHT,
    BREED,
    GEWOON,
    GRIJS,
    GROOT,
    INKT,
    KLEIN,
    REST,
    TEAL,
    WIT,
    letter,
)
from ouderplan.figuren.teksten import counted, text
from ouderplan.figuren.zetten import wrap
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import cut_off, enumerate_words
from ouderplan.kern.tellen import KLEINSTE_GROEP, Plaats, Top, Uitslag

RAND = 0.3
_KOPREGEL = 0.42
_KOLOMKOP = 0.8
_ONDERREGEL = 0.32
_ANDERE = 0.4
_STRAAL = 0.18
_BALK = 0.27


def draw_uitslag(
    uitslag: Uitslag, *, vraag: str, aantal: int, hoogstens: int = 12, top: Top | None = None
) -> Figuur:
    """Draw the result of one round.

    Ouders and team stand beside each other and together when every group is large enough to
    show (F18), else only together. Places in the top have a filled disc with their number and
    bold letters; a tie on the last place has a disc with ``=``, a hatched bar and a sentence.
    Of fewer than ten ballots there are numbers and no bars.

    Parameters
    ----------
    uitslag
        The counted round.
    vraag
        What was asked; stands above the bars.
    aantal
        How many places the top has.
    hoogstens
        How many choices are shown; the whole top always is. The rest is counted, not hidden.
    top
        What stands out, when that is not the first `aantal` of the ballots.
    """
    shown = top or uitslag.top(aantal)
    kop = wrap(vraag, letter(GROOT, vet=True), BREED - 2 * RAND, 2)
    opmaak = lay_out(uitslag, top=shown, hoogstens=hoogstens, links=RAND)
    onder = _captions(uitslag, opmaak, shown)
    boven = 0.2 + len(kop) * _KOPREGEL + (_KOLOMKOP if opmaak.gesplitst else 0.15)
    voet = boven + opmaak.hoogte + (_ANDERE if opmaak.verborgen else 0) + 0.2
    blad = Blad(BREED, voet + len(onder) * _ONDERREGEL + 0.1)
    for nummer, regel in enumerate(kop):
        blad.text(RAND, 0.2 + (nummer + 0.5) * _KOPREGEL, regel, GROOT, vet=True)
    if opmaak.gesplitst:
        _draw_heads(blad, opmaak, boven - _KOLOMKOP)
    _draw_rows(blad, opmaak, boven)
    for nummer, (regel, kleur) in enumerate(onder):
        y = voet + (nummer + 0.5) * _ONDERREGEL
        blad.text(RAND, y, regel, KLEIN, kleur=kleur)
    return finish(blad, describe_uitslag(uitslag, vraag=vraag, top=shown))


def _draw_heads(blad: Blad, opmaak: Opmaak, boven: float) -> None:
    for kolom in opmaak.kolommen:
        blad.text(kolom.x, boven + 0.28, kolom.kop, GEWOON, vet=True)
        blad.text(kolom.x, boven + 0.57, kolom.onderkop, KLEIN, kleur=GRIJS)


def _draw_rows(blad: Blad, opmaak: Opmaak, boven: float) -> None:
    y = boven
    for kolom in opmaak.kolommen if opmaak.staven else ():
        blad.stem(kolom.x, boven + 0.04, boven + opmaak.hoogte - 0.04)
    for nummer, rij in enumerate(opmaak.rijen):
        if nummer == opmaak.in_top and nummer:
            blad.rule(RAND, y, BREED - 2 * RAND)
        _draw_row(blad, opmaak, rij, y)
        y += rij.hoogte
    if opmaak.verborgen:
        rest = counted("andere", opmaak.verborgen)
        blad.text(opmaak.tekst_x, y + _ANDERE / 2, rest, KLEIN, kleur=GRIJS)


def _draw_row(blad: Blad, opmaak: Opmaak, rij: Rij, boven: float) -> None:
    midden = boven + rij.hoogte / 2
    _draw_badge(blad, rij, midden)
    first = midden - (len(rij.regels) - 1) / 2 * opmaak.regelhoogte
    for nummer, regel in enumerate(rij.regels):
        y = first + nummer * opmaak.regelhoogte
        blad.text(opmaak.tekst_x, y, regel, opmaak.grootte, vet=rij.vet)
    for kolom, waarde in zip(opmaak.kolommen, rij.waarden, strict=True):
        _draw_bar(blad, kolom, rij, midden, waarde if opmaak.staven else (0.0, waarde[1]))


def _draw_badge(blad: Blad, rij: Rij, y: float) -> None:
    x = RAND + _STRAAL
    if rij.stand == "gelijk":
        blad.badge(x, y, _STRAAL, AMBER_ZACHT, AMBER)
        blad.text(x, y, "=", GEWOON, vet=True, midden=True)
    elif rij.stand == "top":
        blad.badge(x, y, _STRAAL, TEAL, TEAL)
        blad.text(x, y, rij.plaats, KLEIN, vet=True, kleur=WIT, midden=True)
    else:
        blad.text(x, y, rij.plaats, KLEIN, kleur=GRIJS, midden=True)


def _draw_bar(blad: Blad, kolom: Kolom, rij: Rij, y: float, waarde: tuple[float, str]) -> None:
    deel, label = waarde
    kleur = {"top": TEAL, "gelijk": AMBER_ZACHT}.get(rij.stand, REST)
    length = kolom.breed * deel
    if length:
        arcering = AMBER if rij.stand == "gelijk" else ""
        blad.bar(kolom.x, y, length, _BALK, kleur, arcering=arcering)
    blad.text(kolom.x + length + 0.1, y, label, kolom.grootte, vet=rij.vet, kleur=INKT)


def _captions(uitslag: Uitslag, opmaak: Opmaak, top: Top) -> list[tuple[str, str]]:
    lines = [(_count_line(uitslag), GRIJS)]
    if opmaak.gesplitst:
        name = "percentage" if opmaak.met_procenten else "per_groep"
        lines.append((text("onder", name, vanaf=PROCENTEN_VANAF), GRIJS))
    if not opmaak.staven:
        lines.append((text("onder", "weinig"), GRIJS))
    if top.gelijk:
        tie = text(
            "onder",
            "gelijk",
            aantal=len(top.gelijk),
            stemmen=stemmen(top.gelijk[0].stemmen),
            plaatsen=plaatsen(top.open_plaatsen),
        )
        lines.insert(0, (f"=  {tie}", INKT))
    return lines


def _count_line(uitslag: Uitslag) -> str:
    if not uitslag.ranglijst:
        return text("onder", "geen_keuzes")
    if not uitslag.gestemd:
        return text("onder", "geen_briefjes")
    parts = [counted("briefje", uitslag.gestemd)]
    if uitslag.blanco:
        parts.append(counted("blanco", uitslag.blanco))
    return f"{', '.join(parts)}."


LANGSTE = 100
"""Characters of one choice; who listens to a picture should not need minutes."""


def describe_uitslag(uitslag: Uitslag, *, vraag: str, top: Top) -> str:
    """Return the Dutch alt text of the picture of a result."""
    naam = "begin_weinig" if 0 < uitslag.gestemd < KLEINSTE_GROEP else "begin"
    begin = text("beschrijving", naam, vraag=_sentence(vraag))
    if not uitslag.ranglijst:
        return f"{begin} {text('beschrijving', 'niets')}"
    if not uitslag.gestemd:
        return f"{begin} {text('beschrijving', 'leeg')}"
    ballots = counted("briefje", uitslag.gestemd)
    sentences = [begin, text("beschrijving", "briefjes", briefjes=ballots)]
    sentences += _top(uitslag, top)
    if uitslag.te_splitsen:
        sentences += [_groep(uitslag, groep) for groep in uitslag.briefjes]
    return " ".join(sentence for sentence in sentences if sentence)


def stemmen(aantal: int) -> str:
    """Return ``1 stem`` or ``12 stemmen``."""
    return counted("stem", aantal)


def plaatsen(aantal: int) -> str:
    """Return ``1 plaats`` or ``2 plaatsen``."""
    return counted("plaats", aantal)


def _top(uitslag: Uitslag, top: Top) -> list[str]:
    rest = len(uitslag.ranglijst) - len(top.zeker) - len(top.gelijk)
    sentences = []
    if top.zeker:
        sentences.append(text("beschrijving", "top", plaatsen=_named(top.zeker)))
    if top.gelijk:
        places = plaatsen(top.open_plaatsen)
        sentences.append(text("beschrijving", "gelijk", open=places, plaatsen=_named(top.gelijk)))
    if rest:
        sentences.append(counted("rest", rest))
    return sentences


def _groep(uitslag: Uitslag, groep: Groep) -> str:
    ranked = sorted(uitslag.ranglijst, key=lambda plaats: -plaats.per_groep.get(groep, 0))
    first = [plaats for plaats in ranked[:3] if plaats.per_groep.get(groep)]
    if not first:
        return ""
    return text(
        "beschrijving",
        "groepen",
        groep=text("kop", groep),
        briefjes=counted("briefje", uitslag.briefjes[groep]),
        plaatsen=enumerate_words([_one(plaats.tekst, plaats.per_groep[groep]) for plaats in first]),
    )


def _named(plaatsen: Iterable[Plaats]) -> str:
    return enumerate_words([_one(plaats.tekst, plaats.stemmen) for plaats in plaatsen])


def _one(tekst: str, aantal: int) -> str:
    return text(
        "beschrijving",
        "plaats",
        tekst=cut_off(tekst, LANGSTE),
        stemmen=stemmen(aantal),
    )


def _sentence(vraag: str) -> str:
    stripped = " ".join(vraag.split())
    return stripped if stripped.endswith(("?", ".", "!")) else f"{stripped}."

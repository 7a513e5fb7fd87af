"""What a picture of a result shows, in words."""

from collections.abc import Iterable

from ouderplan.figuren.teksten import counted, text
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import cut_off, enumerate_words
from ouderplan.kern.tellen import KLEINSTE_GROEP, Plaats, Top, Uitslag

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

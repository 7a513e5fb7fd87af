"""Rules about the column *uitvoeren in* (A12). A year is past in the plan's year, not today's."""

import re
from collections.abc import Iterator

from ouderplan.kern.doelen import Doelstatus, running
from ouderplan.kern.plancheck.schooljaar import named_years, plan_years
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, called, find, place, short
from ouderplan.kern.plancheck.tijden import has_participle

_STATUS = re.compile(
    r"\b(?:"
    + "|".join([*(re.escape(status) for status in Doelstatus), "open", "bespreken", "gerealiseerd"])
    + r"|afgerond|gereed|klaar|afgevallen|uitgesteld|mee bezig|bezig|gedaan|te doen|on hold|wacht"
    r"|in (?:ontwikkeling|voorbereiding|behandeling|afwachting|de wacht|de ijskast)"
    r"|loopt(?!.*\d))\b|(?:^|nog )(?:niet )?(?:to ?do|lopende?|af|ok[eé]?)$"
    r"|^halverwege$|^nog .*\bte \w+en$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:vanaf|sinds|ieder|elk|iedere|jaarlijks|doorlopend|e\.?v)\b", re.I)


def check_jaren(stand: Planstand) -> Iterator[Bevinding]:
    """Find running goals without a year."""
    for doel in running(stand.doelen):
        if not doel.uitvoeren_in.strip():
            yield find("jaar", Ernst.ONTBREEKT, place(doel), doel=called(doel))


def check_status_in_jaar(stand: Planstand) -> Iterator[Bevinding]:
    """Find a status that was written where the year belongs."""
    for doel in stand.doelen:
        if _STATUS.search(doel.uitvoeren_in) or has_participle(doel.uitvoeren_in):
            text = short(doel.uitvoeren_in)
            yield find("status_in_jaar", Ernst.FOUT, place(doel), doel=called(doel), tekst=text)


def check_voorbij(stand: Planstand) -> Iterator[Bevinding]:
    """Find running goals of a year before the plan's own."""
    now = plan_years(stand)
    for doel in running(stand.doelen):
        years = named_years(doel.uitvoeren_in)
        if now is None or years is None or _OPEN_END.search(doel.uitvoeren_in):
            continue
        if years[1] < now[0] or (years[1] == now[0] and years[0] < years[1]):
            text = short(doel.uitvoeren_in)
            yield find("jaar_voorbij", Ernst.LET_OP, place(doel), doel=called(doel), tekst=text)

"""What a statement is about, so that two that use other words can be seen to be about the same."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from ouderplan.kern.woordstam import stem, stems
from ouderplan.kern.woordvormen import fold

_SAME = {
    "thuistaal": (
        r"niet[- ]nederlandse? (?:thuis|moeder)ta(?:al|len)|(?:thuis|moeder)ta(?:al|len) (?:is )?"
        r"(?:niet|geen|anders dan)(?: het)? nederlands|(?:niet|geen) nederlands\w*(?: als)?"
        r" (?:thuis|moeder)?ta(?:al|len)|andere (?:thuis|moeder)ta(?:al|len)"
        r"|(?:thuis )?(?:een )?andere taal(?: dan (?:het )?nederlands)?(?: thuis)?"
        r"|(?:thuis (?:geen|niet) nederlands|(?:geen|niet) nederlands thuis)|anderstalig\w*"
        r"|meertalig\w*|(?:spreek\w*|praat|praten) (?:thuis )?geen nederlands"
        r"|(?:thuis )?niet met (?:het )?nederlands|nederlands (?:is )?(?:niet|geen)(?: de"
        r"| hun)? (?:thuis|moeder|eerste )ta(?:al|len)"
    ),
    "eenouder": (
        r"een[- ]?ouder ?gezin\w*|(?:een|een enkele) ouder\b(?= *[.,;]|$)|alleenstaande? "
        r"(?:ouder|moeder|vader)\w*|(?:met|bij) een ouder"
    ),
    "hoogopgeleid": (
        r"(?:hoog|hoger)[- ]?(?:op)?geleid\w*|hoge? opleiding\w*|opleiding\w* [^.]*\bhoog"
    ),
    "laagopgeleid": (
        r"(?:laag|lager)[- ]?(?:op)?geleid\w*|lage? opleiding\w*|opleiding\w* [^.]*\blaag"
    ),
    "inkomen": r"(?:laag|lage|weinig|klein) inkomen\w*|minima\w*|armoede",
    "vlucht": r"gevlucht\w*|vluchteling\w*",
    "opkomst": (
        r"opkomst|aanwezig(?:heid)?(?:spercentage)?"
        r"|(?:komt|komen) (?:naar|op|bij)\b|kwam(?:en)?(?: (?:naar|op|bij))?\b|deelname|meedoe\w*"
        r"|(?:doet|doen|deed|deden)\b[^.]*\bmee\b|opgekomen|verschijn\w*|bezoek\w*|bezocht\w*"
        r"|trok(?:ken)?"
        r"|trekt|bijgewoond|bijwon\w*"
    ),
    "tevreden": r"tevreden\w*|waardering|waardeer\w*",
    "verzuim": r"verzuim\w*",
    "bekend": r"kent|kennen|kenden?|bekend",
    "vragenlijst": (
        r"vul\w*(?=.*\bin\b)|ingevuld|respons(?:percentage)?|enquete\w*|vragenlijst\w*|peiling\w*"
    ),
    "voorlezen": r"voorlez\w*|voorgelezen|(?:leest|lezen)\b[^.]*\bvoor\b",
    "lees": r"leest|lezen|gelezen|las",
    "mr": r"medezeggenschapsraad\w*",
    "or": r"ouderraad\w*|\bor\b",
    "app": r"ouderapp\w*|(?:ge)?installe\w*|geinstalleerd|(?:ge)?download\w*|op (?:de"
    "|hun) telefoon",
    "werk": r"(?:heeft|hebben) (?:een )?(?:baan|werk)\b|werkt|werken|werkzaam",
    "help": r"meehelp\w*|helpen mee|hielpen",
    "thuistaal turks": r"(?:(?:spreek\w*|praat|praten)? ?thuis|thuis spreek\w*) turks",
    "thuistaal arabisch": r"(?:(?:spreek\w*|praat|praten)? ?thuis|thuis spreek\w*) arabisch",
}
"""What schools say in different words; the first is what it is called here."""

ALGEMEEN = frozenset({"opkomst", "tevreden", "vragenlijst", "help", "app", "gebruik"})
"""What is measured of many things: by itself it says nothing of which."""

KENMERKEN = frozenset(
    {"thuistaal", "eenouder", "hoogopgeleid", "laagopgeleid", "inkomen", "vlucht"}
)
"""Facts about families of which a school has one figure: naming it is enough to be about it."""

_PATTERNS = tuple((name, re.compile(rf"\b(?:{text})")) for name, text in _SAME.items())
_COMMON_WORDS = (
    "ouder school kind kinderen leerling percentage procent aantal groep gezin gezinnen familie "
    "verzorger onze alle gemiddeld minstens minimaal ruim ongeveer circa bijna percent hebben "
    "heeft is zijn bedraagt bestaat spreekt spreken gesproken vindt vinden meer minder dan totaal "
    "deel doel streven willen norm jaar schooljaar uit eigen wij eind begin keer "
    "oktober juni thuis geweest ooit onder slechts nog maar wel al reeds helaas nauwelijks"
)
_LONG, _BEGIN, _ALIKE = 5, 5, 75
_MEASURE = ("tien", "twee", "drie", "vier", "vijf", "zes", "acht", "negen", "zeven")


@lru_cache(maxsize=4096)
def topic(tekst: str) -> frozenset[str]:
    """Return what a statement is about: the stems that tell, and the names of well-known facts.

    Examples
    --------
    >>> topic("Bij 30 % is de thuistaal niet Nederlands") == topic("spreekt thuis een andere taal")
    True
    """
    folded = " ".join(fold(tekst).split())
    names: set[str] = set()
    for name, pattern in _PATTERNS:
        folded, times = pattern.subn(" ", folded)
        if times:
            names.update(name.split())
    return frozenset(names | (set(stems(folded)) - _common()))


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(map(stem, [*_COMMON_WORDS.split(), *_MEASURE]))


def without_names(tekst: str) -> str:
    """Return a statement without the names of well-known facts, whose words say nothing else."""
    folded = fold(tekst)
    for name, pattern in _PATTERNS:
        if not KENMERKEN.isdisjoint(name.split()):
            folded = pattern.sub(" ", folded)
    return folded


def within(een: frozenset[str], ander: frozenset[str]) -> bool:
    """Tell whether everything that one says, the other says too, give or take an ending."""
    return all(any(_near(word, other) for other in ander) for word in een)


def _near(een: str, ander: str) -> bool:
    if een == ander or {een, ander} & KENMERKEN or min(len(een), len(ander)) < _LONG:
        return een == ander
    return een[:_BEGIN] == ander[:_BEGIN] or (een[0] == ander[0] and _alike(een, ander))


def _alike(een: str, ander: str) -> bool:
    return fuzz.ratio(een, ander) >= _ALIKE


def alike(een: frozenset[str], ander: frozenset[str], least: float) -> bool:
    """Tell whether two subjects share at least this part of the shorter one."""
    shared = len(een & ander)
    return shared > 0 and shared >= least * min(len(een), len(ander))

"""Rule: a sentence with a hole: a word is gone, or was never filled in."""

import re
from collections.abc import Iterator

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.plancheck.teksten import Stuk, Vorm
from ouderplan.kern.soorten import Tekstsoort

_ARTICLE = r"(?:de|het|een|onze|ons|hun|haar|elke|ieder|iedere|deze|alle|geen)"
_PREPOSITION = (
    r"(?:van|voor|met|naar|bij|tussen|aan|in|op|door|over|tot|uit|om|onder|zonder|tegen|per|via)"
)
_FINITE = (
    r"(?:is|zijn|wordt|worden|heeft|hebben|kan|kunnen|zal|zullen|moet|moeten|mag|mogen|wil|willen"
    r"|was|waren|komt|komen|gaat|gaan|krijgt|krijgen|doet|doen|staat|staan|vindt|vinden|geeft"
    r"|geven|maakt|neemt|nemen|houdt|blijft|blijven|ligt|liggen|geldt|gelden|weet|ziet)"
)
_TO_FILL = (
    r"\[[^\]\d]*\](?!\()|_{3,}|\.{5,}|…{2,}|\bx{2,}\b|<[a-z][^>@]*>|\blorem ipsum\b|\?{3,}|#{3,}",
    rf"\b(?:{_PREPOSITION}|{_ARTICLE}|{_FINITE}|telt|nummer|nr) (?:…|\.{{3}})\s+(?:[a-z0-9]|$)",
    r"(?:…|\.{2,})\s*[-/]\s*(?:…|\.{2,})|\bdd[-/ ]mm\b|€\s*(?:…|\.{2,}|,)",
    r"\((?:[^)]*\b)?(?:invullen|aanvullen|in te vullen|nog tekst|nog toevoegen)\b[^)]*\)",
    r"\((?:hier )?(?:de )?(?:naam|datum|plaats|aantal|functie|jaartal|telefoonnummer|adres)"
    r"(?: (?:van )?(?:de )?\w+)?\)",
    r"(?-i:(?:^|(?<=[.!?]))[^.!?a-z]*[a-z][^.!?]*\s(?:NAAM|DATUM|AANTAL|PLAATS|JAARTAL|ADRES|TELEFOON\w*)\b"
    r"(?:\s[A-Z]{3,})?)",
    r"\b(?:nog (?:in|aan) te vullen|nader (?:in|aan) te vullen|tekst volgt|vul hier|hier invullen"
    r"|hier (?:komt|volgt) (?:nog )?(?:de |een )?(?:tekst|foto|logo|schema)|todo|(?-i:PM|NTB))\b",
)
"""What a form leaves open."""
_MAY_REPEAT = "dat die het zijn haar heel weer nooit ja nee er u we ze wie had stap"
_HOLES = tuple(
    re.compile(text, re.IGNORECASE)
    for text in (
        rf"\ben/of\s+{_FINITE}\b",
        r"\ben/of\s*[.,;:]|\w\s*/\s{2,}\w|\w\s{2,}/|\w\s*/\s*[.,;](?=\s|$)",
        rf"\b(?:de|het|een|onze|ons|hun|elke|iedere)\s{{2,}}(?:{_PREPOSITION}|{_FINITE}|en|of)\b",
        # an article with nothing behind it
        r"\b(?:de|onze|hun|elke|iedere)\s+(?:van(?! (?:oudsher|huis|thuis|nature|origine"
        r"|oorsprong|harte)\b)(?!\s+\w+\s+\w*(?:ge|ver|be|ont)\w+(?:de|te|en)\s\w)|en|of|is|zijn"
        r"|wordt|worden|heeft|kan|moet)\b"
        r"(?! toepassing)(?!-)",
        rf"\b{_PREPOSITION} de (?:een|het|onze|hun|elke) (?!(?:op|of|na|en|is|wordt|kan|naar"
        rf"|het)\b)\w",
        r"\b(?:elke|iedere)\s+(?:zich|ook|dan|daar|nog|niet)\b|\b(?:aan|op|bij|voor|met|over|tot"
        r"|van|door) het"
        r" (?:van|en|of)\b",
        r"\b(?:de|onze|elke|iedere)\s+(?:hebben|gaat|gaan|krijgt|krijgen|wil|willen|kunnen|moeten"
        r"|zal|zullen|mag|mogen|komt|komen|wij|we|hij|maar|omdat|zodat|want|dus)\b(?!-)",
        r"\b(?:de|onze|elke|iedere)\s*[,;.)](?=\s|$)(?<!\.\.)(?!\s*$)",
        rf"\b(?:de|onze|elke|iedere)\s+{_PREPOSITION}(?!-)"
        r"(?:\s+(?!\w+(?:de|te|en|ne)\s+\w)(?!en\b|of\b)[\w’'-]+){1,6}\s*(?=[.,;:!?]|$)",
        r"\b(?:spreken|vragen|nodigen|horen|helpen|zien)\s+(?:de|het|een)\s+\w+\s+van\s+en\b",
        rf"\b{_PREPOSITION}\s+[,.;](?!\.)",
        r"\bzich (?:en|of|,)|\bvoel(?:t|en)? zich\s*[.;]|,\s*,|\(\s*\)|“\s*”|\"\s*\"",
        r"\bte (?:de|het|een|onze|en)\b|\b(?:en|of)\s*[.;](?=\s|$)|\b(?:en|of)\s+,",
        r"\b(?:omdat|zodat|doordat|terwijl)\s+(?:willen|kunnen|zullen|moeten|hebben|gaan|vinden)\b",
        rf"\b(?!(?:{'|'.join(_MAY_REPEAT.split())})\b)(?P<dubbel>\w{{2,}})\s+(?P=dubbel)\b(?![-’'])",
        *_TO_FILL,
    )
)
_GAP = re.compile(r"(?<=[^\s.!?:;,])\s{2,}(?=\S)")
_GAPS = tuple(
    re.compile(text, re.IGNORECASE)
    for text in (
        rf"\b{_ARTICLE}\s{{2,}}\w+t\b",
        rf"\b(?:{_PREPOSITION}|zijn|haar|uw|mijn)\s{{2,}}(?:{_FINITE}|en|of)\b",
        rf"\b(?:en|of)\s{{2,}}(?:{_PREPOSITION}|wij|we|zij|ze|te|dat)\b",
        rf"^(?:{_PREPOSITION}|tijdens|gedurende)"
        rf" (?:\w+ ){{1,3}}\s+(?:{_ARTICLE}|wij|we|ouders|kinderen|leerkrachten)\b",
        rf"\b{_ARTICLE}\s{{2,}}{_ARTICLE}\b",
        rf"\b(?:dat|als|omdat|wanneer|zodat|waarin)\s{{2,}}(?:{_FINITE}|op|te|van|voor|met)\b",
    )
)
"""Where two spaces stand for a word, in a text that has no other: a text out of a PDF has many."""
_OPENERS = (
    r"daarmee|hiermee|daarnaast|daarom|hierdoor|daardoor|zo|ook|verder|tevens|bovendien|vervolgens"
    r"|daarbij|hierbij|dan|dit (?:school)?jaar|komend (?:school)?jaar|samen|graag|zodoende|hiervoor"
    r"|daarvoor|in dit plan|op deze manier|op die manier|elk jaar|ieder jaar|eerst|daarna"
)
_MODAL = (
    r"willen|kunnen|zullen|moeten|mogen|hopen|proberen|gaan|streven|vinden|zien|bespreken"
    r"|verwachten"
    r"|werken|vragen|geven|laten|nodigen|kiezen|organiseren|maken|bieden|stimuleren|houden"
)
_MORE_VERBS = (
    r"zorgen|zetten|brengen|voeren|stellen|bereiken|leren|krijgen|nemen|sturen|delen|hebben"
    r"|bevorderen|versterken|vergroten|beschrijven|schrijven|luisteren|helpen|ondersteunen"
    r"|betrekken|informeren|evalueren|voorkomen|bouwen|creëren|starten|beginnen"
)
_LOOKING_BACK = (
    r"daarmee|hiermee|daarnaast|daarom|hierdoor|daardoor|verder|tevens|bovendien|vervolgens"
    r"|daarbij|hierbij|zodoende|hiervoor|daarvoor|op deze manier|op die manier|daarna|hierin"
)
"""Words that begin no motto: *samen zorgen voor elkaar* is one, *hiermee zorgen voor …* is none."""
_PREPOSITION_OPENER = (
    r"(?:in|op|met|naast|door|vanuit|binnen|tijdens|bij|na|vanaf|volgens) (?!wie|wat|welke?)"
    rf"(?:(?!(?:en|of|dat|wat|wie|hoe|zij|ze|wij|we|{_FINITE})\b)\w+ ){{0,4}}?(?!(?:het|de|een|te"
    rf"|zij|ze|wij|we|{_FINITE})\b)\w+"
)
"""*Op onze school*, *naast de avonden*: it stands before the verb, and who does it behind."""
_NO_SUBJECT = re.compile(
    rf"^(?:(?:{_OPENERS}|{_PREPOSITION_OPENER})\s+(?:{_MODAL})"
    rf"|(?:{_LOOKING_BACK})\s+(?:{_MORE_VERBS})"
    rf"|(?!.*\belkaar\b){_PREPOSITION_OPENER}\s+(?:{_MORE_VERBS})(?= (?:dat|hoe|wat"
    rf"|welke?)\b))\b(?P<rest>[^,;:.!?]*?)"
    r"(?=\b(?:dat|wat|waar|wie|hoe|of|om te|zodat)\b|[,;:.!?]|$)",
    re.IGNORECASE,
)
_TIME = (
    r"(?:dit|elk|ieder|komend|volgend|het hele) (?:school)?(?:jaar|half ?jaar|kwartaal)"
    r"|(?:deze|elke|iedere|de komende|de eerste) (?:periode|week|weken|maand|maanden|jaren)"
    r"|\w+ keer per \w+"
)
_PHRASE = re.compile(
    rf"\b(?:{_TIME})\b|\b(?:samen )?{_PREPOSITION}\s+"
    r"(?:(?:de|het|een|onze|ons|hun|alle|deze|die|dit|dat|zijn|haar|elke?|ieder"
    r"|iedere)\s+)?(?:(?:nieuwe|andere|alle|beide|gescheiden|anderstalige|jonge|goede?)\s+)?"
    r"(?:elkaar|[\w’-]+)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:wij|we|ze|zij|jullie|u|ik|hij|men|er|ouders?|verzorgers?|leraren|leerkrachten|leraar"
    r"|leerkracht|leerlingen|kinderen|gezinnen|vaders|moeders|collega['’]?s|medewerkers|scholen"
    r"|teams?|teamleden|groepen|vrijwilligers|iedereen|allen|beiden|mensen|klassen|werkgroepen"
    r"|directie|panelleden|klassenouders|kleuters|families|partners|ouderparen|buren|kind"
    r"|leerling|moeder|vader"
    r"|bestuur|school|opa|oma|grootouders|beide|allemaal|velen|sommigen|anderen)\b|\b\w+['’]s\b"
    r"|\b(?!\w*horen\b)\w+(?:ers|eurs|oren|iers|ingen|isten|anten|enten|sters)\b"
    r"|\b(?:de|het|onze|ons|alle|een|elke?|ieder|iedere|deze|die|dit|sommige|veel|meer|enkele|beide"
    r"|nieuwe|andere|hun|twee|drie|vier)\s+\w+"
    r"|\b[A-ZÀ-Ý]\w+",
)


def check_gaten(stand: Planstand) -> Iterator[Bevinding]:
    """Find sentences, wherever they stand, in which a word is missing."""
    told: set[str] = set()
    for stuk in stand.texts():
        if stuk.soort is Tekstsoort.VERWIJZING or stuk.tekst in told:
            continue
        if hole := _hole(stuk):
            told.add(stuk.tekst)
            yield find("zin_gat", Ernst.LET_OP, stuk.plaats, zin=hole)
        elif _misses_subject(stuk):
            told.add(stuk.tekst)
            zin = short(stuk.tekst)
            yield find("zin_gat", Ernst.LET_OP, stuk.plaats, "zin_zonder_wie", zin=zin)


def _hole(stuk: Stuk) -> str:
    """Return the words round the first hole, or ""."""
    patterns = _HOLES + _GAPS if len(_GAP.findall(stuk.cel.tekst)) == 1 else _HOLES
    found = (pattern.search(stuk.tekst) for pattern in patterns)
    first = min(filter(None, found), key=lambda match: match.start(), default=None)
    return _around(stuk.tekst, first) if first else ""


def _around(tekst: str, match: re.Match[str]) -> str:
    before, after = tekst[: match.start()].split(), tekst[match.end() :].split()
    return " ".join(
        [*(["…"] if len(before) > 4 else []), *before[-4:], " ".join(match[0].split()), *after[:4]]  # noqa: PLR2004
    )


def _misses_subject(stuk: Stuk) -> bool:
    """Tell whether a sentence begins as one with *wij* or *ouders* in it, and has neither."""
    match = _NO_SUBJECT.match(stuk.tekst) if stuk.vorm is Vorm.ZIN else None
    return bool(match) and not _SUBJECT.search(_PHRASE.sub(" ", match["rest"])) if match else False

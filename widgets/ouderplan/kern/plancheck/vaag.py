"""Rule: a goal of which nobody can see whether it was reached (G5).

Five kinds of statement cannot be seen: a change of degree (*vergroten*, *hechter*), how people
feel or stand in it, a judgement (*is goed*), a loose amount (*regelmatig*), and a goal that names
nothing but its theme. What says how much or how often can be seen, whatever its words.
"""

import re
from collections.abc import Iterator

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.doelen import running
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, called, find, short
from ouderplan.kern.plancheck.teksten import Stuk
from ouderplan.kern.soorten import Tekstsoort
from ouderplan.kern.woordvormen import STOPWOORDEN, fold


def _kind(*texts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(texts)})\b", re.IGNORECASE)


_WEAK = (
    "versterk verstevig verminder verklein bevorder stimuler intensiver optimaliser verdiep "
    "verrijk verduidelijk vergemakkelijk versoepel vereenvoudig professionaliser bestendig motiver "
    "activer enthousiasmer inspirer verbeter doorontwikkel faciliter moderniser normaliser "
    "structurer verhelder"
)
_WEAK_FORMS = (
    rf"{stem}(?:en|d|t)" + (rf"|(?:ge|\w+)?{stem[:-2]}eer[dt]" if stem.endswith("er") else "")
    for stem in _WEAK.split()
)
_DEGREE = _kind(
    *_WEAK_FORMS,
    r"ge[iï]ntensiveerd|zoek(?:en|t)? (?:\w+ ){0,3}(?:verbinding|samenwerking|aansluiting|balans)",
    r"vergro(?:ten|ot)|verho(?:gen|ogt|ogd)|verla(?:gen|agt|agd)|verbre(?:den|ed|edt)",
    r"uitbreiden|uitgebreid|uitbouwen|uitgebouwd|onderhouden|borgen|geborgd|waarborgen",
    r"(?:verder|door|blijven|blijvend) ontwikkelen|ontwikkelen zich|aanmoedigen|aangemoedigd",
    r"(?:moedig|moedigen|moedigt)\b.*\baan|aanscherpen|terugdringen|teruggedrongen|toenemen",
    r"(?:neemt|nemen) (?:\w+ )*toe|toegenomen|groei(?:t|en)? (?:in|naar)|groeiend\w*",
    r"(?:werk|bouw|timmer)(?:en|t)? (?:\w+ )?aan|investe(?:ren|ert) (?:\w+ )?in|inzetten op",
    r"(?:inzet|zetten|zet) in op|streven naar|impuls|naar een hoger|hoger plan|nieuw leven",
    r"bewust(?:er)? maken|bewustwording|bewustzijn|oog (?:hebben|heeft|houden|voor)",
    r"rekening (?:houden|gehouden)|onder de aandacht|meer aandacht",
    r"aandacht (?:besteden|besteed|geven|hebben|voor)|bested(?:en|t) (?:wij |we )?aandacht",
)
"""To make more or less of something."""
_SHORT_ADJECTIVES = (
    "be(?:t) gro(?:t) hog lag sterk warm hecht nauw snel(?:l) eenvoudig open bewust bred diep kort "
    "lang licht los(?:s) rijk ruim scherp slim(?:m) stevig trots vak vol(?:l) vrij helder(?:d) "
    "zeker(?:d) soepel fijn leuk prettig mooi klein jong nieuw vlot gericht betrokken mondig "
    "zelfstandig tevreden vertrouwd bekend moeilijk persoonlijk divers compleet complet concret "
    "direct modern relevant transparant consequent frequent efficiënt professionel(?:l) structurel"
    "(?:l) gevarieerd"
)
_MORE = _kind(
    rf"(?:{'|'.join(_SHORT_ADJECTIVES.split())})ere?(?! genoemde?)(?! dan \d)",
    r"eerder(?! genoemd)|minder",
    r"(?!vrijwilliger|reiziger|eiger)\w{2,}(?:lijk|ig|baard|zam|loz|iev)ere?",
    r"(?<!niet )(?<!geen )(?<!onder )(?<!of )(?<!zonder )meer(?! dan)",
    r"zo (?!veel)\w+ mogelijk",
)
"""More of it than now, in one word."""
_FEELING = _kind(
    r"voel(?:en|t)? (?:\w+ )?(?:zich|ons)|zich (?:\w+ )?(?:welkom|gehoord|gezien|thuis|veilig"
    r"|verbonden|gesteund|gewaardeerd|betrokken|vertrouwd|verantwoordelijk|serieus)",
    r"ervaren|ervaart|beleven|beleeft|beleefd|waardeert|trots op|zijn trots|is trots",
    r"vertrouwen (?:hebben|krijgen|tussen|in)|(?:heeft|hebben|krijgen) (?:\w+ )?vertrouwen",
    r"sta(?:an|at) (?:\w+ )?open|openstaan|ertoe doe(?:n|t)|doen ertoe|er toe doen",
    r"(?:is|zijn|worden|raken) (?:\w+ )?betrokken|bereid (?:zijn|om)|(?:zijn|is) bereid",
    r"(?:is|zijn) zich (?:\w+ )?bewust|zich bewust|bewust van",
    r"gelijkwaardig\w*|wederzijds\w*|respectvol\w*|begrip (?:voor|tonen|hebben|van)",
    r"(?<!te )(?:weten|weet) (?:\w+ )?(?:wat|hoe|dat|waarom|elkaar)",
    r"(?:open|positieve|professionele|uitnodigende) houding|serieus|ruimte (?:voor|geven|bieden"
    r"|om)",
    r"durven|durft|begrijp(?:en|t)|houding",
)
"""How people feel, what they know, how they stand in it."""
_GOOD = (
    r"(?:goed|prima|prettig|fijn|warm|soepel|hecht|veilig|duidelijk|helder|toegankelijk"
    r"|vanzelfsprekend|effectief|efficiënt|positief|constructief|transparant|actief|tevreden"
    r"|belangrijk|bespreekbaar|sterk|nauw|vlot|plezierig|gezellig|uitnodigend|herkenbaar|gastvrij"
    r"|optimaal|laagdrempelig|op orde|in balans|natuurlijk|merkbaar|voelbaar|passend|zorgvuldig)"
)
_GOOD_OF = (
    r"(?:goede?|prettige?|fijne?|open|warme?|echte|ware|gelijke|ontspannen|rustige|gezellige"
    r"|inspirerende|uitnodigende|veilige?|positieve|hechte?|duidelijke|heldere"
    r"|effectieve|constructieve|soepele|nauwe|sterke|actieve|intensieve|passende|zorgvuldige"
    r"|structurele|optimale|volwaardige|belangrijke|stevige|professionele|gezonde|eerlijke)"
)
_ABSTRACT = (
    r"(?:\w*contact(?:en)?|\w*relaties?|\w*samenwerking\w*|sfeer|\w*communicatie|overgang"
    r"|overdracht|onthaal|band(?:en)?|klimaat"
    r"|dialoog|overleg|informatie\w*|begeleiding|ondersteuning|afstemming|verhouding(?:en)?"
    r"|verstandhouding|houding|omgang|basis|cultuur|omgeving|rol|bijdrage|betrokkenheid"
    r"|uitwisseling|verbinding|manier|wijze|\w*partners?|partnerschap|plek|plaats|toon|inbreng"
    r"|school|balans|start)"
)
_JUDGED = _kind(
    rf"(?:is|zijn|wordt|worden|verloopt|verlopen|blijft|blijven|loopt|lopen|gaat|gaan|werken|werkt"
    rf"|voelt)\s+(?:\w+\s+){{0,3}}{_GOOD}(?=\s*[.,;]?\s*$|\s*,|\s+(?:en|tussen|voor|met|in)\b)",
    rf"{_GOOD_OF}\s+(?:\w+\s+)?{_ABSTRACT}",
    r"band\b.* aan(?:halen|gehaald)|(?:cultuur|klimaat|sfeer|omgeving) waar(?:in)?"
    r"|korte lijn(?:en|tjes)",
    r"lijnen (?:\w+ ){0,6}kort|goed(?! gesprek)|snel|adequa(?:at|te)|optima(?:al|le)"
    r"|laagdrempelig\w*|tijdig\w*",
    r"(?:is|zijn) (?:\w+ )*welkom(?=\s*[.!]?\s*$)|uitstraling|uitstralen|straalt",
)
"""A judgement, of which everybody has another idea."""
_LOOSE = _kind(
    r"intensief|veelvuldig|actief(?! lid)|regelmatig\w*|geregeld|met (?:enige )?regelmaat"
    r"|frequent|structureel|vaak|meestal|steeds",
    r"zo ?veel mogelijk|(?:waar|indien|zo|voor zover) (?:mogelijk|nodig|wenselijk)|voldoende",
    r"genoeg|af en toe|in toenemende mate|soms|een groot deel|de meeste|diverse|op maat",
    r"veel (?:ouders|gezinnen|mensen|vaders|moeders|contact|aandacht|gesprekken|ruimte|tijd)",
)
"""Some amount, and nobody knows which."""
_ALWAYS = (_DEGREE, _MORE, _FEELING, _JUDGED)
_SOMEWHERE = re.compile(
    r"\b(?:in|op|via) (?:de|het|onze|een) (?:schoolgids|website|nieuwsbrief|schoolplan)\b",
    re.IGNORECASE,
)
"""Where it is said is to be seen: attention in the schoolgids is there or is not."""
_NO_MEASURE = re.compile(
    r"\b(?:groep(?:en)?|klas|klassen|criteri\w+|leerjaar|leerjaren|unit|ouderbetrokkenheid"
    r"|bovenbouw|fase)\s+\d+(?:\.\d)?(?:\s*(?:t/m|tot en met|en|-|–|/|,)\s*\d+)*"
    rf"|\b\d{{1,2}} (?:{'|'.join(MAANDEN)})\b"
    r"|(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?",
    re.IGNORECASE,
)
"""Numbers that are a name or a date: they do not say how much."""
_HOW_MUCH = _kind(
    r"wekelijks?e?|maandelijks?e?|dagelijks?e?|jaarlijks?e?|keer per|tweemaal|driemaal|eenmaal",
    r"(?:één|twee|drie|vier|vijf) (?:keer|maal)|(?:elke?|iedere?) (?:dag|week|maand|periode"
    r"|\w*(?:dag|ochtend|middag|avond|jaar|vakantie|kwartaal))",
    r"de helft|een derde|een kwart|driekwart|verdubbel\w*",
)
_TOLD = re.compile(r"\bla(?:at|ten)\b[^.;]*\bweten\b", re.IGNORECASE)
"""To let know is done or not; to know is not to be seen."""
_EVERYBODY = _kind(r"elke?|ieder|iedere|alle|iedereen")
_THEME_WORDS = (
    "ouderbetrokkenheid betrokkenheid samenwerking samenwerken samen werken communicatie "
    "communiceren partnerschap partner partners educatief verbinding verbinden vertrouwen respect "
    "openheid contact contacten relatie relaties dialoog betrekken betrokken meedenken "
    "saamhorigheid gastvrijheid ouderparticipatie participatie afstemming wederkerigheid "
    "eigenaarschap transparantie driehoek gemeenschap welbevinden veiligheid"
)
_PEOPLE_WORDS = (
    "ouder ouders school team leraar leraren leerkracht leerkrachten kind kinderen thuis gezin "
    "gezinnen leerling leerlingen wijk buurt onderwijs leren ontwikkeling verzorgers vaders "
    "moeders schoolteam omgeving partijen"
)
_THEME, _PEOPLE = frozenset(_THEME_WORDS.split()), frozenset(_PEOPLE_WORDS.split())


def check_vaag(stand: Planstand) -> Iterator[Bevinding]:
    """Find running goals of which nobody can see whether they were reached."""
    names = {doel.sleutel: called(doel) for doel in running(stand.doelen)}
    for stuk in stand.texts(Tekstsoort.DOEL):
        word = vague(stuk)
        if not word:
            continue
        if stuk.cel.tabel != "jaardoelen":
            zin = short(stuk.tekst)
            yield find("vaag", Ernst.LET_OP, stuk.plaats, "vaag_elders", zin=zin, woord=word)
        elif name := names.get(stuk.cel.rij):
            yield find("vaag", Ernst.LET_OP, stuk.plaats, doel=name, woord=word)


def vague(stuk: Stuk) -> str:
    """Return the words by which a statement cannot be seen, or ""."""
    text = _TOLD.sub(" ", stuk.tekst)
    if text.endswith("?") or _HOW_MUCH.search(text) or _SOMEWHERE.search(text):
        return ""
    if re.search(r"\d|%", _NO_MEASURE.sub(" ", text)):
        return ""
    kinds = _ALWAYS if _EVERYBODY.search(text) else (*_ALWAYS, _LOOSE)
    found = [match for kind in kinds if (match := kind.search(text))]
    if found:
        return " ".join(min(found, key=lambda match: match.start())[0].split())
    return short(text) if _is_theme(text) else ""


def _is_theme(text: str) -> bool:
    words = {word for word in re.findall(r"[^\W\d_]+", fold(text)) if word not in STOPWOORDEN}
    return bool(words & _THEME) and words <= _THEME | _PEOPLE

"""Rules about words and sentences: ambiguous, not finished (G5)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find
from ouderplan.kern.plancheck.teksten import Cel, Stuk, Vorm
from ouderplan.kern.soorten import Tekstsoort

_NUMBERS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_TIMES = {"jaar": "jaar", "maand": "maanden", "week": "weken"}
_AMBIGUOUS = re.compile(
    r"\b(?P<keer>twee|drie|vier|vijf|zes|[2-6])[ -]?(?P<tijd>jaar|maande|weke)lijkse?\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"(?:[,;]|\b(?:en|of|maar|want|omdat|zodat|zoals|waarbij|terwijl|tenzij|mits|de|onze|ten"
    r"|het|een"
    r"|van|met|te|naar|tussen|zonder|tegen|per|wat|wanneer|als|die|wie|indien|hun|elke|iedere"
    r"|waarin"
    r"|waarop|waarvoor|waarmee|welke|en dat|zodat|en/of|via|ongeacht|namens|tijdens|vanwege|dankzij"
    r"|ondanks|volgens|gedurende|inclusief|omtrent|alsmede|alsook|oftewel)"
    r"|\b(?:de|het|een|hun|onze|elke|iedere|deze|zijn|haar) (?:nieuwe|goede|juiste|jonge"
    r"|verschillende"
    r"|grote|kleine|belangrijke|gezamenlijke|jaarlijkse|eigen|volgende)"
    r"|\w (?:hoe|waarom|wat|waar|waarin|waarmee|dat) (?:zij|wij|we|ze|hij|het|iedereen|ouders"
    r"|kinderen"
    r"|(?:het|hun|een|elk) kind)(?: (?:thuis|samen|zelf|daar|daarbij))?"
    r"|\b(?:uit(?:nodigen|genodigd)?|zorgen|klaar|bedoeld|verantwoordelijk|ruimte|tijd"
    r"|aandacht|uitnodigen|bestemd|belangrijk|kiezen|bereikbaar|beschikbaar"
    r"|geschikt|gelegenheid|begrip|respect) voor|\b(?:reken|let|wacht|reage|richt|hop|baseer)\w* op"
    r"|\b(?:gericht|gebaseerd|recht|zicht|antwoord) op"
    r"|\b(?:denken|praten|spreken|vertellen|beslissen|afspraken|informatie|gesprek|gesprekken"
    r"|vragen"
    r"|meedenken|ideeën|afspraak|uitleg|besluiten) over"
    r"|\b(?:denk|praat|praten|spreek|vertel|beslis)\w* (?:\w+ ){0,3}over|\bbewaart het in"
    r"|\b(?!gaan|komen|lopen|werken|gegaan|spelen|leren|lezen|praten|even|iedereen)\w{4,}en door"
    r"|, (?:kan|kunnen|mag|moet|wil|zal|gaat|wordt|is|heeft) (?:deze|die|dit|hij|zij|men)"
    r"|\b(?:geldt|blijkt|betekent|afgesproken|belangrijk|fijn|nodig|erop|ervoor|erover|ervan"
    r"|is) dat"
    r"|\b(?:dat|omdat|zodat|waarin|waarbij|als|wanneer) (?:(?:de|het|een|alle|elke?|onze) )?\w+"
    r" (?:en|of) (?:(?:de|het|een) )?(?:ouders?|kind(?:eren)?|leerkracht(?:en)?|lera(?:ar|ren)"
    r"|school)"
    r"|\b(?:merken|merkt|zien|ziet|weten|weet|vinden|vindt|hopen|hoopt|denken|denkt|zorgen|zorgt"
    r"|betekent|willen|zeggen|afspreken) (?:\w+ ){0,2}dat"
    r"|\b(?:leraar|plek|plaats|school|avond|moment|ruimte|klas|groep|bijeenkomst|gesprek) waar"
    r"|\b(?:leraar|ouders?|iemand|mensen|gezin|gezinnen|kinderen|team) die (?:ouders|kinderen"
    r"|gezinnen|leraren|leerlingen|vaders|moeders|de \w+)"
    r"|(?<!\b[oi][pn] )(?<!\b[ovtm]o[rt] )(?<!\bbij )(?<!\bvoor )(?<!\bachter )(?<!\bmet )"
    r"(?<!\baan )(?<!\btot )(?<!\bom )(?<!\bonder )\bzich"
    r"|\b(?:terecht|aan|melden|aansluiten|langs(?:komen)?|hoort|horen|steun|hulp) bij"
    r"|^(?!wat\b|waar|wie\b|hoe\b|welke?\b|wanneer\b|zo\b|d[ai]t\b|daar|hier)[\w ,]*\b(?:gaan"
    r"|willen"
    r"|zullen|kunnen|moeten|mogen|gaat|wil|zal|kan|moet|mag) (?:wij|we|ze|zij|ouders|de school)"
    r"|^(?!.*\b(?:waar|daar|hier|er)\b)(?!.*\b(?:stel|berei|lee?[sz]|las|kom|kwam|doe|deed|ga|hou"
    r"|schrij|leg"
    r"|zeg|zing|dra|dien|rek|ne?em|zit|speel|spel|val|sta|d[oe]e)\w*\b).*\w{3,} voor"
    r"|\b(?:waarbij|waarin|waarop|zodat|omdat|wanneer|als|welke|dat|doordat|terwijl)"
    r" (?:(?:de|het|een|onze|alle|ieder|elke?|iedere) )?(?:ouders?|kind(?:eren)?|lera(?:ar|ren)"
    r"|leerling(?:en)?|school|team|er|zij|wij|we|ze|hij)(?: (?:daardoor|ook|er|zich|samen))?)$",
    re.IGNORECASE,
)
_CLOSERS = " \t\n\"'”’»)]*_"
_ENDS = (".", "!", "?", "…", ":")
_ADDRESS = re.compile(r"\S+[.@]\S+$")
_SENTENCE_WORDS, _SENTENCES = 5, 3
_MOSTLY, _NEARLY_ALL = 0.6, 0.9
"""So many end in a full stop where that is the habit; in columns for anything nearly all."""
_PROSE = (Tekstsoort.DOEL, Tekstsoort.STREVEN, Tekstsoort.LOPEND, Tekstsoort.NAAM)
"""Columns in which a school may write sentences; whether it does, the others in it tell."""


def check_dubbelzinnig(stand: Planstand) -> Iterator[Bevinding]:
    """Find words like *vierjaarlijks*, which may be four times a year or every four years."""
    for cel in stand.cells():
        for found in _AMBIGUOUS.finditer(cel.tekst):
            if found["tijd"].casefold() == "maande" and found["keer"].casefold() not in {
                "twee",
                "2",
            }:
                continue
            yield _ambiguous(cel, found)
            break


def _ambiguous(cel: Cel, found: re.Match[str]) -> Bevinding:
    word = found["keer"].casefold()
    number = _NUMBERS.get(word) or int(word)
    time = {"jaar": "jaar", "maande": "maand", "weke": "week"}[found["tijd"].casefold()]
    return find(
        "dubbelzinnig",
        Ernst.LET_OP,
        cel.plaats,
        woord=found[0],
        keer=number,
        tijd=time,
        tijden=_TIMES[time],
    )


def check_zinnen(stand: Planstand) -> Iterator[Bevinding]:
    """Find sentences that break off.

    A missing full stop counts only where full stops are the habit: after a sentence that has one,
    or in a column where most sentences end in one.
    """
    columns: dict[tuple[str, str], list[Stuk]] = defaultdict(list)
    for cel in stand.cells():
        stuk = cel.stukken[-1]
        last = stuk.tekst.rstrip(_CLOSERS)
        is_item = stuk.vorm is Vorm.PUNT
        if is_item and last.endswith((",", ";")):
            continue
        if len(cel.tekst.split()) > 2 and _LOOSE_END.search(last):  # noqa: PLR2004
            yield find("zin_af", Ernst.LET_OP, cel.plaats, eind=_end(cel.tekst))
        elif not is_item and cel.soort in _PROSE and _is_sentence(stuk):
            columns[cel.tabel, cel.kolom].append(stuk)
    for pieces in columns.values():
        yield from _without_stop(pieces)


def _without_stop(pieces: list[Stuk]) -> Iterator[Bevinding]:
    open_ended = [stuk for stuk in pieces if not _stops(stuk.tekst)]
    closed = len(pieces) - len(open_ended)
    most = _MOSTLY if pieces[0].soort is not Tekstsoort.LOPEND else _NEARLY_ALL
    habit = closed >= _SENTENCES - 1 and closed >= most * len(pieces)
    for stuk in open_ended:
        if habit or stuk.vervolg:
            eind = _end(stuk.cel.tekst)
            yield find("zin_af", Ernst.LET_OP, stuk.plaats, "zin_zonder_punt", eind=eind)


def _stops(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(_ENDS) or text.rstrip().endswith(_ENDS) or bool(_ADDRESS.search(bare))


def _is_sentence(stuk: Stuk) -> bool:
    return stuk.vervolg or len(stuk.tekst.split()) >= _SENTENCE_WORDS


def _end(text: str) -> str:
    words = text.split()
    return ("… " if len(words) > _SENTENCE_WORDS else "") + " ".join(words[-_SENTENCE_WORDS:])

"""Find where a text names a waarde or a form of it (G2), for the ticks beside the visie.

What counts as a form is decided in `_forms`. A waarde of several words ("samen leren")
counts when each of its content words has a form within one sentence.

Which words count as a form of a waarde: own rules for Dutch, as regular expressions.

The rules work from the waarde towards its forms (*gelijkwaardigheid* gives *gelijkwaardig*,
*gelijkwaardige*, …) and not from a text towards stems. Cutting every word of a text down to a stem,
as Porter's Dutch stemmer does (https://snowballstem.org/algorithms/dutch/stemmer.html), makes
*opent* and *open* the same, and for a tick beside the visie a false tick is worse than a missed
one. Spelling follows the Groene Boekje (*leren – leert*, *durven – durf*, *betrouwbaar –
betrouwbare*).

Limits, known and accepted: no parsing, so "wij zijn niet open" names *open*; words with a prefix
(*onveilig*, *wantrouwen*, *ouderbetrokkenheid*, *zelfvertrouwen*) are other words; strong verbs and
other vowel changes are known only when they stand in `FAMILIES`.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "betrokken betrokkenheid betrek betrekt betrekken betrok betrekkend",
        "verbonden verbondenheid verbinding verbindingen verbind verbindt verbinden verbindend "
        "verbindende",
        "begrip begripvol begripvolle begrijp begrijpt begrijpen begreep begrepen begrijpend",
        "durf durven durft durfde durfden gedurfd gedurfde",
        "hulp help helpt helpen hielp hielpen geholpen behulpzaam behulpzame hulpvaardig",
        "steun steunt steunen gesteund ondersteun ondersteunt ondersteunen ondersteuning "
        "ondersteund ondersteunend ondersteunende",
        "geloof gelooft geloven geloofde geloofd gelovig gelovige",
        "groei groeit groeien groeide gegroeid groeiend groeiende",
        "gesprek gesprekken spreken spreekt spraken gesproken",
        "vreugde vreugdevol vreugdevolle",
        "warmte warm warme warmer warmhartig",
        "enthousiasme enthousiast enthousiaste",
        "autonomie autonoom autonome",
        "empathie empathisch empathische",
        "harmonie harmonisch harmonische harmonieus harmonieuze",
        "inclusie inclusief inclusieve inclusiviteit",
        "solidariteit solidair solidaire",
        "diversiteit divers diverse",
    )
)
"""Words that belong together although their vowels change; all forms are written out."""

_ADJECTIVES = "open eigen samen tevreden bescheiden gedreven trots vrij warm helder gelijk"
_NOUN_ENDINGS = ("", "s", "ig", "ige", "igheid", "vol", "volle", "zaam", "zame", "zaamheid")
_ADJECTIVE_ENDINGS = ("", "s", "st", "ste", "der", "dere", "heid", "heden")
_ADJECTIVE_OPEN_ENDINGS = ("e", "er", "ere")
_VERB_ENDINGS = ("", "t", "te", "ten", "d", "de", "den")
_VERB_OPEN_ENDINGS = ("en", "end", "ende", "ing", "ingen")
_HEADS = ("vol", "volle", "band", "relatie", "gevoel", "besef", "basis", "klimaat", "partner")
_PARTICLES = ("samen", "mee", "deel", "uit", "aan", "op", "toe", "door")
_WORD_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_CLAUSE_GAP = r"(?:(?!\n[^\S\n]*\n)[^\w.!?;])+"
_SMALLEST_STEM = 3
_SMALLEST_PLURAL = 5

_LONG_VOWEL = re.compile(r"(?P<head>.*)(?P<v>[aeou])(?P=v)(?P<c>[^aeiouy])$")
_SHORT_VOWEL = re.compile(r"(?P<head>.*[^aeiouy])?(?P<v>[aeou])(?P<c>[^aeiouywx])$")
_DOUBLE_CONSONANT = re.compile(r".*([^aeiouy])\1$")
_VOWELS = re.compile(r"[aeiouy]+")


def word_pattern(woord: str) -> str:
    """Return a regular expression for one folded word and its forms, without word borders."""
    plain, phrases = _forms(woord)
    words = plain | _relatives(woord) | _relatives(woord.removesuffix("heid"))
    words -= {""}  # of a word that is no more than an ending, such as *ig*
    alternatives = sorted(map(re.escape, words), key=len, reverse=True)
    return "|".join([*phrases, *alternatives])


def _relatives(woord: str) -> frozenset[str]:
    return next((family for family in FAMILIES if woord in family), frozenset())


def _forms(woord: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the plain word forms, and expressions for forms that consist of several words."""
    if woord.endswith("heid"):
        adjective = woord.removesuffix("heid")
        return _adjective(adjective) | _with_heads(woord), ()
    if woord in _ADJECTIVES.split() or woord.endswith(("lijk", "baar", "zaam")):
        return _adjective(woord), ()
    if woord.endswith("ig"):
        return _adjective(woord) | {woord.removesuffix("ig")}, ()
    if woord.endswith("vol"):
        noun = woord.removesuffix("vol")
        inner, phrases = _forms(noun.removesuffix("s") if noun.endswith("ens") else noun)
        return inner | {woord, woord + "le"}, phrases
    return _latin(woord) or _verb_or_noun(woord)


def _verb_or_noun(woord: str) -> tuple[frozenset[str], tuple[str, ...]]:
    stem = re.sub(r"(en|ing)$", "", woord)
    has_stem = len(stem) >= _SMALLEST_STEM and len(_VOWELS.findall(stem)) > woord.endswith("ing")
    if stem == woord or not has_stem:
        return _noun(woord), ()
    return _verb(stem) | _with_heads(woord), _separated(stem)


def _noun(woord: str) -> frozenset[str]:
    plurals = ("n",) if woord.endswith("e") else ("e", "en")
    endings = _NOUN_ENDINGS + (plurals if len(woord) >= _SMALLEST_PLURAL else ())
    verb = _verb(woord + "er") if woord.endswith("ct") else frozenset()
    return _join([woord], endings) | verb


def _adjective(woord: str) -> frozenset[str]:
    return _join([woord], _ADJECTIVE_ENDINGS) | _join([_opened(woord)], _ADJECTIVE_OPEN_ENDINGS)


def _opened(woord: str) -> str:
    """Write the end of a word as it is before -e: *betrouwbaar* → *betrouwbar*, *lief* → *liev*."""
    long = _LONG_VOWEL.match(woord)
    shortened = f"{long['head'] or ''}{long['v']}{long['c']}" if long else woord
    is_long = long or re.search(r"(ie|ei|ij|eu|oe|ui|ou|au)[fs]$", woord)
    if is_long and shortened.endswith(("f", "s")):
        return shortened[:-1] + {"f": "v", "s": "z"}[shortened[-1]]
    return shortened


def _verb(stem: str) -> frozenset[str]:
    """Return the forms of a verb whose infinitive is `stem` + en."""
    closed = _closed(stem)
    words = _join(closed, _VERB_ENDINGS) | _join([stem], _VERB_OPEN_ENDINGS)
    particle, rest = _split_particle(stem)
    participles = _join([f"{particle}ge{end}" for end in _closed(rest)], ("", "d", "t", "de", "te"))
    return words | participles


def _closed(stem: str) -> frozenset[str]:
    """Write a verb stem as it is without -en: *wek(k)* → *wek*, *ler* → *leer*, *durv* → *durf*.

    *luister* could be *luisteer* by these rules; both are given, since a word that does not exist
    is in no text.
    """
    if _DOUBLE_CONSONANT.match(stem):
        return frozenset({stem[:-1]})
    hard = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])
    short = _SHORT_VOWEL.match(hard)
    long = {f"{short['head'] or ''}{short['v'] * 2}{short['c']}"} if short else set()
    return frozenset({hard, *long})


def _split_particle(stem: str) -> tuple[str, str]:
    for particle in _PARTICLES:
        rest = stem.removeprefix(particle)
        if rest != stem and len(rest) >= _SMALLEST_STEM and _VOWELS.search(rest):
            return particle, rest
    return "", stem


def _separated(stem: str) -> tuple[str, ...]:
    """Return expressions for a separable verb in two parts: *werken … samen*, *mee te denken*."""
    particle, rest = _split_particle(stem)
    if not particle:
        return ()
    finite = "|".join(sorted(_join(_closed(rest), _VERB_ENDINGS) | {rest + "en"}, reverse=True))
    after = rf"(?:{finite})\b(?:{_CLAUSE_GAP}\w+){{0,5}}?{_CLAUSE_GAP}{particle}"
    before = rf"{particle}(?:{_WORD_GAP}te)?{_WORD_GAP}{rest}en"
    loose = rf"{particle}(?:{_WORD_GAP}\w+){{1,3}}?{_WORD_GAP}(?:{rest}en)"
    return (after, before, loose) if particle in {"samen", "mee"} else (after, before)


def _latin(woord: str) -> tuple[frozenset[str], tuple[str, ...]] | None:
    """Return the forms of a loan word: *acceptatie – accepteren*, *creativiteit – creatief*."""
    for ending, stems in (
        ("iviteit", ("ief", "ieve")),
        ("biliteit", ("bel", "bele")),
        ("iteit", ("", "e")),
        ("antie", ("ant", "ante")),
        ("entie", ("ent", "ente")),
        ("isme", ("istisch", "istische")),
    ):
        if woord.endswith(ending):
            return _join([woord.removesuffix(ending)], stems) | {woord}, ()
    if woord.endswith("atie"):
        return _verb(woord.removesuffix("atie") + "er") | {woord, woord + "s"}, ()
    return None


def _with_heads(woord: str) -> frozenset[str]:
    return _join([woord + "s"], _HEADS) | {woord}


def _join(stems: Iterable[str], endings: Iterable[str]) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems for ending in endings)


_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.!?;\n]+(?:\n(?![^\S\n]*[\n•*–-])[^.!?;\n]+)*")
_BRACKETS = re.compile(r"\([^)]*\)")

Span = tuple[int, int]


def names(tekst: str, waarde: str) -> bool:
    """Tell whether `tekst` names `waarde` or a form of it.

    Examples
    --------
    >>> names("Ouders en school zijn gelijkwaardige partners.", "gelijkwaardigheid")
    True
    >>> names("Kinderen lopen naar school.", "openheid")
    False
    """
    return bool(find_spans(tekst, waarde))


def find_forms(tekst: str, waarde: str) -> tuple[str, ...]:
    """Return the different forms of `waarde` as they stand in `tekst`, in order of appearance."""
    found = (tekst[begin:end] for begin, end in find_spans(tekst, waarde))
    return tuple({fold(form): form for form in reversed(list(found))}.values())[::-1]


def find_spans(tekst: str, waarde: str) -> tuple[Span, ...]:
    """Return (begin, end) of every form of `waarde` in `tekst`, in order; they never overlap.

    Positions count characters of `tekst` itself, so ``tekst[begin:end]`` is the form.
    """
    patterns = [_compiled(word) for word in content_words(waarde)]
    folded = fold(tekst)
    if not patterns:
        return ()
    if len(patterns) == 1:
        return tuple(match.span() for match in patterns[0].finditer(folded))
    sentences = [match.span() for match in _SENTENCE.finditer(folded)]
    return tuple(span for sentence in sentences for span in _all_within(folded, patterns, sentence))


def _all_within(folded: str, patterns: list[re.Pattern[str]], sentence: Span) -> tuple[Span, ...]:
    found = [[m.span() for m in pattern.finditer(folded, *sentence)] for pattern in patterns]
    return _without_overlap(chain.from_iterable(found)) if all(found) else ()


def _without_overlap(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def content_words(waarde: str) -> tuple[str, ...]:
    """Return the folded words of a waarde that must be found; all of them if none has content."""
    words = tuple(_WORD.findall(fold(_BRACKETS.sub(" ", waarde))))
    return tuple(word for word in words if word not in STOPWOORDEN) or words


@lru_cache(maxsize=4096)
def fold(tekst: str) -> str:
    """Return `tekst` in small letters without accents; every character keeps its place."""
    if tekst.isascii():
        return tekst.lower()
    return "".join(map(_fold_character, tekst))


@lru_cache(maxsize=1024)
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character


@lru_cache(maxsize=256)
def _compiled(woord: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{word_pattern(woord)})(?!\w)")


_REGELS = (
    "aan al alle allemaal als bij bijv bijvoorbeeld dan dat de deze die dit doen door dus een",
    "eigen elk elkaar elkaars en enz er ergens etc extra gaan gaat geen goed haar had hebben heeft",
    "hen het hier hij hoe hun iets ik in is ja je jullie kan komen komt kun kunnen kunt maar maken",
    "maakt meer men met mij mijn mogen mag moet moeten na naar niet nog nu of om ons onze ook op",
    "over per st te tot uit uw u van vanuit veel vele via voor waar waarbij waardoor wanneer was",
    "wat we wel weer wij wie wil willen word worden wordt zal ze zich zien zij zijn zo zoals zou",
    "zullen",
)

STOPWOORDEN = frozenset(woord for regel in _REGELS for woord in regel.split())

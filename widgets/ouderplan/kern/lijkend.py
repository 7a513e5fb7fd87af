"""Point out kansen or bedreigingen that probably say the same; nothing is merged here (F11).

Two texts are compared by the stems that carry their subject. Words that stand in nearly every
text of a school ("ouders", "school") count for little. Stems that are almost the same, by a typing
error or because one is part of a compound, count for a part; how alike is asked of rapidfuzz
(https://rapidfuzz.github.io/RapidFuzz/). What is shared is divided by what the shorter text says,
held back when the longer one says much more; that is the idea of rapidfuzz's `token_set_ratio`,
which itself compares letters and so is misled by the many words that all school texts share.

Meaning is not understood: "een zithoek" and "een bank in de gang" look different here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.woordstam import stem, stems

GRENS = 42
"""From this score (0 to 100) on a pair is pointed out."""

_GRENS_ONDERWERP = 50
_SCHOOL_WORDS = (
    "ouder school kind leerling leerkracht team ouderbetrokkenheid groep klas betrekken betrokken "
    "mogelijk mogelijkheid goed veel verwachten nodig vaak duidelijk contact"
)
_SCHOOL_WEIGHT = 0.25
_ALIKE = 84
_PART_WEIGHT = 0.6
_SHORTEST_PART = 5
_SUBJECTS = "app inloop huiswerk taal tolk rapport werkgroep talent koffie communicatie"
_SUBJECT_LENGTH = 7
_SUBJECT_TEXTS = 3
_HOLD_BACK = 0.4
_ENOUGH_WORDS = 1.5
_TOO_FEW_WORDS = 0.6

Stems = tuple[str, ...]
Near = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Paar:
    """Two ids whose texts look alike, and how much (0 to 100)."""

    een: str
    ander: str
    score: int


def find_similar(inbreng: Sequence[Inbreng]) -> tuple[Paar, ...]:
    """Return likely duplicates within one soort, most alike first.

    What was put aside or merged already is left out. `een` stands before `ander` in `inbreng`.
    Takes some tenths of a second for 300 texts.
    """
    found: list[Paar] = []
    for soort in dict.fromkeys(row.soort for row in inbreng):
        rows = [row for row in inbreng if row.soort is soort and _is_loose(row)]
        found += _similar_texts([row.id for row in rows], [stems(row.tekst) for row in rows])
    return tuple(sorted(found, key=lambda paar: -paar.score))


def similar_texts(texts: Mapping[str, str]) -> tuple[Paar, ...]:
    """Return which of these texts (name → text) say nearly the same, most alike first."""
    found = _similar_texts(list(texts), [stems(text) for text in texts.values()])
    return tuple(sorted(found, key=lambda paar: -paar.score))


def _is_loose(row: Inbreng) -> bool:
    return row.status is not Inbrengstatus.WEGGELEGD and not row.samengevoegd_met


def _similar_texts(ids: list[str], texts: list[Stems]) -> Iterator[Paar]:
    near = _near_stems({word for text in texts for word in text})
    subjects = _subjects(texts)
    within_reach = [{other for word in text for other in near[word]} for text in texts]
    for een, ander in combinations(range(len(ids)), 2):
        if within_reach[een].isdisjoint(texts[ander]):
            continue
        score = _score(texts[een], texts[ander], near)
        if not subjects.isdisjoint(set(texts[een]) & set(texts[ander])):
            score = max(score, _GRENS_ONDERWERP)
        if score >= GRENS:
            yield Paar(ids[een], ids[ander], score)


def _near_stems(words: set[str]) -> Near:
    """Return for every stem the stems that count as (partly) the same, with how much."""
    near: Near = {word: {word: 1.0} for word in words}
    for een, ander in combinations(sorted(words), 2):
        if min(len(een), len(ander)) >= _SHORTEST_PART and (part := _part(een, ander)):
            near[een][ander] = near[ander][een] = part
    return near


def _part(een: str, ander: str) -> float:
    short, long = sorted((een, ander), key=len)
    if long.startswith(short) or long.endswith(short):
        return _PART_WEIGHT
    return fuzz.ratio(een, ander, score_cutoff=_ALIKE) / 100


def _subjects(texts: list[Stems]) -> set[str]:
    """Return the stems that name one subject, so that sharing one is reason enough to look."""
    counted = Counter(word for text in texts for word in text)
    named = {stem(word) for word in _SUBJECTS.split()}
    return {
        word
        for word, times in counted.items()
        if times <= _SUBJECT_TEXTS
        and (word in named or len(word) >= _SUBJECT_LENGTH)
        and _weight(word) > _SCHOOL_WEIGHT
    }


def _score(een: Stems, ander: Stems, near: Near) -> int:
    if set(een) == set(ander):
        return 100
    short, long = sorted((een, ander), key=lambda text: (_total(text), text))
    shared = {word: _best(near[word], long) for word in short}
    held_back: float = _total(short) ** (1 - _HOLD_BACK) * _total(long) ** _HOLD_BACK
    score = 100 * sum(_weight(word) * part for word, part in shared.items()) / held_back
    words = sum(part * _as_words(word) for word, part in shared.items())
    return round(min(99.0, score if words >= _ENOUGH_WORDS else score * _TOO_FEW_WORDS))


def _best(near: Mapping[str, float], text: Stems) -> float:
    return max((part for word, part in near.items() if word in text), default=0.0)


def _as_words(word: str) -> float:
    return 0.5 if _weight(word) == _SCHOOL_WEIGHT else 1.0


def _total(text: Stems) -> float:
    return sum(map(_weight, text))


@lru_cache(maxsize=4096)
def _weight(word: str) -> float:
    """Return how much a stem says: little for school words, more for long words."""
    if word in {stem(school) for school in _SCHOOL_WORDS.split()}:
        return _SCHOOL_WEIGHT
    return min(1.6, 0.6 + 0.08 * len(word))

"""Rules about the codes of goals (A11)."""

import re
from collections import Counter
from collections.abc import Iterator
from string import ascii_lowercase

from ouderplan.kern.doelen import next_code
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, place, short
from ouderplan.kern.tekstvorm import loosely

_LETTERED = re.compile(r"(\d+)\s*([a-z])")
_NAMED = re.compile(r"\b(?:jaar)?doel(?:en|stelling)?\s+(?P<code>\d{1,2}\s?[a-z])\b", re.IGNORECASE)
_MORE = re.compile(
    r"\s*(?:,|en|of|&|\+|t/m|tot en met)\s*(?P<code>\d{1,2}\s?[a-z])\b", re.IGNORECASE
)
"""The codes behind the first: *de doelen 1a en 8b*."""
_NUMBER_ONLY = re.compile(
    r"\bjaardoel(?:stelling)?\s+(?P<code>\d{1,2})(?=\s*(?:[.;:)]|,\s|$))", re.I
)
_BARE = re.compile(r"\d+")


def check_codes(stand: Planstand) -> Iterator[Bevinding]:
    """Find goals without a code."""
    for doel in stand.doelen:
        if doel.code.strip():
            continue
        text, code = short(doel.jaardoel), ""
        if doel.criterium is not None:
            code = next_code(doel.criterium, stand.doelen)
        name = "code" if code else "code_leeg"
        yield find("code", Ernst.ONTBREEKT, place(doel), name, doel=text, code=code)


def check_dubbele_codes(stand: Planstand) -> Iterator[Bevinding]:
    """Find a code that several goals have."""
    codes = Counter(loosely(doel.code) for doel in stand.doelen if doel.code.strip())
    for code, times in codes.items():
        if times > 1:
            plaats = f"jaardoelen {code}"
            yield find("code_dubbel", Ernst.FOUT, plaats, code=code, aantal=times)


def check_letters(stand: Planstand) -> Iterator[Bevinding]:
    """Find codes without a letter in a plan whose other codes have one."""
    codes = [(doel, loosely(doel.code)) for doel in stand.doelen]
    bare = [(doel, code) for doel, code in codes if _BARE.fullmatch(code)]
    lettered = [code for _, code in codes if _LETTERED.fullmatch(code)]
    own = {code.rstrip(ascii_lowercase).strip() for code in lettered}
    for doel, code in bare:
        if code in own or len(lettered) > len(bare):
            new = next_code(int(code), stand.doelen)
            yield find("code_letter", Ernst.LET_OP, place(doel), code=doel.code, nieuw=new)


def check_reeksen(stand: Planstand) -> Iterator[Bevinding]:
    """Find a letter without the one before it: 10b without 10a."""
    codes = {loosely(doel.code).replace(" ", "") for doel in stand.doelen}
    for doel in stand.doelen:
        match = _LETTERED.fullmatch(loosely(doel.code))
        if match is None or match[2] == "a":
            continue
        before = match[1] + ascii_lowercase[ascii_lowercase.index(match[2]) - 1]
        if before not in codes:
            yield find("code_reeks", Ernst.LET_OP, place(doel), code=doel.code, mist=before)


def check_code_en_criterium(stand: Planstand) -> Iterator[Bevinding]:
    """Find codes that begin with another number than that of their criterium.

    Only where most codes do begin with it: a school may number its goals in another way.
    """
    numbered = [
        (doel, int(match[1]))
        for doel in stand.doelen
        if doel.criterium is not None and (match := _LETTERED.fullmatch(loosely(doel.code)))
    ]
    wrong = [(doel, number) for doel, number in numbered if number != doel.criterium]
    if len(wrong) > len(numbered) / 2:
        return
    for doel, number in wrong:
        yield find(
            "code_criterium",
            Ernst.FOUT,
            place(doel),
            code=doel.code,
            nummer=number,
            criterium=doel.criterium,
        )


def check_genoemde_codes(stand: Planstand) -> Iterator[Bevinding]:
    """Find texts that name a goal by a code that no goal has."""
    codes = {loosely(doel.code).replace(" ", "") for doel in stand.doelen}
    if not codes - {""}:
        return
    for cel in stand.cells():
        named = (loosely(code).replace(" ", "") for code in _named(cel.tekst))
        if (gone := next((code for code in named if not _is_there(code, codes)), None)) is not None:
            yield find("code_weg", Ernst.LET_OP, cel.plaats, code=gone)


def _named(tekst: str) -> Iterator[str]:
    """Yield the codes that a text names as those of goals."""
    for match in _NAMED.finditer(tekst):
        yield match["code"]
        at = match.end()
        while more := _MORE.match(tekst, at):
            yield more["code"]
            at = more.end()
    yield from (match["code"] for match in _NUMBER_ONLY.finditer(tekst))


def _is_there(code: str, codes: set[str]) -> bool:
    """Tell whether a goal has the code; a number alone may stand for all its letters."""
    return code in codes or (
        code.isdecimal() and code in {other.rstrip(ascii_lowercase) for other in codes}
    )

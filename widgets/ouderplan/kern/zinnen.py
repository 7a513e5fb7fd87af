"""Where the sentences of a Dutch text begin and end."""

import re
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+")
_GOES_ON = re.compile(r"[ \t]+[a-zà-öø-ÿ]")
_SHORTENED = re.compile(r"(?:^|\W)(?:bijv|dhr|mevr|mw|nr|blz|[a-z](?:\.[a-z])+)\.$", re.IGNORECASE)
"""An abbreviation that more follows after; *enz.* and *etc.* may well be the end."""


@dataclass(frozen=True, slots=True)
class Zin:
    """A sentence and where it stands in the text."""

    begin: int
    tekst: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.begin + len(self.tekst)


def find_words(tekst: str) -> list[str]:
    """Return the words; *school-ouders* and *foto's* are one each."""
    return _WORD.findall(tekst)


def split_sentences(tekst: str) -> tuple[Zin, ...]:
    """Return the sentences: what ends in a full stop, a mark or a new line, and has a word in it.

    A full stop within *o.a.* or before a small letter ends nothing.
    """
    ends = [match.end() for match in _END.finditer(tekst) if _is_end(tekst, match)]
    cuts = [0, *ends, len(tekst)]
    parts = (_strip(tekst, left, right) for left, right in pairwise(cuts))
    return tuple(zin for zin in parts if _WORD.search(zin.tekst))


def _is_end(tekst: str, match: re.Match[str]) -> bool:
    if match[0].startswith("\n"):
        return True
    if _GOES_ON.match(tekst, match.end()):
        return False
    return match[0] != "." or not _SHORTENED.search(tekst, match.start() - 12, match.end())


def _strip(tekst: str, left: int, right: int) -> Zin:
    part = tekst[left:right]
    return Zin(left + len(part) - len(part.lstrip()), part.strip())

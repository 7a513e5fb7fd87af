"""Numbers as people write them in a norm or a measurement: ``≥ 80 %``, ``34 van de 40``."""

import re
from dataclasses import dataclass
from fractions import Fraction

PROCENT = "%"


@dataclass(frozen=True, slots=True)
class Maat:
    """What a text says in numbers: everything from `laag` to `hoog`; None is without an end.

    `met_laag` and `met_hoog` tell whether the end itself belongs to it, `eenheid` is ``%`` or "",
    and `kaal` tells that the text gave no direction: just ``80 %``.
    """

    laag: Fraction | None
    hoog: Fraction | None
    eenheid: str = ""
    met_laag: bool = True
    met_hoog: bool = True
    kaal: bool = False

    @property
    def waarde(self) -> Fraction | None:
        """The one number that it is, or None for a range."""
        return self.laag if self.laag == self.hoog else None


_MINSTENS = (
    r"≥|>=|=>|⩾|\b(?:minstens|minimaal|minimum|min\.|ten ?minste|op zijn minst|vanaf"
    r"|niet (?:minder|lager) dan)"
)
_MEER = r">|\b(?:(?:meer|hoger|groter) dan|boven(?: de)?)\b"
_HOOGSTENS = r"≤|<=|=<|⩽|\b(?:hoogstens|maximaal|maximum|max\.|ten hoogste|niet (?:meer|hoger) dan)"
_MINDER = r"<|\b(?:(?:minder|lager|kleiner) dan|onder(?: de)?)\b"
_GETAL = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_PROCENT = r"%|procent\b|percent\b|pct\b"

_TEKEN = re.compile(
    rf"(?P<min>{_MINSTENS})|(?P<max>{_HOOGSTENS})|(?P<meer>{_MEER})|(?P<minder>{_MINDER})",
    re.IGNORECASE,
)
_EEN = re.compile(rf"(?P<getal>{_GETAL})\s*(?P<procent>{_PROCENT})?", re.IGNORECASE)
_TUSSEN = re.compile(
    rf"(?P<tussen>\btussen (?:de )?)?(?P<laag>{_GETAL})\s*(?:{_PROCENT})?\s*"
    rf"(?:-|–|—|\btot(?: en met)?\b|t/m|(?(tussen)en\b|t/m))\s*"
    rf"(?P<hoog>{_GETAL})\s*(?P<procent>{_PROCENT})?",
    re.IGNORECASE,
)
_VAN = re.compile(
    r"(?P<deel>\d+)\s*(?:/|(?:van|op|uit)(?: de| onze| alle)?)\s*(?P<geheel>\d+)", re.IGNORECASE
)
_OF_MEER = re.compile(r"\s*(?:\+|of (?:meer|hoger))", re.IGNORECASE)
_OF_MINDER = re.compile(r"\s*of (?:minder|lager)", re.IGNORECASE)
_BIJZAAK = re.compile(
    r"\(?\bn\s*=\s*\d+\)?"
    r"|\((?=[^)]*[^\d.,%\s])[^)]*\)"
    r"|\bop een schaal van \d+(?:\s*(?:tot|t/m|-|–)\s*\d+)?"
    r"|\b(?:schaal|groep(?:en)?)\s*\d+\s*(?:-|–|tot|t/m)\s*\d+"
    r"|\b(?:in |eind |begin |vanaf |sinds |voor )?(?:schooljaar\s+)?"
    r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?\b(?!\s*%)",
    re.IGNORECASE,
)
"""What may stand beside the number: how many answered, a remark, a scale, a year."""


def parse_measure(text: str) -> Maat | None:
    """Return the number or range in a text, or None when it holds none, or more than one.

    A dot before three digits marks thousands, otherwise it is a decimal sign, as the comma is.
    ``34 van de 40`` is 85 %. Years, scales and remarks between brackets are passed over, unless
    there is nothing else.
    """
    plain = text.replace("½", ",5")
    found = _parse(" ".join(_BIJZAAK.sub(" ", plain).split()))
    return found if found is not None or "(" not in text else _parse(re.sub(r"[()]", " ", plain))


_DEEL = re.compile(r"(?P<heel>0|[1-9]\d{0,2})(?:,(?P<rest>\d{1,2}))?(?P<ruimte> ?)%")


def share_written(text: str) -> tuple[float, str] | None:
    """Return the share that a text is and nothing more, and how a spreadsheet shows it like that.

    ``31 %`` is 0.31, shown as ``0 %``; ``≥ 80 %`` is a norm and no number.
    """
    match = _DEEL.fullmatch(text)
    if match is None:
        return None
    rest = match["rest"] or ""
    form = f"0{'.' + '0' * len(rest) if rest else ''}{match['ruimte']}%"
    return int(match["heel"] + rest) / 10 ** (2 + len(rest)), form


def parse_number(text: str) -> Fraction:
    """Return ``7,5``, ``80`` or ``1.250`` as a number (ValueError for anything else)."""
    plain = text.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text) else text
    return Fraction(plain.replace(",", "."))


def written_number(number: Fraction) -> str:
    """Return a number with a comma and at most one decimal: ``7,5``."""
    rounded = round(float(number), 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}".replace(".", ",")


def _parse(text: str) -> Maat | None:
    for read in (_parse_part_of, _parse_between, _parse_one):
        measure = read(text)
        if measure is not None:
            return measure
    return None


def _parse_part_of(text: str) -> Maat | None:
    match = _VAN.search(text)
    if match is None or _has_digits(text, match) or int(match["deel"]) > int(match["geheel"]):
        return None
    number = Fraction(int(match["deel"]) * 100, int(match["geheel"]) or 1)
    return _directed(text[: match.start()], text[match.end() :], number, PROCENT)


def _parse_between(text: str) -> Maat | None:
    match = _TUSSEN.search(text)
    if match is None or _has_digits(text, match):
        return None
    low, high = parse_number(match["laag"]), parse_number(match["hoog"])
    unit = PROCENT if match["procent"] else ""
    return Maat(low, high, unit) if low < high else None


def _parse_one(text: str) -> Maat | None:
    match = _EEN.search(text)
    if match is None or _has_digits(text, match):
        return None
    number = parse_number(match["getal"])
    before = text[: match.start()]
    if re.search(r"[-−]\s*$", before):
        return None
    return _directed(before, text[match.end() :], number, PROCENT if match["procent"] else "")


def _has_digits(text: str, match: re.Match[str]) -> bool:
    """Tell whether there are more numbers than the one that was found."""
    return bool(re.search(r"\d", text[: match.start()] + text[match.end() :]))


def _directed(before: str, after: str, number: Fraction, unit: str) -> Maat:
    sign = None
    for sign in _TEKEN.finditer(before):  # noqa: B007  the last one stands before the number
        pass
    if _OF_MEER.match(after) or (sign and sign["min"]):
        return Maat(number, None, unit)
    if _OF_MINDER.match(after) or (sign and sign["max"]):
        return Maat(None, number, unit)
    if sign and sign["meer"]:
        return Maat(number, None, unit, met_laag=False)
    if sign and sign["minder"]:
        return Maat(None, number, unit, met_hoog=False)
    return Maat(number, number, unit, kaal=True)

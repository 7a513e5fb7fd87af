"""Which letters a picture can draw: those of the house, else of another typeface on this machine.

matplotlib draws a sign that no typeface has as a box or not at all, and says nothing to who looks.
So it is asked before: `undrawable` names the signs, and what draws text acts on it.
"""

import unicodedata
from functools import cache

from matplotlib.font_manager import (
    FontEntry,
    FontPath,
    FontProperties,
    fontManager,
    get_font,
    weight_dict,
)

from ouderplan.figuren import tekenaar
from ouderplan.figuren.stijl import families

VOORKEUR = (
    "Noto Sans Ethiopic",
    "Abyssinica SIL",
    "Ebrima",
    "Nyala",
    "Kefa",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "SimHei",
    "Noto Sans Gurmukhi",
    "Nirmala UI",
    "Gurmukhi MN",
    "Segoe UI Symbol",
    "Noto Sans",
)
"""Looked at first: what Windows, macOS and Linux bring for languages of parents here."""

_NIET = ("Last Resort", "Color")
"""A box for every sign (matplotlib's own), and pictures in colour that have no outline."""

VET = 600
"""From this weight on a typeface is bold."""

_ONZICHTBAAR = frozenset({"Cc", "Cf", "Zl", "Zp"})
_VARIANT = range(0xFE00, 0xFE10)


def undrawable(tekst: str) -> frozenset[str]:
    """Return the signs of `tekst` that no typeface on this machine can draw."""
    return frozenset(ch for ch in _outside(tekst) if _family_with(ch) is None)


def fitting(tekst: str, letter: FontProperties) -> FontProperties:
    """Return `letter`, with the other typefaces behind it that this text needs."""
    more = sorted({family for ch in _outside(tekst) if (family := _family_with(ch))})
    return _extended(letter, tuple(more)) if more else letter


def is_invisible(ch: str) -> bool:
    """Tell whether a sign only steers the others, and has nothing to show."""
    return unicodedata.category(ch) in _ONZICHTBAAR or ord(ch) in _VARIANT


@cache
def _extended(letter: FontProperties, more: tuple[str, ...]) -> FontProperties:
    made = letter.copy()
    made.set_family([*letter.get_family(), *more])
    return made


def _outside(tekst: str) -> set[str]:
    """Return the signs that the typefaces of the house lack."""
    own = _own_signs()
    return {ch for ch in tekst if ord(ch) not in own and not ch.isspace() and not is_invisible(ch)}


@cache
def _own_signs() -> frozenset[int]:
    found: set[int] = set()
    for family in families():
        found.update(_charmap(family))
    return frozenset(found)


@cache
def _family_with(ch: str) -> str | None:
    """Return a typeface of this machine with this sign, the most readable first."""
    return next((family for family in _others() if ord(ch) in _charmap(family)), None)


@cache
def _others() -> dict[str, tuple[FontEntry, ...]]:
    """Return the other typefaces of this machine, the best to read first."""
    found = _plain()
    names = sorted(found.keys() - set(families()), key=lambda name: _rank(name, found[name]))
    return {name: found[name] for name in names}


@cache
def _plain() -> dict[str, tuple[FontEntry, ...]]:
    """Return the upright weights of every typeface that has something to read."""
    found: dict[str, tuple[FontEntry, ...]] = {}
    for entry in fontManager.ttflist:
        upright = entry.style == "normal" and entry.stretch == "normal"
        if upright and not any(word in entry.name for word in _NIET):
            found[entry.name] = (*found.get(entry.name, ()), entry)
    return found


def _rank(name: str, entries: tuple[FontEntry, ...]) -> tuple[int, bool, bool, str]:
    place = VOORKEUR.index(name) if name in VOORKEUR else len(VOORKEUR)
    return place, not any(_is_bold(entry) for entry in entries), "Sans" not in name, name


def _is_bold(entry: FontEntry) -> bool:
    return _weight(entry) >= VET


def _weight(entry: FontEntry) -> int:
    return int(weight_dict.get(str(entry.weight), entry.weight))


@cache
def _charmap(family: str) -> frozenset[int]:
    """Return the signs that a typeface has in both weights that a picture uses."""
    entries = _plain().get(family, ())
    used = {
        min(entries, key=lambda entry: abs(_weight(entry) - weight))
        for weight in (weight_dict["normal"], weight_dict["bold"])
        if entries
    }
    try:
        signs = [frozenset(get_font(FontPath(e.fname, e.index)).get_charmap()) for e in used]
    except (OSError, RuntimeError):
        return frozenset()  # a file that is gone or broken has nothing to draw with
    return frozenset.intersection(*signs) if signs else frozenset()


def forget() -> None:
    """Look again which typefaces there are: for a machine, or a test, where that changed."""
    for known in (_own_signs, _family_with, _plain, _others, _charmap, _extended):
        known.cache_clear()
    tekenaar.forget()

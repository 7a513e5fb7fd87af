"""What a column says of itself beside its type: how it is asked for, shown and printed.

It stands in the type of its field, ``Annotated[str, Kolomvorm(regels=3)]``; what it is called and
how it is asked in `opslag/opschriften.toml`. Forms, sheets, the projector, paper and the plancheck
follow from the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints


class Druk(StrEnum):
    """How a cell stands in Word."""

    TEKST = "tekst"
    VET = "vet"
    MIJLPALEN = "mijlpalen"
    """A milestone a line, its moment in bold."""
    ELDERS = "elders"
    """Not in its own row or column: it stands in a heading or in a sentence."""
    NIET = "niet"
    """Nowhere: it is for the program. Excel folds it away."""


@dataclass(frozen=True, slots=True)
class Kolomvorm:
    """How one column is asked for and shown.

    Attributes
    ----------
    regels
        Lines of its field, for sentences; 0 for a word or a name.
    naast
        Whether it stands beside the column before it on a form.
    zelf
        Whether the workbook fills it in, so that nobody types in it.
    mist
        What is missing while it is empty, in the words of the plancheck (*wie het doet*); "" for
        what may stay empty.
    rij
        Its place in the closed row of a sheet, from 1; 0 when it shows in the opened row only.
    scherm
        Its place on the projector, from 1, in a table of which the first three of `rij` are not
        what the hall has to see.
    smal
        Whether only a few characters stand in it.
    jaar
        Whether a new row begins with the schooljaar of the workbook in it.
    druk
        How it stands in Word.
    """

    regels: int = 0
    naast: bool = False
    zelf: bool = False
    mist: str = ""
    rij: int = 0
    scherm: int = 0
    smal: bool = False
    jaar: bool = False
    druk: Druk = Druk.TEKST


@dataclass(frozen=True, slots=True)
class Kolomtype:
    """What the type of a field says: the Python type of a filled cell, and what comes with it.

    `leeg` tells that None stands for not filled in.
    """

    soort: type
    leeg: bool
    extra: tuple[Any, ...] = ()

    @property
    def vorm(self) -> Kolomvorm:
        """How it is shown."""
        found = (extra for extra in reversed(self.extra) if isinstance(extra, Kolomvorm))
        return next(found, Kolomvorm())


_TYPES: dict[type[Any], Mapping[str, Kolomtype]] = {}


def column_types(rij: type[Any]) -> Mapping[str, Kolomtype]:
    """Return what the fields of a row dataclass say, by name, in their order."""
    if rij not in _TYPES:
        hints = get_type_hints(rij, include_extras=True)
        _TYPES[rij] = {field.name: _read(hints[field.name]) for field in fields(rij)}
    return _TYPES[rij]


def column_forms(rij: type[Any]) -> Mapping[str, Kolomvorm]:
    """Return how each column of a row dataclass is shown, in the order of the contract."""
    return {naam: kind.vorm for naam, kind in column_types(rij).items()}


def asked(rij: type[Any]) -> tuple[str, ...]:
    """Return the columns in which people type."""
    return tuple(naam for naam, vorm in column_forms(rij).items() if not vorm.zelf)


def printed(rij: type[Any]) -> tuple[str, ...]:
    """Return the columns with a row or a column of their own in Word."""
    forms = column_forms(rij).items()
    return tuple(naam for naam, vorm in forms if vorm.druk not in (Druk.ELDERS, Druk.NIET))


def sentences(rij: type[Any]) -> tuple[str, ...]:
    """Return the columns in which people write in their own words, at some length.

    What the text of a column is for (`Tekstsoort`) says of the others that they are not.
    """
    kinds = column_types(rij).items()
    return tuple(
        naam
        for naam, kind in kinds
        if kind.vorm.regels and not any(isinstance(extra, StrEnum) for extra in kind.extra)
    )


def missing(row: object) -> dict[str, str]:
    """Return the columns that should not stay empty and are, with the words for it."""
    return {naam: words for naam, words in wanted(type(row)).items() if is_empty(row, naam)}


def wanted(rij: type[Any]) -> dict[str, str]:
    """Return the columns that should not stay empty, with the words for it."""
    return {naam: vorm.mist for naam, vorm in column_forms(rij).items() if vorm.mist}


def is_empty(row: object, kolom: str) -> bool:
    """Tell whether nothing stands in a cell."""
    value = getattr(row, kolom)
    return value is None or not str(value).strip()


def _read(hint: Any) -> Kolomtype:
    """Take a type apart: ``Annotated[int | None, …]``, ``Annotated[int, …] | None`` and so on."""
    if get_origin(hint) is Annotated:
        inner, *extra = get_args(hint)
        read = _read(inner)
        return Kolomtype(read.soort, read.leeg, (*read.extra, *extra))
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
        read = _read(inner)
        return Kolomtype(read.soort, leeg=True, extra=read.extra)
    return Kolomtype(hint, leeg=False)

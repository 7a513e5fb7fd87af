"""The control of one cell, chosen by the type of its column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import ipywidgets as w

from ouderplan.kern.criteria import Criterium
from ouderplan.opslag.opschriften import example, question
from ouderplan.opslag.rijen import clean
from ouderplan.opslag.tabellen import Kolom, tabel_of
from ouderplan.stappen.onderdelen.dagveld import day_field, parse_day
from ouderplan.stappen.onderdelen.keuzelijst import criterium_options
from ouderplan.stappen.onderdelen.veld import (
    Save,
    Veld,
    form_count,
    parse_count,
    text_area,
    text_field,
)
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

GEEN = ""
"""Stands for nothing chosen in a dropdown, which takes None for something else."""


@dataclass(frozen=True, slots=True)
class Cel:
    """A control, and how its value becomes that of the cell and back."""

    kolom: str
    widget: Any
    parse: Callable[[Any], Any] = clean
    form: Callable[[Any], Any] = lambda value: value

    @property
    def value(self) -> Any:
        """What the cell would hold now (OuderplanFout when it is not understood)."""
        return self.parse(self.widget.value)

    def clear(self) -> None:
        """Make the control empty for the next row; a choice that must be made stays as it was."""
        control = self.widget
        if not isinstance(control, w.Dropdown):
            control.value = None if isinstance(control, w.DatePicker) else GEEN
        elif GEEN in [value for _, value in control.options]:
            control.value = GEEN

    def bind(self, zitting: Zitting, save: Save, stored: Any) -> Veld:
        """Bind the control to a cell of the store that now holds `stored`."""
        veld = Veld(zitting, self.widget, save, parse=self.parse, form=self.form)
        veld.show(stored)
        return veld


def make_cell(
    rij: type[Any],
    kolom: str,
    *,
    criteria: Sequence[Criterium] = (),
    woorden: Sequence[str] = (),
) -> Cel:
    """Return the control for a column: a dropdown for fixed words and criteria, else text.

    Parameters
    ----------
    rij
        The row type; its column says what it holds and in how many lines, and its words how it is
        asked for.
    criteria
        The school's criteria, to choose from in a column with a criterium.
    woorden
        Words to offer where people type; they may type something else.
    """
    column = next(found for found in tabel_of(rij).kolommen if found.naam == kolom)
    words, hint = question(rij, kolom), example(rij, kolom)
    if kolom == "criterium" and rij is not Criterium:
        return _criterium(words, criteria)
    if issubclass(column.soort, StrEnum):
        return _choice(column, words)
    if column.soort is int:
        return Cel(kolom, text_field(words, "op-smal"), parse_count, form_count)
    if column.soort is date:
        return Cel(kolom, day_field(words), parse_day)
    if woorden:
        return Cel(kolom, _suggesting(words, woorden, hint))
    lines = column.vorm.regels
    made = (
        text_area(words, voorbeeld=hint, regels=lines)
        if lines
        else text_field(words, voorbeeld=hint)
    )
    return Cel(kolom, made)


def _suggesting(words: str, woorden: Sequence[str], voorbeeld: str) -> w.Combobox:
    return w.Combobox(
        description=words,
        tooltip=words,
        placeholder=voorbeeld,
        options=tuple(woorden),
        continuous_update=True,
    )


def _criterium(words: str, criteria: Sequence[Criterium]) -> Cel:
    return Cel(
        "criterium",
        w.Dropdown(description=words, tooltip=words, options=criterium_cells(criteria)),
        parse=lambda value: int(value) if value else None,
        form=lambda value: GEEN if value is None else str(value),
    )


def criterium_cells(criteria: Sequence[Criterium]) -> list[tuple[str, str]]:
    """Return what can be chosen in a column with a criterium."""
    return [_none(), *((words, str(number)) for words, number in criterium_options(criteria))]


def _choice(column: Kolom, words: str) -> Cel:
    kinds: Any = column.soort
    return Cel(
        column.naam,
        _dropdown(
            words,
            [(kind.value, kind.value) for kind in kinds],
            leeg=column.standaard is None and not column.verplicht,
        ),
        parse=lambda value: kinds(value) if value else None,
        form=lambda value: GEEN if value is None else str(value),
    )


def _dropdown(words: str, options: list[tuple[str, str]], *, leeg: bool = True) -> w.Dropdown:
    none = [_none()] if leeg else []
    return w.Dropdown(description=words, tooltip=words, options=none + options)


def _none() -> tuple[str, str]:
    return Teksten("ouderplan.stappen.onderdelen")("blad.geen_keuze"), GEEN

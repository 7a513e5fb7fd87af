"""What every step is: a number, a state, a model without widgets and a lazy view."""

import pkgutil
from collections import OrderedDict
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar, Protocol, TypeVar

from traitlets import Dict, HasTraits, Instance

from ouderplan.opslag.fouten import RijWeg
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

Rij = TypeVar("Rij")


class Staat(StrEnum):
    """How far a step is."""

    NOG_NIET = "nog_niet"
    BEZIG = "bezig"
    KLAAR = "klaar"


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a step is, and what stands in the way, as sentences a person can act on."""

    staat: Staat = Staat.NOG_NIET
    blokkades: tuple[str, ...] = ()

    @classmethod
    def of(cls, *, begonnen: bool, blokkades: tuple[str, ...]) -> "Stand":
        """Return *klaar* without blockers, else *bezig* or *nog niet begonnen*."""
        if not begonnen:
            return cls(Staat.NOG_NIET, blokkades)
        return cls(Staat.BEZIG if blokkades else Staat.KLAAR, blokkades)


class _Rijen(Dict):
    def validate(self, obj: Any, value: Any) -> Any:
        return OrderedDict(super().validate(obj, value) or {})


def rijen() -> Any:
    """Return a trait for rows by number: the same rows in another order are another value.

    With a plain `Dict` a view does not hear that a row was moved.
    """
    return _Rijen()


class StapModel(HasTraits):
    """State of a step as traits, without widgets.

    Subclasses name the `tabellen` they show and fill their traits in `refresh`; every action is a
    method that changes the store. Views observe traits and call methods, and decide nothing.

    What the plancheck finds in a table of `herstelt` is put right in this step, and what the rules
    of `herstelt_regels` find, wherever that stands.
    """

    tabellen: ClassVar[frozenset[str]] = frozenset()
    herstelt: ClassVar[frozenset[str]] = frozenset()
    herstelt_regels: ClassVar[frozenset[str]] = frozenset()
    stand = Instance(Stand, args=())

    def __init__(self, zitting: Zitting) -> None:
        super().__init__()
        self.zitting = zitting
        self.teksten = Teksten(type(self).__module__.rpartition(".")[0])
        self.refresh()

    @property
    def naam(self) -> str:
        """Name of the step, which is its folder."""
        return self.teksten.pakket.rpartition(".")[2]

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The row of slides that shows the hall what is on the table here, and the slide in it."""
        return self.naam, ""

    @property
    def volgend_deel(self) -> tuple[str, str] | None:
        """The part of this step that comes after the one that is on, and what it is called.

        None at the last one, and in a step whose parts have no order: then the next step comes.
        """
        return None

    @property
    def leest(self) -> bool:
        """Whether the part that is on is where texts that wait are read: nothing comes before."""
        return False

    def go(self, deel: str) -> None:
        """Go to another part of this step, if it has parts."""

    def refresh(self) -> None:
        """Read everything again from the store."""

    def close(self) -> None:
        """Let go of who follows this model: another workbook is on the table."""
        self.unobserve_all()

    def show_row(self, tabel: str, rij: str) -> None:
        """Put one row on the table, if this step shows one at a time."""

    def change_cell(self, rij: type[Rij], nummer: int, kolom: str, oud: Any, nieuw: Any) -> None:
        """Change one cell from `oud` to `nieuw`.

        Raises
        ------
        Botsing
            When another window changed the same cell since `oud` was read.
        """
        with self.zitting.wb.writing() as tx:
            row: Any = tx.items(rij).get(nummer)
            if row is None:
                raise RijWeg
            tx.change(nummer, replace(row, **{kolom: oud}), replace(row, **{kolom: nieuw}))


class Stapbeeld(Protocol):
    """What the page asks of a step's view (`onderdelen.stapview`)."""

    @property
    def bedienen(self) -> Any:
        """The widget that the begeleider works with, made at first use."""

    def close(self) -> None:
        """Close the widgets that were made."""


@dataclass(frozen=True)
class Stap:
    """A step: its place in the row, the package it lives in, and the step that it deepens.

    `bij` is "" for a step of the main line (see `pad`).
    """

    nummer: int
    pakket: str
    bij: str = ""

    @property
    def naam(self) -> str:
        """Name of its folder."""
        return self.pakket.rpartition(".")[2]

    @property
    def notebook(self) -> str:
        """Stem of its own notebook."""
        return f"{self.nummer:02}-{self.naam}"

    @cached_property
    def teksten(self) -> Teksten:
        """Its catalog of sentences."""
        return Teksten(self.pakket)

    @property
    def titel(self) -> str:
        """What it is called on the screen."""
        return self.teksten("titel")

    @property
    def kort(self) -> str:
        """What it is for, in one line."""
        return self.teksten("kort")

    @property
    def model_class(self) -> type[StapModel]:
        """The class of its model."""
        found: type[StapModel] = import_module(f"{self.pakket}.model").Model
        return found

    def make_model(self, zitting: Zitting) -> StapModel:
        """Make its model."""
        return self.model_class(zitting)

    def make_view(self, model: StapModel) -> Stapbeeld:
        """Make its view; nothing of it is imported before."""
        view: Stapbeeld = import_module(f"{self.pakket}.view").View(model)
        return view


def find_steps() -> tuple[Stap, ...]:
    """Return every step, in order: each folder here that has a ``STAP``."""
    package = import_module("ouderplan.stappen")
    folders = [
        f"{package.__name__}.{info.name}"
        for info in pkgutil.iter_modules(package.__path__)
        if info.ispkg
    ]
    found = (getattr(import_module(folder), "STAP", None) for folder in folders)
    return tuple(sorted((stap for stap in found if stap), key=lambda stap: stap.nummer))

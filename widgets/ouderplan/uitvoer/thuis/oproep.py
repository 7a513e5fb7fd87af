"""What people at home are asked, and what stands in the letters about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ouderplan.talen import Vertaler
from ouderplan.talen.datum import written_in
from ouderplan.uitvoer.codes import Codes


@dataclass(frozen=True, slots=True)
class Oproep:
    """One round that people are asked to take part in: its question, as read, and until when."""

    vraag: str
    tot: datetime


@dataclass(frozen=True, slots=True)
class Brieven(Codes):
    """What stands in the letters."""

    oproepen: tuple[Oproep, ...]


def until(oproep: Oproep, vertaler: Vertaler) -> str:
    """Return until when a round is open, in the language of the letter."""
    dag = written_in(vertaler.taal, oproep.tot.date())
    uur = vertaler.digits(oproep.tot.strftime("%H:%M"))
    return str(vertaler.gettext("Open tot %(dag)s, %(uur)s", dag=dag, uur=uur))


def questions(oproepen: Sequence[Oproep]) -> str:
    """Return the questions in one cell."""
    return " / ".join(oproep.vraag for oproep in oproepen)

"""What people at home are asked, and what stands in the letters about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ouderplan.kern.soorten import Groep
from ouderplan.talen import Vertaler
from ouderplan.talen.datum import written_in


@dataclass(frozen=True, slots=True)
class Oproep:
    """One round that people are asked to take part in: its question, as read, and until when."""

    vraag: str
    tot: datetime


@dataclass(frozen=True, slots=True)
class Brieven:
    """What stands in the letters: a code each, the rest is the same."""

    school: str
    adres: str
    groep: Groep
    oproepen: tuple[Oproep, ...]
    codes: tuple[str, ...]

    @property
    def kort_adres(self) -> str:
        """The address as someone types it."""
        return self.adres.removeprefix("https://").removeprefix("http://").rstrip("/")

    def link(self, code: str) -> str:
        """Return the address in the QR code: it brings the code along."""
        return f"{self.adres.rstrip('/')}/c/{code}"


def until(oproep: Oproep, vertaler: Vertaler) -> str:
    """Return until when a round is open, in the language of the letter."""
    dag = written_in(vertaler.taal, oproep.tot.date())
    uur = vertaler.digits(oproep.tot.strftime("%H:%M"))
    return str(vertaler.gettext("Open tot %(dag)s, %(uur)s", dag=dag, uur=uur))


def questions(oproepen: Sequence[Oproep]) -> str:
    """Return the questions in one cell."""
    return " / ".join(oproep.vraag for oproep in oproepen)

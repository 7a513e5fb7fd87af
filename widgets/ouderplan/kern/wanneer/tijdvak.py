"""A stretch of days, and whether it touches a schooljaar."""

from dataclasses import dataclass
from datetime import date

EERSTE_MAAND = 8
"""A schooljaar runs from August to July."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From the first day to the last day, both included."""

    begin: date
    eind: date

    @property
    def maanden(self) -> tuple[int, ...]:
        """The months that it touches, in their order."""
        count = (self.eind.year - self.begin.year) * 12 + self.eind.month - self.begin.month
        return tuple((self.begin.month + n - 1) % 12 + 1 for n in range(count + 1))


def in_school_year(span: Span, beginjaar: int) -> bool:
    """Tell whether a span touches the schooljaar that begins in August of this year."""
    begin, eind = date(beginjaar, EERSTE_MAAND, 1), date(beginjaar + 1, EERSTE_MAAND - 1, 31)
    return span.begin <= eind and span.eind >= begin

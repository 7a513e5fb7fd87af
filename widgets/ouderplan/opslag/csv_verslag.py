"""What reading files in did to the tables, or would do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ouderplan.opslag.csv_lezen import Gelezen
from ouderplan.opslag.tabellen import Tabel
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.verschil import Rijverschil, changed_rows


@dataclass(frozen=True, slots=True)
class Tabelverslag:
    """What reading in does to one table, in rows.

    A row that stays with other cells is one of `anders`, and counts for `erbij` and for `weg`.
    """

    tabel: str
    erbij: int
    weg: int
    gelijk: int
    anders: tuple[Rijverschil, ...] = ()

    @property
    def nieuw(self) -> int:
        """How many rows come that are not another row changed."""
        return self.erbij - len(self.anders)

    @property
    def verdwijnt(self) -> int:
        """How many rows go that do not come back changed."""
        return self.weg - len(self.anders)


@dataclass(frozen=True, slots=True)
class Inleesverslag:
    """What reading in did, or would do."""

    tabellen: tuple[Tabelverslag, ...]


def report_of(tx: Lezing, content: Mapping[Tabel, Sequence[Gelezen]]) -> Inleesverslag:
    """Lay whole tables, as they become, beside those of now."""

    def compare(tabel: Tabel) -> Tabelverslag:
        old, new = Counter(tx.rows(tabel.rij)), Counter(row.rij for row in content[tabel])
        same = (old & new).total()
        rows = [(row.rij, row.regel) for row in content[tabel]]
        anders = changed_rows(tabel, tx.rows(tabel.rij), rows)
        return Tabelverslag(tabel.naam, new.total() - same, old.total() - same, same, anders)

    return Inleesverslag(tuple(compare(tabel) for tabel in content))

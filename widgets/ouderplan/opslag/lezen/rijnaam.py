"""Which column names the rows of a list, when no head says it."""

from collections.abc import Mapping

from ouderplan.opslag.lezen.lijstdoelen import Zekerheid, goals_of, is_text, row_name, words
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel


def name_rows(
    tabel: Tabel, lijst: Lijst, found: Mapping[int, tuple[str, Zekerheid]], taken: set[str]
) -> list[tuple[str, Zekerheid]]:
    """Give the name of a row the column with most in it, when no column has it yet."""
    placed = dict(found)
    name = f"{tabel.naam}.{row_name(tabel)}"
    called = {f"{tabel.naam}.{naam}" for naam in words("heet").get(tabel.naam, ())}
    if name in goals_of(tabel) and name not in taken and not called & taken:
        free = [at for at, (key, _) in placed.items() if not key and at not in lijst.blokken]
        longest = sorted(free, key=lambda at: -sum(map(len, lijst.column(at))))
        named = words("anders").get(tabel.naam, ())
        other = [one if "." in one else f"{tabel.naam}.{one}" for one in named]
        instead = [
            at
            for one in other
            for at, (key, _) in placed.items()
            if key == one and not all(map(str.isdecimal, lijst.column(at)))
        ]
        column = goals_of(tabel)[name].kolom
        if is_text(column) and not column.vorm.zelf and (longest or instead):
            placed[(instead or longest)[0]] = (name, Zekerheid.WAARSCHIJNLIJK)
    empty = ("", Zekerheid.ZEKER)
    return [placed.get(at, empty) for at in range(len(lijst.kop))]

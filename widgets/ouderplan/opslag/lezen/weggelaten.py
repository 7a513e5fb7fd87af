"""What of a list does not go in though no question is about it, in sentences."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from ouderplan.opslag.lezen.gezegd import rows_in_part, rows_passed_over
from ouderplan.opslag.lezen.kleuren import has_fixed_words
from ouderplan.opslag.lezen.koppen import called, read_heading
from ouderplan.opslag.lezen.kopregels import NIETS
from ouderplan.opslag.lezen.lijstdoelen import goals_of, words
from ouderplan.opslag.lezen.meegaan import OVER
from ouderplan.opslag.lezen.ruwerij import raw_rows
from ouderplan.opslag.lezen.vormen import said_above
from ouderplan.opslag.lezen.vraag import Vraag, Vraagsoort
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.opslag.opschriften import column_name, table_name
from ouderplan.teksten import Teksten

MEESTE = 10
"""So many lines are named."""
LANGST = 70


def left_out(blad: Vraagblad) -> list[str]:
    """Return which lines above the heads go nowhere, and which rows are passed over."""
    if not blad.mee:
        return []
    t, told = Teksten(__package__ or "", "vragen.toml"), list[str]()
    if lines := [_line(t, number, texts) for number, texts in _unused(blad)]:
        told.append(t("niet_mee.erboven", blad=blad.plek, regels=_listed(lines)))
    if lines := [_line(t, number, cells) for number, cells in blad.lijst.legenda]:
        told.append(t("niet_mee.legenda", blad=blad.plek, regels=_listed(lines)))
    if blad.lijst.weg:
        told.append(t("niet_mee.leden", blad=blad.plek, weg=_listed(list(blad.lijst.weg))))
    if blad.noten:
        notes = [f"‘{' '.join(text.split())}’" for text in blad.noten]
        told.append(t.counted("niet_mee.noten", len(notes), blad=blad.plek, noten=_listed(notes)))
    if empty := _without_text(blad):
        told.append(t("niet_mee.geen_tekst", blad=blad.plek, kolommen=_listed(empty)))
    for head, value, numbers in _by_default(blad):
        said = {"blad": blad.plek, "kolom": head, "waarde": value}
        listed = _listed(list(dict.fromkeys(map(str, numbers))))
        what = "niet_mee.vanzelf" if value else "niet_mee.niets_bij"
        told.append(t.counted(what, len(numbers), **said, regels=listed))
    if over := rows_passed_over(blad):
        lines = list(dict.fromkeys(map(str, over)))
        told.append(t.counted("niet_mee.rijen", len(over), blad=blad.plek, regels=_listed(lines)))
    for one in _kinds_left_out(blad):
        said = {"blad": blad.plek, "woord": one.onderwerp, "kolom": one.bij}
        told.append(t.counted("niet_mee.soort", one.aantal, **said))
    for table, numbers in rows_in_part(blad).items():
        needed = column_name(table, words("pas_als")[table.naam][0])
        lines = list(dict.fromkeys(map(str, numbers)))
        told.append(
            t.counted("niet_mee.deel", len(lines), blad=blad.plek, lijst=table_name(table),
                      kolom=needed, regels=_listed(lines))
        )  # fmt: skip
    return told


def _line(t: Teksten, number: int, cells: Iterable[str]) -> str:
    text = " | ".join(filter(None, (" ".join(cell.split()) for cell in cells)))
    return t("niet_mee.regel", regel=number, tekst=text[:LANGST])


def _listed(lines: list[str]) -> str:
    return ", ".join([*lines[:MEESTE], *(["…"] if len(lines) > MEESTE else [])])


def _unused(blad: Vraagblad) -> Iterator[tuple[int, list[str]]]:
    """Yield what of the lines above the heads says nothing of the rows, nor what list it is."""
    used = {text for text in blad.said(Vraagsoort.ALLES).values() if text != NIETS}
    names = {name for name, value in said_above(blad.lijst) if value in used}
    for number, cells in blad.lijst.erboven:
        texts = dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip())
        left = [text for text in texts if not _is_used(blad, text, used, names)]
        if left:
            yield number, left


def _is_used(blad: Vraagblad, text: str, used: Collection[str], names: Collection[str]) -> bool:
    name = text.partition(":")[0].strip()
    assert blad.tabel is not None
    says = {value for value in read_heading(blad.tabel, text).values() if value}
    return text in used or name in names or bool(says & set(used)) or called(text) is not None


def _kinds_left_out(blad: Vraagblad) -> list[Vraag]:
    """Return the questions about rows that stay out."""
    kinds = [vraag for vraag in blad.vragen if vraag.soort is Vraagsoort.RIJEN]
    return [vraag for vraag in kinds if vraag.waarde == OVER]


def _by_default(blad: Vraagblad) -> Iterator[tuple[str, str, list[int]]]:
    """Yield the columns of fixed words in which some rows say nothing, and what those get."""
    assert blad.tabel is not None
    for key, goal in goals_of(blad.tabel).items():
        at = next((at for at, one in blad.kolommen.items() if one == key), None)
        if at is None or not issubclass(goal.kolom.soort, StrEnum) or goal.kolom.verplicht:
            continue
        empty = [row.regel for row in raw_rows(blad) if not row.cellen.get(key)]
        if empty:
            yield blad.lijst.kop[at], str(goal.kolom.standaard or ""), empty


def _without_text(blad: Vraagblad) -> list[str]:
    """Return the heads of fixed words below which nothing is written: a colour may stand there."""
    assert blad.tabel is not None
    return [
        f"‘{head}’"
        for at, head in enumerate(blad.lijst.kop)
        if head and blad.lijst.regels and not blad.lijst.column(at)
        if has_fixed_words(blad.tabel, head)
    ]

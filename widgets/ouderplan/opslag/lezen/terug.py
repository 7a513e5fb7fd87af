"""Read an Excel file of the workbook back: first what would change, then all of it or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.school import Gegeven, profile
from ouderplan.opslag.lezen.bestanden import Inhoud
from ouderplan.opslag.lezen.eigenboek import Boek, read_book
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.getypt import Gelezen
from ouderplan.opslag.lezen.inlezen import check_tables, import_tables
from ouderplan.opslag.lezen.samenvoegen import Samengevoegd, merge_sheet
from ouderplan.opslag.lezen.verschil import Vergelijking
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import TABELLEN, Tabel, tabel_named, tabel_of
from ouderplan.opslag.transacties import Lezing
from ouderplan.teksten import Teksten

if TYPE_CHECKING:
    from ouderplan.opslag.werkboek import Werkboek


def preview_excel(wb: "Werkboek", bestand: str, inhoud: bytes) -> Vergelijking:
    """Say what reading this file would change, and change nothing.

    Raises
    ------
    CsvFouten
        With every mistake by sheet, row and column.
    """
    boek = read_book(bestand, inhoud)
    with wb.reading() as tx:
        return _compare(tx, boek)


def import_excel(wb: "Werkboek", bestand: str, inhoud: bytes) -> Vergelijking:
    """Read a file that the workbook made and the school changed, all or nothing.

    What changed in the workbook since the file was made stays, unless the same cell was changed on
    the sheet too. The rows as they were are kept in the folder *bewaard*.

    Raises
    ------
    CsvFouten
        With every mistake by sheet, row and column; nothing has changed then.
    InTeLezenNaRonde
        When what the hall is busy with would change.
    """
    boek = read_book(bestand, inhoud)
    done: list[Vergelijking] = []

    def read(tx: Lezing) -> Inhoud:
        done.append(_compare(tx, boek))
        return done[0].inhoud

    import_tables(wb, read)
    return done[0]


def _compare(tx: Lezing, boek: Boek) -> Vergelijking:
    merged = [
        merge_sheet(
            blad,
            boek.place(blad.naam),
            tx.rows(blad.tabel.rij),
            None if boek.basis is None else boek.basis.get(blad.tabel.naam, {}),
        )
        for blad in boek.bladen
    ]
    mistakes = [fout for table in merged for fout in table.fouten]
    if mistakes:
        raise CsvFouten(mistakes)
    changed = [table for table in merged if table.verschil]
    content: Inhoud = {table.tabel: tuple(table.rijen) for table in changed}
    _follow_goals(tx, content, changed)
    _check(tx, content, boek, merged)
    told = (
        *_other_school(tx, boek),
        *boek.meldingen,
        *(sentence for table in merged for sentence in table.meldingen),
        *_goals_elsewhere(tx, content, boek),
    )
    return Vergelijking(tuple(table.bladverschil for table in changed), told, content)


def _follow_goals(tx: Lezing, content: Inhoud, merged: Iterable[Samengevoegd]) -> None:
    """Let what hangs on a goal follow it when its code changed."""
    keys = {row.rij.sleutel for row in content.get(tabel_of(Jaardoel), ())}
    pairs = [pair for table in merged if table.tabel.rij is Jaardoel for pair in table.paren]
    renamed = {old.sleutel: new.sleutel for old, new in pairs if old.sleutel not in keys}
    for tabel in TABELLEN if renamed else ():
        if tabel.rij is Jaardoel or not any(k.naam == "jaardoel" for k in tabel.kolommen):
            continue
        rows = content.get(tabel) or tuple(Gelezen(row, 0) for row in tx.rows(tabel.rij))
        if any(row.rij.jaardoel in renamed for row in rows):
            content[tabel] = tuple(_followed(row, renamed) for row in rows)


def _followed(row: Gelezen, renamed: dict[str, str]) -> Gelezen:
    goal = row.rij.jaardoel
    return Gelezen(replace(row.rij, jaardoel=renamed.get(goal, goal)), row.regel)


def _check(tx: Lezing, content: Inhoud, boek: Boek, merged: Iterable[Samengevoegd]) -> None:
    """Refuse what does not fit together, in the words of the sheets."""
    names = {table.tabel: boek.place(table.blad) for table in merged}
    try:
        check_tables(tx, content)
    except CsvFouten as error:
        raise CsvFouten([_in_words(fout, names) for fout in error.fouten]) from error


def _in_words(fout: Celfout, names: dict[Tabel, str]) -> Celfout:
    tabel = tabel_named(Path(fout.bestand).stem)
    if tabel is None:
        return fout
    kolom = column_name(tabel, fout.kolom) if fout.kolom else ""
    return Celfout(names.get(tabel, fout.bestand), fout.regel, kolom, fout.zin)


def _other_school(tx: Lezing, boek: Boek) -> tuple[str, ...]:
    facts = profile(tx.rows(Gegeven))
    own = tuple(filter(None, (facts["school"], facts["schooljaar"])))
    if boek.basis is None or boek.school == own:
        return ()
    t = Teksten(__package__ or "")
    if not boek.school:
        return (t("melding.school_onbekend"),)
    return (t("melding.andere_school", school=", ".join(boek.school)),)


def _goals_elsewhere(tx: Lezing, content: Inhoud, boek: Boek) -> Iterator[str]:
    """Say which goals were worded anew on the sheet of the acties, where they are not read.

    Goals that the workbook does not have at all are told once, and not for each of their acties.
    """
    rows = content.get(tabel_of(Jaardoel), ())
    doelen = [*tx.rows(Jaardoel), *(row.rij for row in rows)]
    words = {(doel.code, doel.jaardoel) for doel in doelen}
    known = {word for pair in words for word in pair if word}
    t = Teksten(__package__ or "")
    for blad in boek.bladen:
        gone = dict[str, None]()
        for row in blad.rijen if blad.tabel.rij is Actie else ():
            if not row.ook or (row.cellen["jaardoel"], row.ook) in words:
                continue
            if known.isdisjoint({row.cellen["jaardoel"], row.ook}):
                gone[f"‘{row.ook}’"] = None
            else:
                yield t("melding.doel_elders", blad=blad.naam, regel=row.regel, doel=row.ook)
        if gone:
            yield t.counted("melding.doel_weg", len(gone), blad=blad.naam, doelen=", ".join(gone))

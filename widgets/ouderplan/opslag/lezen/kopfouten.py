"""What is wrong with the heads of a list, in the words of a school, and what to do about it."""

from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz, process

from ouderplan.opslag.lezen.fouten import Celfout
from ouderplan.opslag.lezen.koppen import Regel, has_school_words, words_of
from ouderplan.opslag.opschriften import column_name, table_name
from ouderplan.opslag.tabellen import TABELLEN, Tabel
from ouderplan.teksten import Teksten

ZEKER = 80
"""From this likeness (of 100) on, a head is taken for a slip of the pen in another one."""


def unclear_table() -> str:
    """Return the sentence for a list of which nothing tells what it is."""
    names = sorted({table_name(tabel) for tabel in TABELLEN if has_school_words(tabel)})
    return (
        "Het is niet duidelijk wat voor lijst dit is. Geef het bestand een van deze namen en lees "
        f"het opnieuw in: {', '.join(names)}."
    )


def check_columns(
    bestand: str, tabel: Tabel, kop: Sequence[str], written: Sequence[str], lines: Sequence[Regel]
) -> list[Celfout]:
    """Return what is wrong with the heads of a list.

    `kop` are the columns, `written` what the file calls them, and `lines` the line of the heads
    with the rows below it.
    """
    return list(_mistakes(bestand, tabel, kop, written, lines))


def _mistakes(
    bestand: str, tabel: Tabel, kop: Sequence[str], written: Sequence[str], lines: Sequence[Regel]
) -> Iterator[Celfout]:
    regel = lines[0][0]
    known = [kolom.naam for kolom in tabel.kolommen]
    for place, (naam, word) in enumerate(zip(kop, written, strict=True)):
        if naam not in known and (naam or _has_cells(lines, place)):
            yield Celfout(bestand, regel, word, _unknown(tabel, kop, word))
    for naam in sorted(set(kop)):
        if kop.count(naam) > 1 and naam in known:
            words = [f"‘{word}’" for one, word in zip(kop, written, strict=True) if one == naam]
            what = f"Deze kolom staat er twee keer: {' en '.join(words)}. Laat er één staan."
            yield Celfout(bestand, regel, column_name(tabel, naam), what)
    for kolom in tabel.kolommen:
        if kolom.verplicht and kolom.naam not in kop and kolom.naam != tabel.genummerd:
            what = "Deze kolom ontbreekt. Zet die erbij, en vul die in bij elke rij."
            yield Celfout(bestand, regel, column_name(tabel, kolom.naam), what)


def _has_cells(lines: Sequence[Regel], place: int) -> bool:
    return any(cells[place].strip() for _, cells in lines if place < len(cells))


def _unknown(tabel: Tabel, kop: Sequence[str], word: str) -> str:
    if not word:
        return "Deze kolom heeft geen naam. Zet er een kop boven, of haal de kolom weg."
    free = [kolom.naam for kolom in tabel.kolommen if kolom.naam not in kop]
    likely = {one: naam for naam in free for one in words_of(tabel, naam)}
    near = process.extractOne(word.casefold(), likely, scorer=fuzz.ratio, score_cutoff=ZEKER)
    if near:
        return f"De kolom ‘{word}’ is niet bekend. Bedoelt u ‘{near[0]}’?"
    names = ", ".join(f"‘{column_name(tabel, naam)}’" for naam in free)
    way = f"Geef die een andere naam ({names}), of haal" if names else "Haal"
    return (
        f"De kolom ‘{word}’ is niet bekend in de lijst ‘{table_name(tabel)}’. {way} de kolom weg."
    )


def no_own_heads(plek: str, tabel: Tabel) -> Celfout:
    """Return what to do with a sheet of the workbook of which the heads are gone."""
    heads = ", ".join(column_name(tabel, kolom.naam) for kolom in tabel.kolommen if kolom.verplicht)
    return Celfout(plek, 1, "", _t("geen_kop", koppen=heads))


def check_own_heads(
    plek: str, tabel: Tabel, regel: int, weg: Collection[str], extra: Sequence[str]
) -> Iterator[Celfout]:
    """Yield what is wrong with the heads of a sheet of the workbook.

    `weg` are columns that were on it, `extra` heads that are not the workbook's.
    """
    required = {k.naam for k in tabel.kolommen if k.verplicht} - {tabel.genummerd}
    for naam in weg:
        kop = column_name(tabel, naam)
        if extra:
            yield Celfout(plek, regel, kop, _t("kop_anders", kop=kop, onbekend=extra[0]))
        elif naam in required:
            yield Celfout(plek, regel, kop, _t("kop_weg", kop=kop))


def double_head(plek: str, regel: int, kop: str) -> Celfout:
    """Return what to do with a head of the workbook that stands there twice."""
    return Celfout(plek, regel, kop, _t("dubbel", kop=kop))


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(f"blad.{sleutel}", **velden)

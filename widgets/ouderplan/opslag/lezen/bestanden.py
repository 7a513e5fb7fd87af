"""Files read: the tables in them, or every mistake in any of them; and whole workbooks of CSVs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from ouderplan.opslag.lezen.bestandssoort import is_book
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.getypt import Gelezen, number_rows
from ouderplan.opslag.lezen.lijst import Bestand, read_source
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.samenhang import check_rounds, check_unique
from ouderplan.opslag.opschriften import table_name
from ouderplan.opslag.tabellen import TABELLEN, Tabel
from ouderplan.opslag.transacties import Schrijving
from ouderplan.teksten import Teksten

STARTSET = "startset"


Inhoud = dict[Tabel, tuple[Gelezen, ...]]


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """Files that together are a workbook."""

    rijen: Inhoud
    inhoud: dict[Tabel, bytes]


def read_files(paths: Iterable[Path]) -> Ingelezen:
    """Read CSVs that together are a workbook, as the workbook wrote them.

    References that lead nowhere are let through, because the workbook lets someone remove a row
    that another one names. Only what cannot be counted without its round is refused.

    Raises
    ------
    CsvFouten
    """
    files = read_all(paths)
    content = {file.tabel: number_rows(file.tabel, file.rijen) for file in files}
    refuse(check_rounds({tabel.rij: content.get(tabel, ()) for tabel in TABELLEN}))
    return Ingelezen(content, {file.tabel: file.bron.inhoud for file in files})


def store_all(tx: Schrijving, content: Mapping[Tabel, Sequence[Gelezen]]) -> None:
    """Make what was read the rows of its tables."""
    for tabel, rows in content.items():
        tx.replace_all(tabel.rij, [row.rij for row in rows])


def load_startset(tx: Schrijving) -> None:
    """Fill a new workbook with the start lists that ship with the program."""
    folder = resources.files("ouderplan.opslag") / STARTSET
    with resources.as_file(folder) as path:
        store_all(tx, read_files(sorted(path.glob("*.csv"))).rijen)


def read_all(paths: Iterable[Path]) -> list[Bestand]:
    """Read files, or refuse them with every mistake in any of them (CsvFouten)."""
    return read_sources(paths)[0]


def read_sources(bronnen: Iterable[Bron | Path]) -> tuple[list[Bestand], list[str]]:
    """Read files that a school has, CSV and Excel together, and say what is not read.

    Raises
    ------
    CsvFouten
        With every mistake in any of them.
    """
    files: list[Bestand] = []
    told: list[str] = []
    mistakes: list[Celfout] = []
    for one in bronnen:
        try:
            bron = Bron.of(one) if isinstance(one, Path) else one
            if is_ours(bron):
                raise CsvFouten(
                    [Celfout(bron.naam, 0, "", Teksten(__package__ or "")("blad.van_ons"))]
                )
            read, skipped = read_source(bron)
            files, told = [*files, *read], [*told, *skipped]
        except CsvFouten as error:
            mistakes += error.fouten
    refuse([*mistakes, *unfit(files)])
    return files, told


def is_ours(bron: Bron) -> bool:
    """Tell whether a file is a spreadsheet of the workbook, to be read back cell by cell."""
    if not is_book(bron.naam, bron.inhoud):
        return False
    from ouderplan.opslag.lezen.eigenboek import carries_numbers  # noqa: PLC0415  slow to load

    return carries_numbers(bron.naam, bron.inhoud)


def unfit(files: Sequence[Bestand]) -> Iterator[Celfout]:
    """Yield a mistake for a table that is there twice, and a name that is."""
    seen: dict[Tabel, str] = {}
    for file in files:
        if file.tabel in seen:
            what = (
                f"De lijst ‘{table_name(file.tabel)}’ staat ook al in {seen[file.tabel]}. "
                "Lees eerst de ene in, en voeg daarna de andere toe."
            )
            yield Celfout(file.naam, 1, "", what)
        seen[file.tabel] = file.naam
        yield from check_unique(file.tabel, file.rijen, file.naam)


def refuse(mistakes: Iterable[Celfout]) -> None:
    """Refuse what was read when there is any mistake (CsvFouten)."""
    found = list(mistakes)
    if found:
        raise CsvFouten(found)

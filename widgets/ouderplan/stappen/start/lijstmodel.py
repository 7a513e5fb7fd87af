"""Lists that a school already has: chosen, shown, and only then read in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from traitlets import Bool, HasTraits, Tuple

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.lezen.bestanden import read_sources
from ouderplan.opslag.lezen.excelvorm import sheet_name
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_files, preview_files
from ouderplan.opslag.lezen.lijst import Bestand
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.verschil import Tabelverslag
from ouderplan.opslag.tabellen import tabel_named
from ouderplan.stappen.onderdelen.gekozen import GROOTST
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten


@dataclass(frozen=True, slots=True)
class Lijst:
    """What reading in one list would do, in rows."""

    titel: str
    bestand: str
    rijen: int
    kopjes: int
    verslag: Tabelverslag
    koppen: tuple[str, ...] = ()
    """The headings between its rows that name no criterium."""

    @property
    def meer(self) -> int:
        """How many rows the table gets longer when it is added to."""
        return self.verslag.erbij - self.verslag.weg


class Lijsten(HasTraits):
    """The lists that were chosen, and what would happen with them.

    Traits
    ------
    vooraf
        A `Lijst` for each list that was chosen; empty when nothing waits for an answer.
    meldingen
        What of the files would not be read, in sentences.
    aanvullen
        Whether the rows that are there stay; otherwise a list takes their place.
    """

    vooraf = Tuple()
    meldingen = Tuple()
    aanvullen = Bool(True)

    def __init__(self, zitting: Zitting) -> None:
        super().__init__()
        self._zitting, self._teksten = zitting, Teksten(__package__)
        self._files: list[Bestand] = []

    @property
    def nieuws(self) -> bool:
        """Whether reading in would change anything."""
        return any(lijst.verslag.erbij or lijst.verslag.weg for lijst in self.vooraf)

    def choose(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Show what reading in these files would do (CsvFouten); nothing changes yet."""
        self.put_away()
        if sum(len(content) for _, content in files) > GROOTST:
            raise OuderplanFout(self._teksten("lijsten.te_groot", mb=GROOTST // 1_000_000))
        found, told = read_sources([Bron(*file) for file in files])
        self._files = found
        self._show(told, self._preview(aanvullen=True))

    def choose_way(self, *, aanvullen: bool) -> None:
        """Add to what is there, or put the lists in its place.

        Raises
        ------
        OuderplanFout
            When other lists lean on what would go; then the way stays as it was.
        """
        try:
            shown = self._preview(aanvullen=aanvullen)
        except CsvFouten as error:
            raise OuderplanFout(self._teksten("lijsten.kan_niet", lijsten=_named(error))) from error
        self.aanvullen = aanvullen
        self._show(self.meldingen, shown)

    def read_in(self) -> None:
        """Read the lists in as shown, all of them or none.

        Raises
        ------
        CsvFouten, ErIsEenRondeOpen
        OuderplanFout
            When it would do something else by now: that is shown first.
        """
        if not self._files:
            raise OuderplanFout(self._teksten("lijsten.niets"))
        now = self._preview(aanvullen=self.aanvullen)
        if now != self.vooraf:
            self.vooraf = now
            raise OuderplanFout(self._teksten("lijsten.intussen"))
        import_files(self._zitting.wb, self._files, aanvullen=self.aanvullen)
        self.put_away()

    def put_away(self) -> None:
        """Forget the files without reading them in."""
        self._files, self.aanvullen = [], True
        self._show((), ())

    def _show(self, told: Sequence[str], shown: Sequence[Lijst]) -> None:
        with self.hold_trait_notifications():
            self.meldingen, self.vooraf = tuple(told), tuple(shown)

    def _preview(self, *, aanvullen: bool) -> tuple[Lijst, ...]:
        return tuple(self._lists(aanvullen=aanvullen)) if self._files else ()

    def _lists(self, *, aanvullen: bool) -> Iterator[Lijst]:
        verslag = preview_files(self._zitting.wb, self._files, aanvullen=aanvullen)
        for table, file in zip(verslag.tabellen, self._files, strict=True):
            name = sheet_name(file.tabel)
            yield Lijst(name, file.naam, len(file.rijen), file.kopjes, table, file.koppen)


def _named(error: CsvFouten) -> str:
    """Return what the lists are called in which something would lead nowhere."""
    stems = dict.fromkeys(Path(fout.bestand).stem for fout in error.fouten)
    tables = ((stem, tabel_named(stem)) for stem in stems)
    return ", ".join(f"‘{sheet_name(tabel) if tabel else stem}’" for stem, tabel in tables)

"""Lists that a school already has: chosen, asked about, shown, and only then read in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from traitlets import Bool, HasTraits, Tuple

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.lezen.aanbod import Aanbod, offer, read_offered
from ouderplan.opslag.lezen.bestanden import refuse, unfit
from ouderplan.opslag.lezen.excelvorm import sheet_name
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_files, preview_files
from ouderplan.opslag.lezen.lijst import Bestand
from ouderplan.opslag.lezen.ongedaan import take_back
from ouderplan.opslag.lezen.onthouden import remember
from ouderplan.opslag.lezen.rooster import Bron, is_word
from ouderplan.opslag.lezen.verschil import Stand, Tabelverslag
from ouderplan.opslag.lezen.voorbeeld import Rijvoorbeeld, first_rows
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.opslag.lezen.weggelaten import left_out
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
    voorbeeld: Rijvoorbeeld | None = None
    """The first rows as they will stand."""

    @property
    def meer(self) -> int:
        """How many rows the table gets longer when it is added to."""
        return self.verslag.erbij - self.verslag.weg


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """The questions about one list that was chosen."""

    blad: Vraagblad
    onthouden: bool


class Lijsten(HasTraits):
    """The lists that were chosen, and what would happen with them.

    Traits
    ------
    gevraagd
        A `Gevraagd` for each list that was chosen.
    vooraf
        A `Lijst` for each table that would change; empty while a question is open.
    nog
        Why it cannot go in yet, a sentence each.
    meldingen
        What of the files would not be read, in sentences.
    aanvullen
        Whether the rows that are there stay; otherwise a list takes their place.
    terug
        Whether the last reading-in can be taken back.
    """

    gevraagd = Tuple()
    vooraf = Tuple()
    nog = Tuple()
    meldingen = Tuple()
    aanvullen = Bool(True)
    terug = Bool(False)

    def __init__(self, zitting: Zitting) -> None:
        super().__init__()
        self._zitting, self._teksten = zitting, Teksten(__package__)
        self._offered: list[Aanbod] = []
        self._undo: tuple[Stand, Stand] | None = None

    @property
    def bezig(self) -> bool:
        """Whether files wait for an answer."""
        return bool(self._offered)

    @property
    def nieuws(self) -> bool:
        """Whether reading in would change anything."""
        return any(lijst.verslag.erbij or lijst.verslag.weg for lijst in self.vooraf)

    @property
    def twijfel(self) -> bool:
        """Whether something waits for a yes."""
        return any(one.blad.twijfel for one in self.gevraagd)

    def choose(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Ask about these files (CsvFouten); nothing changes yet."""
        self.put_away()
        if sum(len(content) for _, content in files) > GROOTST:
            raise OuderplanFout(self._teksten("lijsten.te_groot", mb=GROOTST // 1_000_000))
        with self._zitting.wb.reading() as tx:
            self._offered = offer(tx, [Bron(*file) for file in files])
        self._look()

    def say(self, plaats: int, sleutel: str, waarde: str | None) -> None:
        """Answer a question about a list; None takes the answer back."""
        said = self._offered[plaats].gezegd
        if waarde is None:
            said.pop(sleutel, None)
        else:
            said[sleutel] = waarde
        self._look()

    def choose_way(self, *, aanvullen: bool) -> None:
        """Add to what is there, or put the lists in its place.

        Raises
        ------
        OuderplanFout
            When other lists lean on what would go; then the way stays as it was.
        """
        before, self.aanvullen = self.aanvullen, aanvullen
        try:
            self._preview(self._files())
        except CsvFouten as error:
            self.aanvullen = before
            raise OuderplanFout(self._teksten("lijsten.kan_niet", lijsten=_named(error))) from error
        self._look()

    def read_in(self) -> None:
        """Read the lists in as shown, all of them or none.

        Raises
        ------
        CsvFouten, InTeLezenNaRonde
        OuderplanFout
            When a question is open, or when it would do something else by now: that is shown first.
        """
        if not self._offered:
            raise OuderplanFout(self._teksten("lijsten.niets"))
        if self.nog:
            raise OuderplanFout(self._teksten("lijsten.eerst", nog=" ".join(self.nog)))
        files = self._files()
        now = self._preview(files)
        if now != self.vooraf:
            self.vooraf = now
            raise OuderplanFout(self._teksten("lijsten.intussen"))
        wb = self._zitting.wb
        done = import_files(wb, files, aanvullen=self.aanvullen)
        with wb.writing() as tx:
            for one in self._offered:
                if not one.eigen and one.blad.mee:
                    remember(tx, one.blad)
        self.put_away()
        self._undo, self.terug = (done.voor, done.na), True

    def take_back(self) -> None:
        """Put the lists back as they were before the last reading-in (IntussenAnders)."""
        if self._undo is None:
            raise OuderplanFout(self._teksten("lijsten.niets_terug"))
        take_back(self._zitting.wb, *self._undo)
        self._undo, self.terug = None, False

    def put_away(self) -> None:
        """Forget the files without reading them in."""
        self._offered, self._undo = [], None
        with self.hold_trait_notifications():
            self.aanvullen, self.terug = True, False
            self.gevraagd, self.vooraf, self.nog, self.meldingen = (), (), (), ()

    def _look(self) -> None:
        """Show what is asked now, and what would happen when everything was answered."""
        asked = tuple(Gevraagd(one.blad, one.onthouden) for one in self._offered)
        told = list(self._told(asked))
        todo = [
            self._teksten("vraag.nog", onderwerp=vraag.onderwerp, bestand=one.blad.plek)
            for one in asked
            for vraag in one.blad.open
        ]
        shown: tuple[Lijst, ...] = ()
        if not todo:
            try:
                shown = self._preview(self._files())
            except CsvFouten as error:
                todo = [str(fout) for fout in error.fouten]
        with self.hold_trait_notifications():
            self.gevraagd, self.vooraf, self.nog = asked, shown, tuple(todo)
            self.meldingen = tuple(told)

    def _told(self, asked: Sequence[Gevraagd]) -> Iterator[str]:
        """Say what of the files does not go in: sheets, columns, lines, rows, and loose text."""
        for naam in dict.fromkeys(one.bron.naam for one in self._offered if is_word(one.bron)):
            yield self._teksten("vraag.tekst_niet", bestand=naam)
        for one, own in zip(asked, self._offered, strict=True):
            if own.eigen:
                continue
            if not one.blad.mee and not one.blad.open:
                yield self._teksten("vraag.blad_niet", blad=own.grid.plek)
            if away := [f"‘{vraag.onderwerp}’" for vraag in one.blad.kolommen_weg]:
                named, blad = ", ".join(away), own.grid.plek
                yield self._teksten.counted(
                    "vraag.kolom_niet", len(away), blad=blad, kolommen=named
                )
            yield from left_out(one.blad)

    def _files(self) -> list[Bestand]:
        files = read_offered(self._offered)
        refuse(unfit(files))
        return files

    def _preview(self, files: Sequence[Bestand]) -> tuple[Lijst, ...]:
        return tuple(self._lists(files)) if files else ()

    def _lists(self, files: Sequence[Bestand]) -> Iterator[Lijst]:
        verslag = preview_files(self._zitting.wb, files, aanvullen=self.aanvullen)
        for table, file in zip(verslag.tabellen, files, strict=True):
            name, rows = sheet_name(file.tabel), len(file.rijen) + len(file.mee)
            yield Lijst(name, file.naam, rows, file.kopjes, table, file.koppen, first_rows(file))


def _named(error: CsvFouten) -> str:
    """Return what the lists are called in which something would lead nowhere."""
    stems = dict.fromkeys(Path(fout.bestand).stem for fout in error.fouten)
    tables = ((stem, tabel_named(stem)) for stem in stems)
    return ", ".join(f"‘{sheet_name(tabel) if tabel else stem}’" for stem, tabel in tables)

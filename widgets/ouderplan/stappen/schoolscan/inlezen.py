"""State of a file that is being read in: its columns, what they are for, and what would come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from traitlets import HasTraits, Instance, Tuple, Unicode

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.scanbestand import (
    Betekenissen,
    Gelezenscan,
    Kolomgebruik,
    Kolomkoppeling,
    Werkblad,
    Woordbetekenis,
    Woordsoort,
    is_aside,
    levels_twice,
    link,
    propose,
    read_scans,
)
from ouderplan.kern.schoolscan import Niveau, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import loosely
from ouderplan.opslag.lezen.formulier import read_sheet
from ouderplan.opslag.schoolscan import keep_file
from ouderplan.stappen.schoolscan.model import Model


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What reading in would do."""

    gelezen: Gelezenscan
    bekend: int
    elders: int
    per_groep: Mapping[Groep, int]
    per_vraag: Mapping[str, Mapping[Niveau, int]]
    niet_gelezen: tuple[str, ...]
    """The questions of the form of which the answers stay out."""
    dubbel: tuple[str, ...] = ()
    """The questions of which two columns have the level."""


class Inlezen(HasTraits):
    """One file, kept in memory until it is read in or put away."""

    naam = Unicode("")
    blad = Instance(Werkblad, allow_none=True)
    koppelingen = Tuple()
    betekenissen = Instance(Betekenissen, ())
    gevraagd = Tuple()
    """The words of this file of which the meaning was asked, with how often each is in it."""
    groep = Unicode(Groep.OUDERS.value)

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model
        self._content = b""
        self.gekozen, self.keuze = "", tuple[str, ...]()
        self._said: dict[str, Kolomkoppeling] = {}

    def take(self, naam: str, content: bytes) -> None:
        """Read a file and propose what each column is for."""
        sheet = read_sheet(naam, content)
        self._content = content
        self.keuze = (*([""] if sheet.samen else []), *sheet.keuze)
        self.gekozen = self.keuze[0] if self.keuze else ""
        self._open(naam, sheet)

    def turn(self, *, gekanteld: bool) -> None:
        """Say whether each form is a column of the sheet, and no row."""
        if self.blad is not None and self.blad.gekanteld is not gekanteld:
            turned = read_sheet(self.naam, self._content, gekanteld=gekanteld, blad=self.gekozen)
            self._open(self.naam, turned)

    def pick(self, blad: str) -> None:
        """Say which of the sheets with the same questions is read; "" are all that seem to fit."""
        if blad != self.gekozen:
            self.gekozen = blad
            self._open(self.naam, read_sheet(self.naam, self._content, blad=blad))

    def _open(self, naam: str, sheet: Werkblad) -> None:
        if self.model.ronde is None:
            raise OuderplanFout(self.model.teksten("bestand.geen_scan"))
        with self.hold_trait_notifications():
            self.naam, self.blad = naam, sheet
            self.betekenissen, self.gevraagd = self.model.betekenissen, ()
            self._said = {}
            self.koppelingen = propose(sheet, self.model.vragen, self.model.koppelingen)
        self._ask()

    def put_away(self) -> None:
        """Forget the file."""
        with self.hold_trait_notifications():
            self.naam, self.blad, self.koppelingen, self.gevraagd = "", None, (), ()
        self._content = b""

    def use(self, place: int, keuze: str) -> None:
        """Say what a column is for: ``niet``, ``groep`` or ``niveau|3``.

        What was not read yet and follows from it, is proposed: the text behind a question.
        """
        assert self.blad is not None
        gebruik, _, sleutel = keuze.partition("|")
        kolom = self.koppelingen[place].kolom
        self._said[kolom] = link(kolom, Kolomgebruik(gebruik), sleutel)
        known = (*self.model.koppelingen, *self._said.values())
        seen = propose(self.blad, self.model.vragen, known)
        self.koppelingen = tuple(
            self._said.get(was.kolom, now if was.gebruik is Kolomgebruik.NIET else was)
            for was, now in zip(self.koppelingen, seen, strict=True)
        )
        self._ask()

    def mean(self, soort: Woordsoort, word: str, betekenis: str | None) -> None:
        """Say what a word means: a level or group, "" for *telt niet mee*, None for not yet."""
        known = self.betekenissen
        self.betekenissen = (
            known.forgotten(soort, word)
            if betekenis is None
            else known.said(soort, word, betekenis)
        )
        self._ask()

    def meaning(self, soort: Woordsoort, word: str) -> str | None:
        """Return what was said of a word, None when nothing was said yet."""
        return self.betekenissen.gezegd.get((soort, loosely(word)))

    def _ask(self) -> None:
        """Ask for every word that is not understood, once; what was asked stays in view."""
        seen = self._read()
        more = seen.te_vragen.items() if seen else ()
        here = dict(self.gevraagd)
        self.gevraagd += tuple((key, times) for key, times in more if key not in here)

    def _read(self) -> Gelezenscan | None:
        if self.blad is None:
            return None
        return read_scans(self.blad, self.koppelingen, Groep(self.groep), self.betekenissen)

    def preview(self) -> Voorbeeld | None:
        """Return what reading in would do; nothing is changed by it."""
        found = self._read()
        if found is None:
            return None
        names = {one.inzending for one in found.inzendingen}
        with self.model.zitting.wb.reading() as tx:
            stored = {
                row.inzending: row.ronde for row in tx.rows(Scanregel) if row.inzending in names
            }
        known = sum(ronde == self.model.gekozen for ronde in stored.values())
        return Voorbeeld(
            found,
            known,
            len(stored) - known,
            {g: n for g in Groep if (n := sum(one.groep is g for one in found.inzendingen))},
            {vraag.sleutel: _levels(found, vraag.sleutel) for vraag in self.model.vragen},
            tuple(self._unread()),
            levels_twice(self.koppelingen),
        )

    def _unread(self) -> Iterator[str]:
        blad = self.blad
        assert blad is not None
        for place, one in enumerate(self.koppelingen):
            unread = one.gebruik is Kolomgebruik.NIET and blad.column(place)
            if unread and not is_aside(one.kolom):
                yield one.kolom

    def read_in(self) -> int:
        """Read the file in, all or none, and remember the columns; return how many scans."""
        seen = self.preview()
        if seen and seen.gelezen.te_vragen:
            _, word = next(iter(seen.gelezen.te_vragen))
            raise OuderplanFout(self.model.teksten("bestand.eerst_zeggen", woord=word))
        if seen is None or not seen.gelezen.inzendingen:
            raise OuderplanFout(self.model.teksten("bestand.niets"))
        keep_file(self.model.zitting.wb, self.model.gekozen, seen.gelezen.inzendingen)
        self._remember()
        self.put_away()
        return len(seen.gelezen.inzendingen)

    def _remember(self) -> None:
        here = {row.kolom: row for row in self.koppelingen}
        with self.model.zitting.wb.writing() as tx:
            kept = [row for row in tx.rows(Kolomkoppeling) if row.kolom not in here]
            tx.replace_all(Kolomkoppeling, [*kept, *here.values()])
            said = [
                Woordbetekenis(word, soort, meaning)
                for (soort, word), meaning in self.betekenissen.kept().gezegd.items()
            ]
            tx.replace_all(Woordbetekenis, said)


def choice_of(koppeling: Kolomkoppeling) -> str:
    """Return what a column is for, as `Inlezen.use` takes it."""
    gebruik, sleutel = koppeling.gebruik.value, koppeling.sleutel
    return f"{gebruik}|{sleutel}" if sleutel else gebruik


def _levels(found: Gelezenscan, sleutel: str) -> dict[Niveau, int]:
    answers = [one.antwoorden[sleutel] for one in found.inzendingen if sleutel in one.antwoorden]
    return {niveau: sum(one.niveau is niveau for one in answers) for niveau in Niveau}

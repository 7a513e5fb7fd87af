"""State of the step Schoolscan."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from traitlets import Dict, Instance, Int, Tuple, Unicode

from ouderplan.figuren import Figuur, draw_scan
from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.criteria import split_key
from ouderplan.kern.dia import SAMEN, SCHEIDING
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.scanbestand import Betekenissen, Kolomkoppeling, Woordbetekenis
from ouderplan.kern.schoolscan import Antwoorden, Scanbeeld, Scanregel, count_levels
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.scherm import send
from ouderplan.opslag.schoolscan import (
    earlier_scan,
    judge_texts,
    keep_paper,
    load_scanbeeld,
    new_scan,
    questions,
    remove_scan,
    scans,
)
from ouderplan.opslag.stemmen import show_ronde
from ouderplan.opslag.toestand import put_state, states
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.basis import Stand, StapModel, rijen
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN, Rondezaak
from ouderplan.stappen.zitting import Zitting

SCHERM = "schoolscan.scherm."


class Deel(StrEnum):
    """The parts of the step, in order."""

    INVULLEN = "invullen"
    PAPIER = "papier"
    BESTAND = "bestand"
    LEZEN = "lezen"
    UITSLAG = "uitslag"


GELEERD = ("kolomkoppelingen", "woordbetekenissen")
"""What was learned of the forms that were read in."""


class Model(StapModel):
    """The scans of the school, and the one in hand.

    Traits
    ------
    gekozen
        Number of the scan in hand, 0 when there is none. It is the newest, unless chosen.
    beeld, vorig
        Its result and that of the scan before it; None until the begeleider shows them.
    geschreven
        The rows of that scan in which someone wrote something.
    criterium
        The criterium that the projector shows large, "" for the picture of all of them.
    """

    tabellen = TABELLEN | {"criteria", "werkboek", "toestand", "activiteiten", *GELEERD}
    herstelt = frozenset({"schoolscan", *GELEERD})
    zaak = Instance(Rondezaak)
    scans = Tuple()
    gekozen = Int(0)
    vragen = Tuple()
    ingevuld: "Dict[str, int]" = Dict()
    beeld = Instance(Scanbeeld, allow_none=True)
    vorig = Instance(Scanbeeld, allow_none=True)
    geschreven = rijen()
    activiteiten: "Dict[int, Any]" = Dict()
    koppelingen = Tuple()
    betekenissen = Instance(Betekenissen, ())
    deel = Unicode(Deel.INVULLEN.value)
    criterium = Unicode("")

    def __init__(self, zitting: Zitting) -> None:
        self.zaak = Rondezaak(zitting, Rondesoort.SCAN)
        self._placed = False
        self._seen = (0, False)
        self._drawn: tuple[Scanbeeld, Scanbeeld | None, Figuur] | None = None
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read everything again."""
        self.zaak.refresh()
        with self.hold_trait_notifications(), self.zitting.wb.reading() as tx:
            self.scans = scans(tx)
            self._place(tx)
            self.koppelingen = tuple(tx.rows(Kolomkoppeling))
            self.betekenissen = Betekenissen.of(tx.rows(Woordbetekenis))
            self.activiteiten = dict(
                count_levels((row.criterium, row.niveau) for row in tx.rows(Activiteit))
            )
            self._read_scan(tx)
        self.stand = Stand.of(
            begonnen=bool(self._own_newest()),
            blokkades=tuple(self._blockers()),
        )
        self._follow_result()

    def _follow_result(self) -> None:
        """Go to the result when it was just shown, from where it was collected."""
        before, self._seen = self._seen, (self.gekozen, self.beeld is not None)
        if (before, self._seen[1]) == ((self.gekozen, False), True) and self.deel == Deel.INVULLEN:
            self._show(deel=Deel.UITSLAG.value)

    @property
    def ronde(self) -> Ronde | None:
        """The scan in hand."""
        return next((row for row in self.scans if row.ronde == self.gekozen), None)

    @property
    def nieuw(self) -> Mapping[int, Scanregel]:
        """What was written and not read yet."""
        return self.written(Inbrengstatus.NIEUW)

    def written(self, status: str, sleutel: str = "") -> Mapping[int, Scanregel]:
        """Return what was written, by status and criterium ("" for every criterium)."""
        return {
            nummer: row
            for nummer, row in self.geschreven.items()
            if row.status == status and sleutel in ("", row.sleutel)
        }

    def activities(self, sleutel: str) -> Mapping[Any, int]:
        """Return how many activities of a criterium stand at each level."""
        found: Mapping[Any, int] = self.activiteiten.get(split_key(sleutel)[0], {})
        return found

    def picture(self) -> Figuur | None:
        """Return the picture of the result, drawn once; None when there is none to show."""
        beeld, vorig = self.beeld, self.vorig
        if beeld is None or not beeld.aantal:
            return None
        if self._drawn is None or self._drawn[:2] != (beeld, vorig):
            self._drawn = (beeld, vorig, draw_scan(beeld, vorig))
        return self._drawn[2]

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The row of the scan in hand, at the criterium that is chosen for the hall."""
        older = self.gekozen and self.gekozen != self._own_newest()
        reeks = f"{self.naam}{SCHEIDING}{self.gekozen}" if older else self.naam
        return reeks, f"criterium-{self.criterium}" if self.criterium else ""

    @property
    def volgend_deel(self) -> tuple[str, str] | None:
        """What waits in another part: texts that nobody read, then the result of what is closed."""
        closed = self.ronde is not None and not self.ronde.is_open
        if self.nieuw and self.deel != Deel.LEZEN:
            return Deel.LEZEN.value, self.teksten("deel.lezen_nieuw", aantal=len(self.nieuw))
        if closed and self.ingevuld and self.deel != Deel.UITSLAG:
            return Deel.UITSLAG.value, self.teksten("deel.uitslag")
        return None

    @property
    def leest(self) -> bool:
        """Whether what people wrote is on the table."""
        return self.deel == Deel.LEZEN

    # what is looked at now

    def go(self, deel: str) -> None:
        """Go to another part."""
        self.zitting.hush()
        self._show(deel=Deel(deel).value)

    def choose(self, ronde: int) -> None:
        """Take another scan in hand."""
        kept = "" if ronde == self._own_newest() else str(ronde)
        put_state(self.zitting.wb, SCHERM + "ronde", kept)
        self._placed = False
        self.refresh()

    def look_at(self, sleutel: str) -> None:
        """Show the hall one criterium large, or the picture of all of them ("")."""
        self._show(criterium=sleutel)
        reeks, dia = self.zaalplek
        send(self.zitting.wb, reeks, dia or SAMEN)

    # what is done

    def start_without_phones(self, vraag: str, op: date | None) -> None:
        """Make a scan for paper and files only, today or of an earlier day."""
        today = datetime.now()
        moment = today if op is None or op == today.date() else datetime.combine(op, time(12))
        self.choose(new_scan(self.zitting.wb, vraag, moment).ronde)

    def keep_paper(self, groep: Groep, antwoorden: Antwoorden) -> str:
        """Keep a form that was filled in on paper; return its name, to take it back."""
        return keep_paper(self.zitting.wb, self.gekozen, groep, antwoorden)

    def take_back(self, inzending: str) -> None:
        """Take back a form that was typed in."""
        remove_scan(self.zitting.wb, self.gekozen, inzending)

    def judge(self, rows: Mapping[int, Scanregel], status: Inbrengstatus) -> None:
        """Let texts through to the hall, or lay them aside."""
        judge_texts(self.zitting.wb, rows, status)

    def of_one_person(self, rij: Scanregel) -> Mapping[int, Scanregel]:
        """Return the texts that came with this one on one form, without what was laid aside."""
        return {
            nummer: row
            for nummer, row in self.geschreven.items()
            if row.inzending == rij.inzending and row.status is not Inbrengstatus.WEGGELEGD
        }

    def undo_aside(self, rows: Mapping[int, Scanregel]) -> None:
        """Give texts that were laid aside together the status that they had."""
        for status in Inbrengstatus:
            judge_texts(
                self.zitting.wb,
                {
                    nummer: replace(row, status=Inbrengstatus.WEGGELEGD)
                    for nummer, row in rows.items()
                    if row.status is status
                },
                status,
            )

    def show_result(self) -> None:
        """Let everyone see the result of the scan in hand."""
        show_ronde(self.zitting.wb, self.gekozen)

    def _show(self, **velden: str) -> None:
        for naam, value in velden.items():
            setattr(self, naam, value)
            put_state(self.zitting.wb, SCHERM + naam, value)

    def _place(self, tx: Lezing) -> None:
        """Take over what was on the table when the page was opened."""
        kept = {naam.removeprefix(SCHERM): value for naam, value in states(tx, SCHERM).items()}
        known = {row.ronde for row in self.scans}
        chosen = int(kept.get("ronde", "0"))
        self.gekozen = chosen if chosen in known else self._own_newest()
        if self._placed:
            return
        self.deel = kept.get("deel", self.deel)
        self.criterium = kept.get("criterium", "")
        self._placed = True

    def _own_newest(self) -> int:
        """Return the newest scan of this year; one that came along from last year is no answer."""
        return next((row.ronde for row in self.scans if not row.overgenomen_uit), 0)

    def _read_scan(self, tx: Lezing) -> None:
        ronde = self.ronde
        rows = tx.items(Scanregel, ronde=self.gekozen) if ronde else {}
        kinds = {row.inzending: str(row.herkomst or "") for row in rows.values()}
        self.ingevuld = dict(Counter(kinds.values()))
        self.geschreven = {nr: row for nr, row in rows.items() if row.heeft_tekst}
        self.vragen = questions(tx, self.gekozen) if ronde else ()
        shown = ronde if ronde and ronde.getoond else None
        self.beeld = load_scanbeeld(tx, shown.ronde) if shown else None
        before = earlier_scan(tx, shown) if shown else None
        self.vorig = load_scanbeeld(tx, before.ronde) if before and before.getoond else None

    def _blockers(self) -> Iterator[str]:
        t, ronde = self.teksten, self.ronde
        if ronde is None or not self._own_newest():
            yield t("blokkade.geen")
            return
        if ronde.is_open:
            yield t("blokkade.open")
        elif not self.ingevuld:
            yield t("blokkade.leeg")
        elif not ronde.getoond:
            yield t("blokkade.niet_getoond")
        if self.nieuw:
            yield t.counted("blokkade.nieuw", len(self.nieuw))

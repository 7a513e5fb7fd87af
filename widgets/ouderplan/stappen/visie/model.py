"""State of the step Visie."""

from datetime import date

from traitlets import Instance, Tuple, Unicode

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.leesbaarheid import Leesbaarheid, assess
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.visie import (
    GeenTekst,
    Visiestap,
    Visiestatus,
    Visieversie,
    newest,
    steps_of,
    version_in_plan,
)
from ouderplan.kern.visietekst import Verschil, compare, find_named, find_values
from ouderplan.kern.waarden import Topsoort, Topwaarden
from ouderplan.opslag.beslissen import read_top
from ouderplan.opslag.toestand import put_state, state
from ouderplan.stappen.basis import Stand, StapModel
from ouderplan.stappen.visie import bewaren

OPZIJ = "visie.opzij"
"""A text that could not be stored yet, because another window was first; F5 does not lose it."""


class Model(StapModel):
    """The versions of the visie and the top that they are written with.

    Attributes
    ----------
    versies
        Newest first; the first is the one that is worked on.
    top
        The waarden beside the text.
    vermeldingen
        For each waarde of the top, which words of the text name it.
    leesbaarheid
        How easy the text reads, estimated; the waarden of the top are no hard words.
    opzij
        What someone typed in a window that was second; "" when there is no such text.
    """

    tabellen = frozenset({"visie", "visie_stappen", "rondes", "vastgestelde_keuzes", "toestand"})
    herstelt = frozenset({"visie", "visie_stappen"})
    versies = Tuple()
    stappen = Tuple()
    top = Instance(Topwaarden, args=())
    vermeldingen = Tuple()
    leesbaarheid = Instance(Leesbaarheid, args=())
    opzij = Unicode("")

    def refresh(self) -> None:
        """Read the versions and the top again."""
        with self.zitting.wb.reading() as tx:
            top, opzij = read_top(tx), state(tx, OPZIJ)
            stappen = tuple(tx.rows(Visiestap))
            versies = tuple(sorted(tx.rows(Visieversie), key=lambda row: -row.versie))
        last = newest(versies)
        tekst = last.tekst if last else ""
        named = [(begin, end) for begin, end, _ in find_named(tekst, top.waarden)]
        with self.hold_trait_notifications():
            self.vermeldingen = find_values(tekst, top.waarden)
            self.leesbaarheid = assess(tekst, named)
            self.top, self.opzij, self.stappen, self.versies = top, opzij, stappen, versies
        self.stand = Stand.of(begonnen=bool(versies), blokkades=self._blockers())

    @property
    def versie(self) -> Visieversie | None:
        """Return the version that is worked on, or None."""
        return newest(self.versies)

    @property
    def tekst(self) -> str:
        """Return the text of the version that is worked on."""
        return self.versie.tekst if self.versie else ""

    @property
    def ongenoemd(self) -> tuple[str, ...]:
        """Return the waarden of the top that the text does not name."""
        return tuple(row.waarde for row in self.vermeldingen if not row.genoemd)

    @property
    def te_verwerpen(self) -> bool:
        """Tell whether the newest version can go without losing anything."""
        return bewaren.can_discard(self.versie, bewaren.previous(self.versies))

    def steps(self, versie: Visieversie) -> tuple[Visiestap, ...]:
        """Return the steps of a version, in order."""
        return steps_of(versie, self.stappen)

    def version(self, nummer: int) -> Visieversie | None:
        """Return the version with this number, or None."""
        return next((row for row in self.versies if row.versie == nummer), None)

    def compare(self, oud: int, nieuw: int) -> tuple[Verschil, ...]:
        """Return how one version became another, word by word."""
        before, after = self.version(oud), self.version(nieuw)
        return compare(before.tekst, after.tekst) if before and after else ()

    def write(self, oud: str, nieuw: str) -> Visieversie:
        """Store the text as typed and return the version that holds it now.

        Raises
        ------
        Botsing
            When another window changed the text since `oud` was read.
        """
        with self.zitting.wb.writing() as tx:
            return bewaren.write(tx, oud, nieuw)

    def save_version(self) -> Visieversie:
        """Keep the newest version and go on in the next one, which is returned."""
        self._check_nothing_aside()
        with self.zitting.wb.writing() as tx:
            return bewaren.save_version(tx)

    def save_as_version(self, tekst: str) -> Visieversie:
        """Begin a new version with a text that is in no version yet, and return it."""
        with self.zitting.wb.writing() as tx:
            begun = bewaren.begin(tx, tekst)
        self.drop_aside()
        return begun

    def restore(self, nummer: int) -> Visieversie:
        """Begin a new version with the text of an older one, and return it."""
        self._check_nothing_aside()
        old = self.version(nummer)
        if old is None:
            raise bewaren.VisieVeranderd
        with self.zitting.wb.writing() as tx:
            return bewaren.begin(tx, old.tekst)

    def discard(self) -> Visieversie:
        """Take the newest version away, when it says what the one before says; return that one."""
        with self.zitting.wb.writing() as tx:
            return bewaren.discard(tx, self._seen())

    def take_step(self, status: Visiestatus, door: str, op: date | None) -> None:
        """Take the version a step further or back, with by whom and when.

        Raises
        ------
        OuderplanFout
            When the version changed meanwhile, has no text, or something is not filled in.
        """
        self._check_nothing_aside()
        seen = self._seen()
        with self.zitting.wb.writing() as tx:
            bewaren.decide(tx, seen, Visiestap(seen.versie, status, door, op))

    def put_aside(self, tekst: str) -> None:
        """Keep a text that could not be stored, for when its window closes."""
        put_state(self.zitting.wb, OPZIJ, tekst)

    def drop_aside(self) -> None:
        """Forget the text that was put aside."""
        put_state(self.zitting.wb, OPZIJ, "")

    def _seen(self) -> Visieversie:
        if self.versie is None:
            raise GeenTekst
        return self.versie

    def _check_nothing_aside(self) -> None:
        if self.opzij and self.opzij != self.tekst:
            raise OuderplanFout(self.teksten("opzij.eerst"))

    def _blockers(self) -> tuple[str, ...]:
        t, versie = self.teksten, self.versie
        found = []
        if self.top.soort is not Topsoort.VASTGESTELD:
            found.append(t(f"blokkade.top_{self.top.soort}"))
        if not self.tekst or versie is None:
            return (*found, t("blokkade.geen_tekst"))
        if versie.status is Visiestatus.VASTGESTELD:
            return tuple(found)
        if self.ongenoemd:
            found.append(t("blokkade.ongenoemd", waarden=enumerate_words(self.ongenoemd)))
        return (*found, self._not_adopted(versie))

    def _not_adopted(self, versie: Visieversie) -> str:
        in_plan = version_in_plan(self.versies)
        if in_plan is None or in_plan == versie:
            return self.teksten("blokkade.niet_vastgesteld")
        return self.teksten(
            "blokkade.nieuwer_concept", versie=versie.versie, in_plan=in_plan.versie
        )

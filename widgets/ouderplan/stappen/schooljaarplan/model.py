"""State of the step Schooljaarplan."""

from datetime import date
from pathlib import Path

from traitlets import Bool, Dict, Instance, Tuple, Unicode

from ouderplan.figuren import Figuur, draw_uitslag
from ouderplan.kern.antwoord import ADRES
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.antwoord import (
    choose_paper_languages,
    paper_languages,
    share,
    shared_on,
)
from ouderplan.opslag.gegevens import keep_fact
from ouderplan.opslag.lezen.verschil import Vergelijking
from ouderplan.opslag.tabellen import ANDERS, TOESTAND
from ouderplan.stappen.basis import Staat, Stand, StapModel, find_steps
from ouderplan.stappen.onderdelen.gekozen import GROOTST
from ouderplan.stappen.planteksten.model import Model as Planteksten
from ouderplan.stappen.schooljaarplan.bestanden import (
    TeGroot,
    Uitgevoerd,
    earlier,
    house_style,
    keep_house_style,
)
from ouderplan.stappen.schooljaarplan.uitvoering import Uitvoering
from ouderplan.stappen.zitting import Zitting
from ouderplan.uitvoer.plan import Plan, load_plan
from ouderplan.uitvoer.soorten import soort_named
from ouderplan.uitvoer.stemming import Stemming
from ouderplan.uitvoer.volgordes import (
    JA,
    LEEG_SLEUTEL,
    PDCA_SLEUTEL,
    SLEUTEL,
    WERKBOEK,
    check_order,
    known_order,
)
from ouderplan.uitvoer.wegschrijven import Voortgang, export, ready_folder


class Model(StapModel):
    """The plan as it is now, the export that is being made, and the ones made before.

    Reading the whole plan is done only while this step is on the page.
    """

    tabellen = frozenset(
        {
            "werkboek",
            "criteria",
            "rondes",
            "vastgestelde_keuzes",
            "visie",
            "visie_stappen",
            "kansen_bedreigingen",
            "omzettingen",
            "jaardoelen",
            "acties",
            "schoolscan",
            "activiteiten",
            "evaluaties",
            "toestand",
            "verwachtingen",
            "plan_teksten",
            "kernwoorden",
            "vaststellingen",
        }
    )
    herstelt = Planteksten.herstelt
    plan = Instance(Plan, allow_none=True)
    ontbreekt: "Dict[str, tuple[str, ...]]" = Dict()
    uitvoering = Instance(Uitvoering)
    eerder = Tuple()
    klaar = Instance(Uitgevoerd, allow_none=True)
    huisstijl = Instance(Path, allow_none=True)
    planteksten = Instance(Planteksten)
    gedeeld = Instance(date, allow_none=True)
    papiertalen = Tuple()
    volgorde = Unicode(WERKBOEK)
    noem_lege = Bool(False)
    pdca = Bool(False)
    terug = Instance(Vergelijking, allow_none=True)
    terug_naam = Unicode("")

    def __init__(self, zitting: Zitting) -> None:
        self.uitvoering = Uitvoering()
        self.planteksten = Planteksten(zitting)
        self._others: dict[str, StapModel] = {}
        self._drawn: tuple[Stemming, Figuur] | None = None
        self._back = b""
        self._read: dict[str, int] = {}
        super().__init__(zitting)
        zitting.observe(self._on_stap_change, "stap")

    @property
    def getoond(self) -> bool:
        """Whether this step is the one on the page."""
        return self.zitting.stap == "schooljaarplan"

    def refresh(self) -> None:
        """Read the plan again if it is on the page, and see which exports there are."""
        wb = self.zitting.wb
        self.look_at_exports()
        self.huisstijl = house_style(wb.map)
        self.planteksten.refresh()
        with wb.reading() as tx:
            self.gedeeld, self.papiertalen = shared_on(tx), paper_languages(tx)
        facts = wb.profile()
        self.volgorde = known_order(facts.get(SLEUTEL, ""))
        self.noem_lege = facts.get(LEEG_SLEUTEL, "") == JA
        self.pdca = facts.get(PDCA_SLEUTEL, "") == JA
        if self.getoond:
            self._read_plan()

    def look_at_exports(self) -> None:
        """See which exports there are."""
        self.eerder = earlier(self.zitting.exports, self.zitting.wb.profile())
        blockers = () if self.eerder else (self.teksten("blokkade.geen_bestand"),)
        self.stand = Stand.of(begonnen=bool(self.eerder), blokkades=blockers)

    def show_row(self, tabel: str, rij: str) -> None:
        """Put the sheet of the free texts on that this table is."""
        self.planteksten.show_row(tabel, rij)

    def _read_plan(self) -> None:
        """Read the plan and what is missing, unless only what is on which screen changed."""
        wb = self.zitting.wb
        versions = wb.versions()
        for naam in (TOESTAND.name, TOESTAND.name + ANDERS):
            versions.pop(naam, None)
        if self.plan is None or versions != self._read:
            self.ontbreekt = self._missing()
            self.plan = load_plan(wb)
            self._read = versions

    def close(self) -> None:
        """Let go of the page too, and of the other steps that were asked."""
        super().close()
        self.planteksten.close()
        self.zitting.unobserve(self._on_stap_change, "stap")
        for model in self._others.values():
            model.close()

    def export(self, soort: str) -> None:
        """Make a file for others, beside the page; nothing that is there is overwritten."""
        if self.uitvoering.bezig:
            raise OuderplanFout(self.teksten("uitvoer.bezig"))
        wb, folder = self.zitting.wb, ready_folder(self.zitting.exports)
        basis = self.huisstijl if soort_named(soort).basis else None

        def work(tell: Voortgang) -> Path:
            return export(wb, soort, folder, basis=basis, voortgang=tell)

        self.uitvoering.start(work, self._on_done)

    def choose_order(self, volgorde: str) -> None:
        """Keep in which order the chapters stand."""
        self._choose(SLEUTEL, check_order(volgorde))

    def name_empty(self, noem: bool) -> None:
        """Keep whether empty chapters are named in the plan."""
        self._choose(LEEG_SLEUTEL, JA if noem else "")

    def show_pdca(self, pdca: bool) -> None:
        """Keep whether activities are shown as plan, do, check and act."""
        self._choose(PDCA_SLEUTEL, JA if pdca else "")

    def _choose(self, sleutel: str, waarde: str) -> None:
        with self.zitting.wb.writing() as tx:
            keep_fact(tx, sleutel, waarde)

    def preview_back(self, naam: str, content: bytes) -> None:
        """Show what reading back this Excel file would change."""
        from ouderplan.opslag.lezen.terug import (  # noqa: PLC0415  openpyxl is slow to load
            preview_excel,
        )

        if len(content) > GROOTST:
            raise TeGroot(bestand=naam, mb=GROOTST // 1_000_000)
        self.forget_back()
        self.terug = preview_excel(self.zitting.wb, naam, content)
        self._back, self.terug_naam = content, naam

    def read_back(self) -> None:
        """Read the Excel file that was shown, all of it or nothing."""
        from ouderplan.opslag.lezen.terug import (  # noqa: PLC0415  openpyxl is slow to load
            import_excel,
        )

        if self.terug is None:
            raise OuderplanFout(self.teksten("terug.niets"))
        import_excel(self.zitting.wb, self.terug_naam, self._back)
        self.forget_back()

    def forget_back(self) -> None:
        """Put the Excel file aside without reading it."""
        self.terug, self.terug_naam, self._back = None, "", b""

    def take_up(self, uitgevoerd: Uitgevoerd) -> None:
        """Put an earlier file up for download."""
        if not uitgevoerd.path.is_file():
            self.refresh()
            raise OuderplanFout(self.teksten("uitvoer.weg", bestand=uitgevoerd.path.name))
        self.klaar = uitgevoerd

    @property
    def antwoord_adres(self) -> str:
        """Where phones read the answer to the parents, or "" when there are no pages for phones."""
        return f"{self.zitting.zaal}{ADRES}" if self.zitting.zaal else ""

    def share_answer(self) -> None:
        """Let the phones read the answer to the parents from today on."""
        share(self.zitting.wb, date.today())

    def stop_sharing(self) -> None:
        """Take the answer away from the phones."""
        share(self.zitting.wb, None)

    def choose_language(self, code: str, chosen: bool) -> None:
        """Put the answer on paper in this language too, or no more."""
        others = [taal for taal in self.papiertalen if taal != code]
        choose_paper_languages(self.zitting.wb, [*others, code] if chosen else others)

    def set_house_style(self, naam: str, content: bytes) -> None:
        """Keep the school's own .docx as the look of the Word file."""
        keep_house_style(self.zitting.wb.map, naam, content)
        self.huisstijl = house_style(self.zitting.wb.map)

    def drop_house_style(self) -> None:
        """Go back to our own look."""
        if self.huisstijl is not None:
            self.huisstijl.unlink(missing_ok=True)
        self.huisstijl = None

    def picture(self) -> Figuur | None:
        """Return the picture of the vote on the waarden, drawn once."""
        vote = self.plan.waarden if self.plan else None
        if vote is None or not vote.uitslag.gestemd:
            return None
        if self._drawn is None or self._drawn[0] != vote:
            drawn = draw_uitslag(vote.uitslag, vraag=vote.ronde.vraag, aantal=vote.aantal)
            self._drawn = (vote, drawn)
        return self._drawn[1]

    def _on_stap_change(self, _change: object = None) -> None:
        if self.getoond and self.zitting.werkboek is not None:
            self.zitting.run(self.refresh)

    def _on_done(self, path: Path | None, error: BaseException | None) -> None:
        def finish() -> None:
            if error is not None:
                raise error
            self.look_at_exports()
            self.klaar = next((row for row in self.eerder if row.path == path), None)

        self.zitting.run(finish)

    def _missing(self) -> dict[str, tuple[str, ...]]:
        """Ask every other step what still stands in the way."""
        for stap in find_steps():
            if stap.titel == self.teksten("titel"):
                continue
            if stap.naam in self._others:
                self._others[stap.naam].refresh()
            else:
                self._others[stap.naam] = stap.make_model(self.zitting)
        titles = {stap.naam: stap.titel for stap in find_steps()}
        return {
            titles[naam]: model.stand.blokkades
            for naam, model in self._others.items()
            if model.stand.blokkades and model.stand.staat is not Staat.KLAAR
        }

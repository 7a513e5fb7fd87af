"""Read in lists that a school already has: choose, say what is what, see what happens, say yes."""

from functools import partial

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.gekozen import chosen_files
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.vraagblad import Vraagdeel

KIES = ".xlsx,.xlsm,.docx,.csv,.txt,.tsv,.ods,.xls,.xlsb"
"""What can be chosen: of what cannot be read, it is said how it becomes what can."""


class Lijstenlezer(Deel[Model]):
    """The files, what would happen with them, the way to do it, and the two answers."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._model = model.lijsten
        self._upload = self._make_upload()
        self._way = self._make_way()
        self._shown = html()
        self._read = button(
            self.zitting,
            self.t("lijsten.lees"),
            self._model.read_in,
            "op-primary",
            gelukt=self.t("lijsten.gelezen"),
        )
        away = button(self.zitting, self.t("lijsten.niet"), self._model.put_away, "op-quiet")
        self._asked: list[Vraagdeel] = []
        self._questions = stack([])
        self._manner = stack(
            [html(f"<strong>{self.t('lijsten.manier')}</strong>"), self._way], "op-stapel-dicht"
        )
        buttons = row([self._read, away], "op-knoppen")
        self._answer = stack([self._questions, self._manner, self._shown, buttons])
        self._back = button(
            self.zitting,
            self.t("lijsten.terug"),
            self._model.take_back,
            "op-secondary",
            gelukt=self.t("lijsten.is_terug"),
        )
        explained = html(self.render("alinea", zin=self.t("lijsten.uitleg")))
        choose = [explained, row([self._upload]), self._answer, row([self._back], "op-knoppen")]
        fold = Uitklap(self.zitting, self.t("lijsten.kop"), stack(choose))
        self.box = stack([fold.box], "op-sectie")
        watched = ["gevraagd", "vooraf", "nog", "aanvullen", "meldingen", "terug"]
        self._model.observe(self._on_lists_change, watched)
        self._on_lists_change()

    def _make_upload(self) -> w.FileUpload:
        label = self.t("lijsten.kies")
        made = w.FileUpload(accept=KIES, multiple=True, description=label, tooltip=label)
        made.observe(self._on_upload_change, "value")
        return made

    def _make_way(self) -> w.RadioButtons:
        t = self.t
        made = w.RadioButtons(
            options=[(t("lijsten.aanvullen"), True), (t("lijsten.vervangen"), False)],
            tooltip=t("lijsten.manier"),
            layout=w.Layout(),
        )
        made.observe(self._on_way_change, "value")
        return styled(made, "op-waarborg")

    def _on_upload_change(self, _change: object = None) -> None:
        files = chosen_files(self._upload)
        if not files:
            return
        self._upload.value = ()
        if self.zitting.run(lambda: self._model.choose(files)):
            self.zitting.hush()

    def _on_way_change(self, _change: object = None) -> None:
        way = bool(self._way.value)
        if way != self._model.aanvullen:
            self.zitting.run(lambda: self._model.choose_way(aanvullen=way))
            self._way.value = self._model.aanvullen

    def _on_lists_change(self, _change: object = None) -> None:
        model = self._model
        self._way.value = model.aanvullen
        self._ask()
        self._shown.value = self.render("lijsten.html.j2", lijsten=model)
        show_if(self._answer, model.bezig)
        show_if(self._manner, model.vooraf)
        show_if(self._read, model.nieuws)
        self._read.description = self.t("lijsten.ja" if model.twijfel else "lijsten.lees")
        self._read.tooltip = self._read.description
        show_if(self._back, model.terug)

    def _ask(self) -> None:
        """Show what is asked about each list."""
        asked = self._model.gevraagd
        if not asked:
            for part in self._asked:
                discard(part.box)
            self._asked, self._questions.children = [], ()
        for place in range(len(self._asked), len(asked)):
            self._asked.append(Vraagdeel(self.model, partial(self._model.say, place)))
        for part, one in zip(self._asked, asked, strict=True):
            part.show(one)
        boxes = tuple(
            part.box for part, one in zip(self._asked, asked, strict=True) if one.blad.vragen
        )
        if self._questions.children != boxes:
            self._questions.children = boxes

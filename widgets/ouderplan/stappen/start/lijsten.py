"""Read in lists that a school already has: choose them, see what happens, and say yes or no."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gekozen import chosen_files
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.start.model import Model

KIES = ".xlsx,.xlsm,.csv,.txt,.tsv,.ods,.xls,.xlsb"
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
        way = stack([html(self.render("lijsten_manier.html.j2")), self._way], "op-stapel-dicht")
        self._answer = stack([way, self._shown, row([self._read, away], "op-knoppen")])
        choose = [html(self.render("lijsten_uitleg.html.j2")), row([self._upload]), self._answer]
        fold = Uitklap(self.zitting, self.t("lijsten.kop"), stack(choose))
        self.box = stack([fold.box], "op-sectie")
        self._model.observe(self._on_vooraf_change, ["vooraf", "aanvullen", "meldingen"])
        self._on_vooraf_change()

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

    def _on_vooraf_change(self, _change: object = None) -> None:
        self._way.value = self._model.aanvullen
        self._shown.value = self.render("lijsten.html.j2", lijsten=self._model)
        show_if(self._answer, self._model.vooraf)
        show_if(self._read, self._model.nieuws)

"""CSVs that someone changed by hand: read in, or put aside; never overwritten."""

from functools import partial
from pathlib import Path

import ipywidgets as w

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.start.model import Model


class Handwerk(Deel[Model]):
    """One notice per hand-changed file, with the two things that can be done."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._files = stack([])
        self.box = stack([html(f"<h2>{self.t('hand.kop')}</h2>"), self._files], "op-sectie")
        self.follow(self._on_files_change, "met_de_hand")

    def _on_files_change(self, _change: object = None) -> None:
        files = self.model.met_de_hand
        self._files.children = [self._notice(path) for path in files]
        show_if(self.box, files)

    def _notice(self, path: Path) -> w.Widget:
        t, model = self.t, self.model
        fout, verslag = "", None
        try:
            verslag = model.preview(path).tabellen[0]
        except OuderplanFout as error:
            fout = str(error)
        notice = html(self.render("hand.html.j2", bestand=path.name, fout=fout, verslag=verslag))
        read = button(
            self.zitting,
            t("hand.lees"),
            partial(model.read_in, path),
            "op-primary",
            gelukt=t("hand.gelezen"),
        )
        read.disabled = bool(fout)
        aside = button(
            self.zitting, t("hand.weg"), partial(model.put_aside, path), gelukt=t("hand.opzij")
        )
        return stack([notice, row([read, aside], "op-knoppen")], "op-stapel-dicht")

"""The answer to the parents: share it with the phones, and choose its languages on paper."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.qr import qr_svg
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.talen import Taal, Talen


def answer_qr(model: Model) -> list[dict[str, str]]:
    """Return the QR code of the answer while it is shared, as `qr_rij` shows it."""
    adres = model.antwoord_adres
    if not (adres and model.gedeeld):
        return []
    return [{"wie": model.teksten("antwoord.wie"), "adres": adres, "svg": qr_svg(adres)}]


class Antwoord(Deel[Model]):
    """Two buttons, the code that leads to it, and the languages on paper."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._head = html()
        self._share = button(
            self.zitting,
            t("antwoord.deel"),
            self.model.share_answer,
            "op-secondary",
            uitleg=t("antwoord.deel_uitleg"),
            gelukt=t("antwoord.gelukt"),
        )
        self._stop = button(
            self.zitting,
            t("antwoord.stop"),
            self.model.stop_sharing,
            "op-quiet",
            uitleg=t("antwoord.stop_uitleg"),
            gelukt=t("antwoord.gestopt"),
        )
        buttons = row([self._share, self._stop], "op-knoppen")
        self._boxes = {taal.code: self._box(taal) for taal in Talen().andere}
        self.box = stack([self._head, buttons, self._folded()], "op-sectie")
        self.follow(self._on_model_change, ["gedeeld", "papiertalen"])

    def _box(self, taal: Taal) -> w.Checkbox:
        box = w.Checkbox(description=taal.nederlands, tooltip=taal.nederlands, indent=False)
        box.observe(lambda change: self._on_box_change(taal.code, bool(change["new"])), "value")
        return box

    def _folded(self) -> w.Widget:
        t = self.t
        boxes = w.Box(list(self._boxes.values()))
        inside = stack([html(t("antwoord.talen_uitleg"), "op-klein"), boxes], "op-stapel-dicht")
        styled(boxes, "op-talenlijst")
        return Uitklap(self.zitting, t("antwoord.talen"), inside).box

    def _on_box_change(self, code: str, chosen: bool) -> None:
        if chosen != (code in self.model.papiertalen):
            self.zitting.run(lambda: self.model.choose_language(code, chosen))

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        self._head.value = self.render(
            "antwoord.html.j2", gedeeld=model.gedeeld, qrs=answer_qr(model)
        )
        show_if(self._share, not model.gedeeld)
        show_if(self._stop, model.gedeeld)
        for code, box in self._boxes.items():
            box.value = code in model.papiertalen

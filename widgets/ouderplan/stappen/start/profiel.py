"""The school profile (C6): fields that save themselves."""

import ipywidgets as w

from ouderplan.kern.wanneer import Regio
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, row, stack, styled
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import Veld, text_area, text_field
from ouderplan.stappen.start.model import Model

RIJEN = (
    ("school", "plaats", "schooljaar", "vakantieregio"),
    ("bestuur", "wijk", "soort_school"),
    ("aantal_leerlingen", "teldatum", "aantal_groepen"),
    ("motto",),
)
LANG = ("stelling", "missie", "visie_school", "kernwaarden", "werkgroep")
WIFI = ("wifi_naam", "wifi_wachtwoord")


class Profiel(Deel[Model]):
    """Every fact of the profile as a field."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._velden: dict[str, Veld] = {}
        t = self.t
        short = [row([self._field(sleutel) for sleutel in rij]) for rij in RIJEN]
        wifi = stack([html(f"<h3>{t('profiel.wifi')}</h3>"), row([self._field(s) for s in WIFI])])
        rest = stack([self._field(sleutel, lang=True) for sleutel in LANG])
        long = Uitklap(self.zitting, t("profiel.meer"), rest)
        self.box = stack(
            [html(f"<h2>{t('profiel.kop')}</h2>"), *short, long.box, wifi], "op-sectie"
        )
        self.follow(self._on_profiel_change, "profiel")

    def _field(self, sleutel: str, *, lang: bool = False) -> w.Widget:
        label = self.t(f"profiel.{sleutel}")
        control = self._control(sleutel, label, lang=lang)
        model = self.model
        veld = Veld(self.zitting, control, lambda old, new: model.set_fact(sleutel, old, new))
        self._velden[sleutel] = veld
        return styled(veld.box, "op-groei")

    def _control(self, sleutel: str, label: str, *, lang: bool) -> w.Widget:
        if sleutel == "vakantieregio":
            options = [
                (self.t("profiel.geen_regio"), ""),
                *((r.value, r.value) for r in Regio),
            ]
            return w.Dropdown(description=label, tooltip=label, options=options)
        return text_area(label) if lang else text_field(label)

    def _on_profiel_change(self, _change: object = None) -> None:
        for sleutel, veld in self._velden.items():
            veld.show(self.model.profiel.get(sleutel, ""))

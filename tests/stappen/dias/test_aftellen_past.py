"""The time that is left fits on every slide that shows it, in minutes and large in the last one."""

import pytest
from dia_momenten import ideas, speak
from test_elke_dia_past import (  # fixtures
    METEN,
    ZET,
    doeken,  # noqa: F401
    gemaakt,  # noqa: F401
    nieuw,  # noqa: F401
    projectoren,  # noqa: F401
    zaal,  # noqa: F401
)

from ouderplan.kern.draaiboek import Bijeenkomst
from ouderplan.opslag.draaiboek import advance, begin, count_down, live
from ouderplan.opslag.gegevens import keep_fact
from ouderplan.opslag.scherm import shown
from ouderplan.stappen.dias.bord import draw
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.programma import last_call
from ouderplan.stappen.dias.rijen import make_row

pytestmark = pytest.mark.browser
TEL = """([tekst, minuut]) => {
  for (const vak of document.querySelectorAll("[data-aftel]")) {
    vak.innerHTML = tekst.replace(/^\\d+ min$/, vak.dataset.aftel.replaceAll("#", parseInt(tekst)));
    vak.classList.toggle("d-minuut", minuut);
  }
  dispatchEvent(new Event("resize"));
}"""
AFTELLINGEN = (("120 min", False), ("0:45", True), ("", True))
GEVALLEN = [
    (Bijeenkomst.OUDERAVOND, "Stemmen", ""),
    (Bijeenkomst.OUDERAVOND, "Stemmen", "tr"),
    (Bijeenkomst.OUDERAVOND, "Stemmen", "alleen ckb"),
    (Bijeenkomst.OUDERAVOND, "Pauze", ""),
    (Bijeenkomst.OUDERAVOND, "Pauze", "ru"),
    (Bijeenkomst.STUDIEMIDDAG, "Schoolscan invullen", ""),
    (Bijeenkomst.STUDIEMIDDAG, "Kansen en bedreigingen", ""),
]


@pytest.mark.parametrize("geval", GEVALLEN)
def test_the_time_that_is_left_fits(projectoren, zaal, nieuw, geval):  # noqa: F811
    bijeenkomst, wat, taal = geval
    wb = nieuw("school")
    with wb.writing() as tx:
        keep_fact(tx, "wifi_naam", "Wilgenhof-gast")
        keep_fact(tx, "wifi_wachtwoord", "welkom")
    ideas(wb, 9)
    speak(wb, taal)
    begin(wb, bijeenkomst)
    count_down(wb, aan=True)
    while row(wb) != wat:
        assert advance(wb)
    with wb.reading() as tx:
        reeks = shown(tx).reeks
    wb.close()
    bron = Bron(zaal(wb.map), {})
    dias = make_row(bron, reeks)
    found, counted = [], 0
    for dia in (*dias, *last_call(bron, reeks, dias)):
        html = draw(dia, bron, klok=True)
        counted += "data-aftel" in html
        for maat, projector in projectoren.items():
            projector.evaluate(ZET, html)
            for tekst, minuut in AFTELLINGEN:
                projector.evaluate(TEL, [tekst, minuut])
                wrong = projector.evaluate(METEN)
                found += [f"{maat} {dia.id} {tekst}: {fout}" for fout in wrong]
    assert found == []
    assert counted


def row(wb):
    with wb.reading() as tx:
        return live(tx).nu.gepland.regel.wat

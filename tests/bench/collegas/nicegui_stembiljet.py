"""The ballot in NiceGUI, as its own documentation would have it; run by its own environment."""

import os
import sys
import uuid

from bewaren import keep
from nicegui import ui

MEESTE = 5


@ui.page("/")
def ballot() -> None:
    stemmer = uuid.uuid4().hex
    ui.html("<h1>Welke waarden vindt u het belangrijkst?</h1>", sanitize=False)
    vakjes = [ui.checkbox(waarde) for waarde in os.environ["BENCH_WAARDEN"].split("|")]

    def send() -> None:
        gekozen = [vakje.text for vakje in vakjes if vakje.value]
        if len(gekozen) > MEESTE:
            zegt.set_content(f"Kies er hoogstens {MEESTE}.")
            return
        keep(stemmer, gekozen)
        zegt.set_content("<p id='ontvangen'>Stem ontvangen</p>")

    ui.button("Verstuur mijn stem", on_click=send)
    zegt = ui.html("", sanitize=False)


ui.run(host="127.0.0.1", port=int(sys.argv[1]), reload=False, show=False)

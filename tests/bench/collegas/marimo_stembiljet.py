# ruff: noqa: PLC0415, PLR1711  a notebook of marimo: cells are functions, written by marimo
"""The ballot in marimo, as its own documentation would have it; run by its own environment."""

import marimo

app = marimo.App()


@app.cell
def _():
    import os
    import uuid

    import marimo as mo
    from bewaren import keep

    stemmer = uuid.uuid4().hex
    return keep, mo, os, stemmer


@app.cell
def _(mo, os):
    waarden = os.environ["BENCH_WAARDEN"].split("|")
    vakjes = mo.ui.array([mo.ui.checkbox(label=waarde) for waarde in waarden])
    biljet = vakjes.form(submit_button_label="Verstuur mijn stem")
    mo.vstack([mo.md("# Welke waarden vindt u het belangrijkst?"), biljet])
    return biljet, waarden


@app.cell
def _(biljet, keep, mo, stemmer, waarden):
    meeste = 5
    mo.stop(biljet.value is None)
    gekozen = [waarde for waarde, aan in zip(waarden, biljet.value, strict=True) if aan]
    mo.stop(len(gekozen) > meeste, mo.md(f"Kies er hoogstens {meeste}."))
    keep(stemmer, gekozen)
    mo.Html("<p id='ontvangen'>Stem ontvangen</p>")
    return


if __name__ == "__main__":
    app.run()

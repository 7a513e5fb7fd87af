"""No sign that a person typed is dropped from a picture: every script, in every picture."""

import re
import warnings
import xml.etree.ElementTree as ET

import pytest
from letters_maken import make_typeface
from matplotlib.font_manager import fontManager

from ouderplan.figuren import draw_jaarklok, draw_jaren, draw_scan, draw_uitslag, schrift
from ouderplan.figuren.blad import LEEG
from ouderplan.figuren.draden import draw_threads
from ouderplan.figuren.schrift import undrawable
from ouderplan.kern.afspraken import Gesprek
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.draad import Herkomst
from ouderplan.kern.jaarklok import Terugkerend, make_clock
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Rondekeuze, Stembriefje
from ouderplan.kern.schoolscan import Niveau, Scanregel, Scanvraag, summarise
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.streefcijfers import Meting, Streefcijfer, lines
from ouderplan.kern.tellen import count
from ouderplan.kern.weefsel import Draad, Gekozen, Weefsel

SCHRIFT = {
    "Tigrinya": "ምትእምማን",
    "Chinees": "信任和尊重",
    "Gurmukhi": "ਭਰੋਸਾ",
    "Arabisch": "احترام",
    "emoji": "🎉",
}
SVG = "{http://www.w3.org/2000/svg}"


def uitslag(tekst):
    briefjes = [Stembriefje(1, f"b{n}", Groep.OUDERS, Kanaal.TELEFOON, "k") for n in range(12)]
    counted = count(briefjes, [Rondekeuze(1, "k", tekst), Rondekeuze(1, "durf", "durf")])
    return draw_uitslag(counted, vraag=f"Wat is {tekst}?", aantal=1)


def scan(tekst):
    regels = [Scanregel(1, f"o{n}", Groep.OUDERS, 1, Niveau.DRIE) for n in range(12)]
    return draw_scan(summarise(regels, (Scanvraag("1", tekst, tekst),)))


def jaarklok(tekst):
    gesprekken = (Gesprek(tekst, "september"), Gesprek(f"{tekst} vaak", "elke maand"))
    return draw_jaarklok(make_clock(Terugkerend(gesprekken), 2026))


def jaren(tekst):
    metingen = [Meting(tekst, tekst, "40 %"), Meting(tekst, "2027-2028", "65 %")]
    return draw_jaren(lines([Streefcijfer(tekst, "≥ 60 %")], metingen)[0])


def draden(tekst):
    doel = Jaardoel("3a", 3, tekst, herkomst_soort="kans", herkomst="k1")
    kans = Inbreng("k1", Soort.KANS, Perspectief.TEAM, tekst)
    waarde = Gekozen(tekst, 1, 48, 120, in_visie=True)
    draad = Draad(Herkomst(doel, kans=kans), (waarde,), acties=(Actie("3a", tekst),))
    return draw_threads(Weefsel((waarde,), (), (draad,)))[0]


FIGUREN = [uitslag, scan, jaarklok, jaren, draden]


@pytest.fixture
def met_letters(alleen_onze_letters, tmp_path):
    """Give a machine that has a typeface with every sign."""
    assert alleen_onze_letters == len(fontManager.ttflist)
    fontManager.addfont(make_typeface(tmp_path, "Alle Tekens", "".join(SCHRIFT.values())))
    schrift.forget()


def outlines(svg):
    """Return what is drawn: matplotlib writes each text as a comment beside its outlines."""
    return re.findall(r"<!--(.*?)-->", svg, re.DOTALL)


def texts(svg):
    """Return what the browser draws."""
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def shown(figuur):
    return " ".join([*outlines(figuur.svg), *texts(figuur.svg)])


@pytest.mark.usefixtures("alleen_onze_letters")
@pytest.mark.parametrize("teken", FIGUREN)
@pytest.mark.parametrize("taal", SCHRIFT)
def test_without_a_typeface_for_it_the_browser_draws_it_and_word_is_told(teken, taal):
    tekst = SCHRIFT[taal]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figuur = teken(tekst)
        figuur.png  # noqa: B018  drawn here
    missing = undrawable(tekst)
    assert bool(missing) == (taal != "Arabisch")  # DejaVu, which comes with matplotlib, has it
    assert tekst in shown(figuur)
    assert any(tekst in line for line in texts(figuur.svg)) == bool(missing)
    assert any(tekst in line for line in figuur.onvolledig) == bool(missing)
    assert LEEG not in shown(figuur)


@pytest.mark.usefixtures("met_letters")
@pytest.mark.parametrize("teken", FIGUREN)
@pytest.mark.parametrize("taal", SCHRIFT)
def test_with_a_typeface_for_it_every_picture_draws_it(teken, taal):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figuur = teken(f"Samen {SCHRIFT[taal]}")
        figuur.png  # noqa: B018  drawn here
    assert f"Samen {SCHRIFT[taal]}" in " ".join(outlines(figuur.svg))
    assert texts(figuur.svg) == []
    assert figuur.onvolledig == ()


@pytest.mark.usefixtures("alleen_onze_letters")
def test_the_text_stands_where_the_drawing_would_be():
    figuur = uitslag("信任")
    root = ET.fromstring(figuur.svg)
    breed, hoog = map(float, root.get("viewBox").split()[2:])
    (vraag, keuze) = root.iter(f"{SVG}text")
    assert (vraag.text, keuze.text) == ("Wat is 信任?", "信任")
    assert float(vraag.get("x")) == pytest.approx(0.3 * 72)
    assert float(vraag.get("y")) < float(keuze.get("y")) < hoog
    assert float(keuze.get("x")) < breed / 2


@pytest.mark.usefixtures("alleen_onze_letters")
def test_the_png_is_taller_by_the_line_that_says_what_the_boxes_are():
    whole, boxed = uitslag("vertrouwen"), uitslag("信任")
    assert heights(boxed.png) > heights(whole.png)


def heights(png):
    return int.from_bytes(png[20:24])


@pytest.mark.usefixtures("alleen_onze_letters")
def test_what_the_browser_draws_does_no_harm():
    figuur = uitslag("<b>信</b>&\u0007")
    assert texts(figuur.svg)[-1].replace(" ", "") == "<b>信</b>&"


@pytest.mark.usefixtures("alleen_onze_letters")
def test_a_typeface_that_shows_only_boxes_or_colours_is_not_counted(tmp_path):
    for naam in ("Last Resort Nep", "Emoji Color Nep"):
        fontManager.addfont(make_typeface(tmp_path, naam, "信🎉"))
    schrift.forget()
    assert undrawable("信🎉") == {"信", "🎉"}


@pytest.mark.usefixtures("alleen_onze_letters")
def test_a_typeface_that_is_gone_is_passed_over(tmp_path):
    path = make_typeface(tmp_path, "Weg Ermee", "信")
    fontManager.addfont(path)
    path.unlink()
    schrift.forget()
    assert undrawable("信") == {"信"}

"""Every slide, drawn by a real browser: it fits, it can be read from the back row, it is not empty.

Measured are the boxes of the letters themselves: what is said stands in `meten.js`.
"""

import shutil
from functools import cache
from pathlib import Path

import pytest
from dia_beeld import MATEN, document
from dia_momenten import MOMENTEN, groups_apart, lot
from dia_rijen import ALLE
from dia_werkboeken import FEITEN, ZIN, dots, fill, open_each, tie
from stemmen import clear_top, vote

from keren import spread
from ouderplan.app.voorbeeld import build_example
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Groep
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from ouderplan.stappen import Zitting
from ouderplan.stappen.dias.bord import draw
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row
from ouderplan.stappen.onderdelen.schermtaal import ALLEEN, SLEUTEL, all_languages

pytestmark = pytest.mark.browser
METEN = (Path(__file__).parent / "meten.js").read_text(encoding="utf-8")
METEN = METEN[METEN.index("() =>") :]
ZET = """(html) => {
  document.querySelector(".dia-toneel").innerHTML = html;
  dispatchEvent(new Event("resize"));
  return document.fonts.ready.then(() => null);
}"""
METEN_ALLE = f"""async (dias) => {{
  const found = [];
  for (const html of dias) {{
    await ({ZET})(html);
    found.push(({METEN})());
  }}
  return found;
}}"""
"""Puts one slide after another, and measures each."""
REGELS = """all => all.map(li => ["d-naam", "d-balk"].map(naam => li.querySelector("." + naam))
  .concat(li.querySelector("b")).map(part => Math.round(part.getBoundingClientRect().left)))"""
"""Where the name, the bar and the votes of each line begin."""
OVER = """<span class="{}" style="position:absolute;left:0;top:0;width:200px;height:200px">
  <svg viewBox="0 0 9 9" width="200" height="200"><path d="M0 0h9v9z"/></svg></span>"""
"""A picture in the corner where a slide begins."""
PER_RIJ = 12
"""So many slides of a row are looked at: the first, the last, and those between at equal steps."""
MET_TAAL = ("start", "waarden", "kansen/verzamelen", "kansen/stippen")
"""The rows whose texts are in the catalogs."""


SCHOOL = {"school": "De Proefschool", "schooljaar": "2026-2027"}
LEEG = '<section class="dia"></section>'


@pytest.fixture(scope="module")
def doeken(blijvende_context):
    """Give a function that returns the page of a size: the stylesheet and letters come once."""

    @cache
    def find(maat):
        breed, hoog = MATEN[maat]
        size = {"width": breed, "height": hoog}
        page = blijvende_context(viewport=size, reduced_motion="reduce").new_page()
        page.set_content(document(LEEG))
        page.evaluate("document.fonts.ready.then(() => null)")
        return page

    return find


@pytest.fixture
def projectoren(doeken):
    """Give a page without a slide for each form of screen: what is drawn once is held to both."""
    found = {maat: doeken(maat) for maat in ("16:9", "4:3")}
    for page in found.values():
        page.evaluate(ZET, LEEG)
    return found


@pytest.fixture(params=["16:9", "4:3"])
def projector(request, projectoren):
    """Give one of them; all that a test puts there stands in its one element."""
    return projectoren[request.param]


@pytest.fixture
def zaal(tmp_path):
    """Give a function that opens a workbook for the hall."""
    made = []

    def make(map: Path, adres: str = "http://192.168.178.124:8100") -> Zitting:
        made.append(Zitting(Kast(map.parent), zaal=adres, exports=tmp_path))
        made[-1].open(map)
        return made[-1]

    yield make
    for zitting in made:
        zitting.wb.close()


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory):
    """Give a folder with a new workbook and the example school: a copy is sooner there."""
    map = tmp_path_factory.mktemp("gemaakt")
    Werkboek.create(map / "nieuw", SCHOOL).close()
    build_example(map / "voorbeeld").close()
    return map


@pytest.fixture
def nieuw(gemaakt, tmp_path):
    """Give a function that returns a new workbook in a folder of this name."""
    return lambda naam: Werkboek.open(Path(shutil.copytree(gemaakt / "nieuw", tmp_path / naam)))


@pytest.fixture
def voorbeeld(gemaakt, tmp_path):
    """Give the example school."""
    wb = Werkboek.open(Path(shutil.copytree(gemaakt / "voorbeeld", tmp_path / "voorbeeld")))
    yield wb
    wb.close()


def some(dias):
    step = max(1, -(-len(dias) // PER_RIJ))
    return [*dias[:-1:step], dias[-1]]


def faults(projectoren, zitting, rijen=ALLE):
    """Return what is wrong with the slides of these rows on each screen, in sentences."""
    found = []
    for naam in rijen:
        bron = Bron(zitting, {})
        dias = some(make_row(bron, naam))
        drawn = [draw(dia, bron) for dia in dias]
        for maat, projector in projectoren.items():
            for dia, wrong in zip(dias, projector.evaluate(METEN_ALLE, drawn), strict=True):
                found += [f"{maat} {naam} {dia.id}: {zin}" for zin in wrong]
    return found


def test_the_measuring_sees_what_is_wrong(projector):
    """A slide with text that is too small, out of sight, over each other, or nearly empty."""
    begin = '<section class="dia"><div class="d-lijf">'
    for wrong, said in (
        ('<p style="font-size:12px">klein</p>', "te klein"),
        ('<p style="position:absolute;left:3000px">weg</p>', "buiten beeld"),
        (
            '<b style="position:absolute">een</b><i style="position:absolute">twee</i>',
            "over elkaar",
        ),
        ("<p>bijna niets</p>", "gevuld"),
        ('<h1 class="d-kop" style="--m:50;--mb:50">Een kop</h1>', "kop te klein"),
        ('<img alt="" src="data:,">', "niet te meten"),
        ('<svg width="99"><text font-size="9">a</text></svg>', "te klein"),
        (
            "<table style='width:0'><tr><td>een</td><td>twee</td></tr></table>",
            "kolommen tegen elkaar",
        ),
        ('<div class="d-vul" style="height:40px"><p>een<br>twee<br>drie</p></div>', "loopt uit"),
        (f"<p>Doe mee op uw telefoon</p>{OVER.format('d-qr')}", "beeld over tekst"),
        (f"<p>Doe mee op uw telefoon</p>{OVER.format('op-teken')}", "beeld over tekst"),
        (f'<p style="padding-left:9em">Ernaast</p>{OVER.format("d-qr")}', ""),
    ):
        projector.evaluate(ZET, f"{begin}{wrong}</div></section>")
        found = projector.evaluate(METEN)
        if said:
            assert any(said in zin for zin in found), wrong
        else:
            assert not any("over" in zin for zin in found), found


def test_with_nothing_in_the_workbook(projectoren, zaal, nieuw, leeg_werkboek):
    assert faults(projectoren, zaal(leeg_werkboek.map)) == []
    wb = nieuw("nieuw")
    wb.close()
    assert faults(projectoren, zaal(wb.map, "")) == []


def test_with_the_example_school(projectoren, zaal, voorbeeld):
    found = faults(projectoren, zaal(voorbeeld.map))
    assert [zin for zin in found if "gevuld" not in zin] == []
    for maat in projectoren:  # one short sentence that a parent wrote fills no slide
        assert len([zin for zin in found if zin.startswith(maat)]) <= 2, found


def test_with_the_longest_texts_sixty_goals_and_three_hundred_ideas(projectoren, zaal, nieuw):
    wb = nieuw("veel")
    fill(wb)
    tie(wb)
    dots(wb)
    wb.close()
    found = faults(projectoren, zaal(wb.map))
    assert [zin for zin in found if "gevuld" not in zin] == []


@pytest.mark.parametrize("soort", list(Rondesoort))
def test_an_open_round_with_a_long_question(projectoren, zaal, tmp_path, soort):
    wb = Werkboek.create(tmp_path / "open", SCHOOL | FEITEN)
    fill(wb)
    open_each(wb, soort)
    rij = {"kansen": "kansen/verzamelen", "stippen": "kansen/stippen", "scan": "schoolscan"}
    naam = rij.get(soort, "evaluatie/avond" if soort == "evaluatie" else soort)
    wb.close()
    assert faults(projectoren, zaal(tmp_path / "open"), [naam]) == []


@pytest.mark.parametrize("getoond", [False, True])
def test_ties_in_a_small_room_and_a_group_under_ten(projectoren, zaal, nieuw, getoond):
    wb = nieuw("gelijk")
    tie(wb, getoond=getoond)
    wb.close()
    assert faults(projectoren, zaal(wb.map), ["waarden"]) == []


def test_a_vote_without_a_single_choice(projectoren, zaal, nieuw):
    wb = nieuw("leeg")
    close_ronde(wb, vote(wb, {}, dicht=False))
    wb.close()
    assert faults(projectoren, zaal(wb.map), ["waarden"]) == []


def speak(wb, keuze):
    """Let the projector speak a language."""
    with wb.writing() as tx:
        found = tx.find(Gegeven, sleutel=SLEUTEL)
        if found:
            tx.change(*found, Gegeven(SLEUTEL, keuze))
        else:
            tx.add(Gegeven(SLEUTEL, keuze))


@pytest.mark.parametrize("taal", spread([taal.code for taal in all_languages().andere], 1))
def test_in_every_language_beside_dutch_and_alone(projectoren, zaal, nieuw, taal):
    wb = nieuw("taal")
    zitting = zaal(wb.map)

    def in_both(rijen):
        found = []
        for alleen in ("", ALLEEN):
            speak(wb, f"{alleen}{taal}")
            found += [f"{alleen}{zin}" for zin in faults(projectoren, zitting, rijen)]
        return found

    found = in_both(MET_TAAL)
    ronde = clear_top(wb, dicht=False)
    found += in_both(["waarden"])
    close_ronde(wb, ronde)
    found += in_both(["waarden"])
    wb.close()
    assert found == []


@pytest.mark.parametrize("taal", ["am", "ckb", "es", "nl-x-eenvoudig"])
def test_the_numbers_behind_a_result_beside_another_language(
    projectoren, zaal, nieuw, voorbeeld, taal
):
    """The languages with the longest words and sentences; a tie, a lot, and the school scan."""
    found = []
    for nummer, make in enumerate((groups_apart, lot)):
        wb = nieuw(str(nummer))
        if ronde := make(wb):
            show_ronde(wb, ronde)
        found += in_both(projectoren, zaal, wb, taal, ["waarden"])
        wb.close()
    found += in_both(projectoren, zaal, voorbeeld, taal, ["schoolscan"])
    assert [zin for zin in found if "gevuld" not in zin] == []


def in_both(projectoren, zaal, wb, taal, rijen):
    """Return what is wrong with that language beside Dutch, and alone."""
    found = []
    for alleen in ("", ALLEEN):
        speak(wb, f"{alleen}{taal}")
        found += [f"{alleen}{zin}" for zin in faults(projectoren, zaal(wb.map), rijen)]
    return found


def test_a_language_from_right_to_left_mirrors_the_slide(projector, zaal, nieuw):
    wb = nieuw("rtl")
    with wb.writing() as tx:
        tx.add(Gegeven(SLEUTEL, f"{ALLEEN}ar"))
    clear_top(wb, dicht=False)
    wb.close()
    bron = Bron(zaal(wb.map), {})
    projector.evaluate(ZET, draw(make_row(bron, "waarden")[0], bron))
    teller, code = (
        projector.locator(naam).bounding_box() for naam in (".d-teller", ".d-qr >> nth=0")
    )
    assert teller["x"] < code["x"]  # the way in comes first: at the right


@pytest.mark.parametrize("alleen", ["", ALLEEN], ids=["erbij", "alleen"])
@pytest.mark.parametrize("taal", ["tr", "ar"])
def test_every_choice_of_the_chart_is_one_line_in_the_direction_of_its_language(
    projector, zaal, nieuw, taal, alleen
):
    wb = nieuw("richting")
    with wb.writing() as tx:
        tx.add(Gegeven(SLEUTEL, f"{alleen}{taal}"))
        tx.add(Waarde("samen <zingen>"))  # nobody translated it
    vote(wb, {"vertrouwen": 5, "respect": 3, "samen <zingen>": 1})
    wb.close()
    bron = Bron(zaal(wb.map), {})
    chart = next(dia for dia in make_row(bron, "waarden") if dia.id == "grafiek")
    projector.evaluate(ZET, draw(chart, bron))
    lines = projector.locator(".d-balken li").evaluate_all(REGELS)
    assert len(lines) == 3
    assert {tuple(line) for line in lines} == {tuple(lines[0])}
    naam, balk, stemmen = lines[0]
    assert (naam > balk > stemmen) if (taal == "ar" and alleen) else (naam < balk < stemmen)


@pytest.mark.parametrize(
    "getal",
    [
        ("geloot", "loting", "4711"),
        ("open-kansen-muur", "open", "0"),
        ("open-waarden", "open", "0"),
        ("open-scan", "open", "0"),
        ("geheim", "gestemd", "36"),
    ],
)
def test_the_number_that_a_slide_is_about_can_be_seen_once(projector, zaal, nieuw, getal):
    moment, dia, number = getal
    wb = nieuw("getal")
    rij = MOMENTEN[moment](wb)
    wb.close()
    bron = Bron(zaal(wb.map), {})
    (found,) = (one for one in make_row(bron, rij) if one.id == dia)
    projector.evaluate(ZET, draw(found, bron))
    words = projector.locator(".dia").inner_text().split()  # only what is seen
    assert words.count(number) == 1


@pytest.mark.parametrize("moment", MOMENTEN)
def test_a_moment_of_an_evening(projectoren, zaal, nieuw, moment):
    wb = nieuw("moment")
    rij = MOMENTEN[moment](wb)
    wb.close()
    assert faults(projectoren, zaal(wb.map), [rij]) == []


GROOTTEN = """() => [...document.querySelectorAll(".dia *")]
  .filter(deel => getComputedStyle(deel).display !== "inline")
  .map(deel => deel.getBoundingClientRect())
  .flatMap(r => [r.left, r.top, r.width, r.height].map(maat => maat / innerHeight))"""


@pytest.mark.parametrize("rij", ["start", "waarden", "jaardoelen", "schoolscan"])
def test_a_slide_scales_evenly_to_many_more_dots(nieuwe_context, zaal, voorbeeld, rij):
    """From 1280x720 over 1920x1080 to 3840x2160 everything stands in the same place."""
    bron = Bron(zaal(voorbeeld.map), {})
    html = draw(make_row(bron, rij)[0], bron)
    seen = []
    for maat in ("16:9", "groot", "4k"):
        breed, hoog = MATEN[maat]
        page = nieuwe_context(viewport={"width": breed, "height": hoog}).new_page()
        page.set_content(document('<section class="dia"></section>'))
        page.evaluate("document.fonts.ready.then(() => null)")
        page.evaluate(ZET, html)
        assert page.evaluate(METEN) == []
        seen.append(page.evaluate(GROOTTEN))
    for larger in seen[1:]:
        assert larger == pytest.approx(seen[0], abs=0.012)


def test_a_zero_has_no_stroke_through_it(projector, zaal, werkboek):
    vote(werkboek, {}, Rondesoort.WAARDEN, Groep.OUDERS, dicht=False, vraag=ZIN)
    bron = Bron(zaal(werkboek.map), {})
    projector.evaluate(ZET, draw(make_row(bron, "waarden")[0], bron))
    assert projector.evaluate("document.fonts.check('700 40px \"Ouderplan Nul\"', '0')")
    assert "Ouderplan Nul" in projector.locator(".d-teller strong").evaluate(
        "e => getComputedStyle(e).fontFamily"
    )

"""The phones, the remote and the projector's window in Firefox and WebKit, with votes that count.

Half of the parents have Safari's engine. One workbook runs for both; each engine starts once.
"""

import json
from contextlib import ExitStack
from pathlib import Path

import pytest
from vreemde_vensters import STARTEN, GaatNietOpen, Webkit, Weigert, webkit

from andere_browsers import missing_firefox, missing_webkit, must_be_there
from ouderplan.kern.dia import Beweging
from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Ronde, Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek, afstand
from ouderplan.opslag.scherm import send, shown
from ouderplan.opslag.schoolscan import count_scans
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde
from ouderplan.stappen import Zitting
from ouderplan.stappen.dias.bord import Bord

GEMIST = {"firefox": missing_firefox, "webkit": missing_webkit}
METEN = Path(__file__).parents[1] / "stappen" / "dias" / "meten.js"
SMAL, GEWOON, PROJECTOR = (320, 640), (390, 844), (1280, 720)
LANG = 90
"""Seconds that something may take on a machine that has much to do."""
BREEDTE = "[document.documentElement.scrollWidth, innerWidth]"
ELDERS = """performance.getEntriesByType("resource").map(one => one.name)
  .filter(name => !name.startsWith(location.origin) && !name.startsWith("data:"))"""
KNOPPEN = "button, a, input, select, textarea, summary, [tabindex], [contenteditable]"


@pytest.fixture(scope="module", params=list(STARTEN))
def venster(request):
    """Give a window of another engine; it stays for all tests of this file."""
    with ExitStack() as stack:
        if not (zin := GEMIST[request.param]()):
            try:
                opened = stack.enter_context(STARTEN[request.param]())
            except GaatNietOpen as waarom:
                zin = f"{request.param} start hier niet: {waarom}"
        if zin and must_be_there():
            pytest.fail(zin, pytrace=False)
        elif zin:
            pytest.skip(zin)
        yield opened


class Persoon:
    """Somebody with another browser, who looks until it is there."""

    def __init__(self, venster, wacht_tot, map):
        self.venster, self.map = venster, map
        self.wacht_tot = wacht_tot

    def ziet(self, css, tekst=""):
        """Wait until this stands there, and can be seen."""
        code = f"""[...document.querySelectorAll({json.dumps(css)})].some(one =>
            one.checkVisibility() && one.textContent.includes({json.dumps(tekst)}))"""

        self.wordt(code)

    def wordt(self, code):
        """Wait until this is so on the page, also while another page comes."""

        def holds():
            try:
                return self.venster.js(code)
            except Weigert:
                return False

        self.wacht_tot(holds, timeout=LANG)

    def past(self, naam):
        """Nothing sticks out, as wide as a phone is and on the smallest; pictures to look at."""
        for breed, hoog in (SMAL, GEWOON):
            self.venster.maat(breed, hoog)
            self.wordt(f"innerWidth <= {breed}")
            inhoud, raam = self.venster.js(BREEDTE)
            assert inhoud <= raam, f"{naam}: {inhoud} van {raam}"
            self.venster.beeld(self.map / f"{naam}-{breed}.png")
        assert self.venster.js(ELDERS) == []
        assert self.venster.klachten() == []

    def klikt(self, css):
        """Click, with what is clicked in the middle of the window, where no bar lies over it."""
        found = f"document.querySelector({json.dumps(css)})"
        self.venster.js(f"{found}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")
        self.venster.klik(css)

    def kiest(self, *keuzes):
        for keuze in keuzes:
            self.klikt(f'label:has([value="{keuze}"])')

    def drukt(self, wat, naam):
        """Press a button of the remote, when it says this and can be pressed."""
        self.ziet(f'[data-doe="{wat}"][aria-disabled="false"]', naam)
        self.klikt(f'[data-doe="{wat}"]')

    def verstuurt(self):
        self.venster.klik("#formulier .voet .knop")


@pytest.fixture
def persoon(venster, wacht_tot, tmp_path):
    """Give somebody with a new phone."""
    venster.nieuw()
    venster.maat(*GEWOON)
    return Persoon(venster, wacht_tot, tmp_path)


@pytest.fixture
def kijker(venster, wacht_tot, tmp_path):
    """Give somebody who looks at the projector."""
    with ExitStack() as stack:
        own = stack.enter_context(webkit(1.0)) if isinstance(venster, Webkit) else venster
        own.nieuw()
        own.maat(*PROJECTOR)
        yield Persoon(own, wacht_tot, tmp_path)


@pytest.fixture
def wb(gedeelde_avond):
    """Give the workbook of a new school, on the table of the running program."""
    map = gedeelde_avond.kast.create({"school": "De Proefschool", "schooljaar": "2026-2027"})
    gedeelde_avond.kast.choose(map)
    wb = Werkboek.open(map)
    yield wb
    wb.close()


@pytest.fixture
def bord(wb, gedeelde_avond, tmp_path):
    """Give what a clicker works on."""
    zitting = Zitting(gedeelde_avond.kast, zaal=gedeelde_avond.zaal, exports=tmp_path)
    zitting.open(wb.map)
    yield Bord(zitting)
    zitting.wb.close()


def rows(wb, rij, **velden):
    with wb.reading() as tx:
        return tx.rows(rij, **velden)


def begin(wb, soort=Rondesoort.WAARDEN, **opties):
    return open_ronde(wb, soort=soort, **{"vraag": "Wat vindt u?", "aantal_keuzes": 2} | opties)


def test_a_vote_the_limit_and_the_confirmation(persoon, wb, gedeelde_avond):
    begin(wb)
    persoon.venster.open(gedeelde_avond.zaal)
    persoon.ziet("h1", "Wat vindt u?")
    persoon.past("stemmen")
    persoon.kiest("vertrouwen", "respect", "openheid")
    persoon.ziet("[data-teller]", "U hebt al het hoogste aantal gekozen")
    persoon.past("stemmen-vol")
    persoon.verstuurt()
    persoon.ziet("h1", "Stem ontvangen")
    persoon.past("ontvangen")
    assert {row.keuze for row in rows(wb, Stembriefje)} == {"vertrouwen", "respect"}


def test_a_second_thought_and_the_result(persoon, wb, gedeelde_avond, bord):
    ronde = begin(wb)
    persoon.venster.open(gedeelde_avond.zaal)
    persoon.ziet("h1", "Wat vindt u?")
    persoon.kiest("vertrouwen", "respect")
    persoon.verstuurt()
    persoon.ziet("h1", "Stem ontvangen")
    persoon.klikt("main a[data-zaal]")
    persoon.ziet("#formulier .knop", "Verstuur opnieuw")
    persoon.kiest("respect", "plezier")
    persoon.verstuurt()
    persoon.ziet("h1", "Stem ontvangen")
    assert {row.keuze for row in rows(wb, Stembriefje)} == {"vertrouwen", "plezier"}

    close_ronde(wb, ronde.ronde)
    persoon.ziet("h1", "De stemming is gesloten")
    send(wb, "waarden")
    bord.move(Beweging.VERDER)
    bord.move(Beweging.VERDER)  # both have one vote: one place
    persoon.ziet("main h1", "Dit vinden wij samen het belangrijkst")
    persoon.past("uitslag")


def test_each_place_is_told_while_the_hall_sees_it(persoon, wb, gedeelde_avond, bord):
    ronde = begin(wb)
    for keuzes in (("vertrouwen", "respect"), ("vertrouwen",)):
        persoon.venster.nieuw()
        persoon.venster.open(gedeelde_avond.zaal)
        persoon.ziet("h1", "Wat vindt u?")
        persoon.kiest(*keuzes)
        persoon.verstuurt()
        persoon.ziet("h1", "Stem ontvangen")
    close_ronde(wb, ronde.ronde)
    persoon.ziet("h1", "De stemming is gesloten")
    send(wb, "waarden")
    bord.move(Beweging.VERDER)
    bord.move(Beweging.VERDER)
    persoon.ziet("#onthuld h2", "Plaats 2")
    persoon.ziet("#onthuld li", "respect")
    assert "vertrouwen" not in persoon.venster.js("document.documentElement.innerHTML")
    persoon.past("onthuld")


def test_ideas_and_outcomes_are_sent_in(persoon, wb, gedeelde_avond):
    for soort, rij in ((Rondesoort.KANSEN, Inbreng), (Rondesoort.EVALUATIE, Uitkomst)):
        ronde = begin(wb, soort, aantal_keuzes=0)
        persoon.venster.open(gedeelde_avond.zaal)
        persoon.ziet("h1", "Wat vindt u?")
        persoon.venster.typ("#tekst", "Een leesochtend")
        persoon.past(soort)
        persoon.verstuurt()
        persoon.ziet(".ontvangen.strook", "Ontvangen")
        persoon.past(f"{soort}-ontvangen")
        assert [row.tekst for row in rows(wb, rij)] == ["Een leesochtend"]
        close_ronde(wb, ronde.ronde)


def test_the_schoolscan_is_filled_in(persoon, wb, gedeelde_avond):
    ronde = begin(wb, Rondesoort.SCAN, aantal_keuzes=0)
    persoon.venster.open(gedeelde_avond.zaal)
    persoon.ziet("h1", "Wat vindt u?")
    persoon.klikt('.scanvraag label:has([value="2.0"])')
    persoon.past("scan")
    persoon.verstuurt()
    persoon.ziet("h1", "Ontvangen, dank u wel")
    persoon.past("scan-ontvangen")
    with wb.reading() as tx:
        assert count_scans(tx, ronde.ronde) == 1


def test_a_language_from_right_to_left(persoon, wb, gedeelde_avond):
    begin(wb)
    persoon.venster.open(gedeelde_avond.zaal)
    persoon.venster.klik(".talen summary")
    persoon.ziet('.talen [value="ar"]')
    persoon.past("talen")
    persoon.venster.klik('.talen [value="ar"]')
    persoon.ziet('html[dir="rtl"] .keuze')
    persoon.past("arabisch")
    left = "[...document.querySelector('.keuze').children].map(x => x.getBoundingClientRect().left)"
    vinkje, *rest = persoon.venster.js(left)
    assert vinkje > max(rest)
    persoon.kiest("vertrouwen")
    persoon.verstuurt()
    persoon.ziet(".ontvangen.groot h1")
    persoon.past("arabisch-ontvangen")
    assert [row.keuze for row in rows(wb, Stembriefje)] == ["vertrouwen"]


def test_the_projectors_window_fits_and_goes_by_its_keys(kijker, wb, gedeelde_avond):
    window = kijker.venster
    ronde = begin(wb, vraag="Welke waarden zijn het belangrijkst voor onze school?")
    window.open(gedeelde_avond.begeleider.replace("/?", "/scherm?"))
    kijker.ziet(".dia-open h1")
    faults = {"open": measure(kijker, "open")}
    stem(wb, ronde.ronde)
    close_ronde(wb, ronde.ronde)
    kijker.ziet('[data-dia="gesloten"]')
    for key, dia in (
        ("ArrowDown", "gestemd"),
        ("Tab", "gestemd"),
        ("Shift+Tab", "gestemd"),
        ("ArrowUp", "gesloten"),
        ("PageDown", "gestemd"),
        (" ", "plaats-2"),
        ("Home", "gesloten"),
        ("End", "plaats-2"),
        ("b", "zwart"),
        ("b", "plaats-2"),
        ("ArrowLeft", "gestemd"),
        ("Enter", "plaats-2"),
        ("ArrowRight", "plaats-1"),
        ("PageDown", "samen"),
        ("End", "geteld"),
    ):
        window.druk(key)
        kijker.ziet(f'[data-dia="{dia}"]')
        assert window.js(f"document.querySelectorAll({json.dumps(KNOPPEN)}).length") == 0
        if dia != "zwart":
            faults[dia] = measure(kijker, dia)
    assert {dia: zinnen for dia, zinnen in faults.items() if zinnen} == {}
    assert rows(wb, Ronde)[0].getoond is not None
    assert window.klachten() == []
    window.druk("Escape")
    kijker.ziet(".op-stappen")


def test_a_phone_is_the_remote(persoon, wb, gedeelde_avond):
    ronde = begin(wb)
    stem(wb, ronde.ronde)
    aanbod = afstand.offer(wb)
    persoon.venster.open(f"{gedeelde_avond.zaal}/afstand#{aanbod.id}.{aanbod.sleutel}")
    persoon.wordt("/^[A-Z]{4}$/.test(document.querySelector('[data-letters]').textContent)")
    assert persoon.venster.js("location.hash") == ""
    persoon.past("afstand-letters")
    afstand.confirm(wb, aanbod.id)
    persoon.ziet("[data-vraag]", "Wat vindt u?")
    persoon.past("afstand-open")

    persoon.drukt("actie", "Sluit de ronde")
    persoon.ziet("[data-waar]", "dia 1")
    persoon.drukt("actie", "Onthul de uitslag")
    persoon.ziet("[data-waar]", "dia 2")
    persoon.drukt("actie", "Toon de volgende plaats")
    persoon.ziet("[data-waar]", "dia 3")
    assert "respect" not in persoon.venster.js("document.documentElement.innerHTML")
    persoon.drukt("terug", "Terug")
    persoon.ziet("[data-waar]", "dia 2")
    persoon.drukt("verder", "Vooruit")
    persoon.ziet("[data-waar]", "dia 3")
    persoon.drukt("zwart", "Scherm zwart")
    persoon.ziet("[data-zwart]")
    persoon.drukt("zwart", "Scherm weer aan")
    persoon.past("afstand")
    assert shown_dia(wb) == "plaats-2"

    persoon.venster.js("location.reload()")
    persoon.ziet("[data-waar]", "dia 3")
    persoon.drukt("verder", "Vooruit")
    persoon.ziet("[data-waar]", "van")
    afstand.revoke_all(wb)
    persoon.ziet("h1", "Niet meer gekoppeld")
    persoon.past("afstand-weg")
    assert rows(wb, Ronde)[0].getoond is not None


def shown_dia(wb):
    with wb.reading() as tx:
        return shown(tx).dia


def stem(wb, ronde):
    """Let two people vote on paper: one place each for two waarden."""
    who = {"groep": Groep.OUDERS, "kanaal": Kanaal.PAPIER}
    cast(wb, ronde=ronde, stemmer="a", keuzes=("vertrouwen", "respect"), **who)
    cast(wb, ronde=ronde, stemmer="b", keuzes=("vertrouwen",), **who)


def measure(persoon, dia):
    """Return what is wrong with the slide that is on, and take its picture."""
    text = METEN.read_text(encoding="utf-8")
    still = "document.getAnimations().every(one => one.playState !== 'running')"
    persoon.wordt(still)
    persoon.venster.beeld(persoon.map / f"projector-{dia}.png")
    return persoon.venster.js(f"({text[text.index('() =>') :].rstrip().rstrip(';')})()")

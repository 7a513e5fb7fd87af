"""Hostile texts on the real pages: nothing runs, nothing is asked, and the page still fits."""

import re

import pytest
from playwright.sync_api import expect

from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.inbreng import submit
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.opslag.scherm import send
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.opslag.toestand import put_state
from stemmer import vote_as

pytestmark = pytest.mark.browser

KRAAK = "window.gekraakt=1;alert(1)"
TEKSTEN = [
    f"<script>{KRAAK}</script>",
    f'"><img src=x onerror="{KRAAK}">',
    f"</textarea></script></style><svg onload={KRAAK}>",
    f"[klik](javascript:{KRAAK})",
    "{{ 7*7 }} {% raise %} ${7*7} $$x^2$$",
    "Samen \u202eneto\u202c lezen \u2066\u200f",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 40,
    "=cmd|' /C calc'!A0",
    "Een\n\n\n\nlijst\nmet\nregels",
    "Donaudampfschifffahrtsgesellschaft" * 8,
    "\u0628\u0650\u0633\u0652\u0645 " * 30,
    "Z\u0335\u0310a\u0334l\u0336g\u0337" * 40,
]
LANG = "woord " * 1_650
WAARDEN = "waarde;omschrijving;icoon;bron\n"
GEKRAAKT = (
    "window.gekraakt !== undefined || document.querySelector('[onerror], svg[onload]') !== null"
)
PAST = """() => {
  const wide = document.documentElement.clientWidth;
  const seen = [...document.querySelectorAll("main *, .op-pagina *")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width && box.right > wide + 1 && getComputedStyle(e).visibility !== "hidden"
      && !e.closest(".op-verborgen, [aria-hidden=true], .op-tabel-schuif");
  });
  return document.documentElement.scrollWidth <= wide + 1 ? [] : seen.map((e) => e.outerHTML);
}"""


@pytest.fixture
def let_op():
    """Give a function that listens to a page; in the end nothing may have been heard."""
    heard: list[str] = []

    def listen(page):
        page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("console", lambda said: heard.append(said.text) if "CSP" in said.text else None)
        page.on("request", lambda asked: heard.append(asked.url) if "/x" in asked.url[-2:] else 0)
        return page

    yield listen
    assert heard == []


@pytest.fixture
def vijandig(avond, tmp_path):
    """A workbook that was fed all of it: by phones, by CSV, and as waarden to vote for."""
    kast = avond.kast
    map = kast.create({"school": f"De <b>School</b> {TEKSTEN[0]}", "schooljaar": "2026-2027"})
    kast.choose(map)
    wb = Werkboek.open(map)
    sent_in(wb)
    read_in(wb, tmp_path)
    yield wb
    wb.close()


def sent_in(wb):
    ronde = open_ronde(wb, soort=Rondesoort.KANSEN, vraag=TEKSTEN[1], aantal_keuzes=None)
    for tekst in TEKSTEN:
        submit(
            wb,
            ronde=ronde.ronde,
            inzending="",
            groep=Groep.OUDERS,
            soort=Soort.KANS,
            perspectief=Perspectief.OUDERS,
            tekst=tekst[:300],
        )
    close_ronde(wb, ronde.ronde)
    with wb.writing() as tx:
        tx.replace_all(Inbreng, [let_in(row) for row in tx.rows(Inbreng)])
        tx.add(Inbreng("99", Soort.BEDREIGING, Perspectief.TEAM, LANG[:9_900]))


def let_in(row):
    return Inbreng(
        row.id, row.soort, row.perspectief, row.tekst, row.groep, Inbrengstatus.TOEGELATEN
    )


def read_in(wb, folder):
    quoted = ['"' + tekst.replace('"', '""') + '"' for tekst in TEKSTEN]
    rows = "".join(f"{tekst};{tekst};;\n" for tekst in quoted)
    path = folder / "waarden.csv"
    path.write_text(WAARDEN + rows, encoding="utf-8-sig")
    import_csvs(wb, [path])


def harmless(page):
    assert page.evaluate(GEKRAAKT) is False
    assert page.evaluate(PAST) == []


def test_a_phone_shows_hostile_waarden_as_text_and_fits(vijandig, avond, nieuwe_telefoon, let_op):
    ronde = open_ronde(vijandig, soort=Rondesoort.WAARDEN, vraag=TEKSTEN[2], aantal_keuzes=5)
    phone = let_op(nieuwe_telefoon())
    phone.goto(avond.zaal)
    expect(phone.get_by_role("checkbox")).to_have_count(len(TEKSTEN))
    expect(phone.get_by_text(f"<script>{KRAAK}</script>").first).to_be_visible()
    harmless(phone)
    phone.get_by_role("checkbox").nth(1).check()
    phone.get_by_role("button", name=re.compile("^Verstuur")).click()
    expect(phone.get_by_role("heading", name="Stem ontvangen")).to_be_visible()
    harmless(phone)
    close_ronde(vijandig, ronde.ronde)
    show_ronde(vijandig, ronde.ronde)
    expect(phone.locator(".top")).to_be_visible()
    harmless(phone)


@pytest.mark.parametrize("deel", ["verzamelen", "bekijken", "omzetten"])
def test_the_projector_shows_what_was_sent_in_as_text_and_fits(vijandig, avond, page, let_op, deel):
    send(vijandig, f"kansen/{deel}")
    let_op(page).goto(f"{avond.begeleider}&presenteren=1")
    expect(page.locator(".dia").get_by_role("heading").first).to_be_visible(timeout=45_000)
    harmless(page)
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1"), deel
    page.screenshot(path=avond.map / f"{deel}.png")


def test_the_projector_and_the_begeleider_show_the_result_and_the_list_and_fit(
    vijandig, avond, page, let_op
):
    ronde = open_ronde(vijandig, soort=Rondesoort.WAARDEN, vraag=TEKSTEN[0], aantal_keuzes=None)
    with vijandig.reading() as tx:
        offered = [row.keuze for row in tx.rows(Rondekeuze, ronde=ronde.ronde)]
    for nummer in range(12):
        vote_as(vijandig, str(nummer), offered, ronde=ronde.ronde)
    close_ronde(vijandig, ronde.ronde)
    show_ronde(vijandig, ronde.ronde)
    let_op(page).goto(f"{avond.begeleider}&presenteren=1")
    expect(page.locator(".dia-samen")).to_be_visible(timeout=45_000)
    harmless(page)
    put_state(vijandig, "kansen.scherm.deel", "bekijken")
    page.goto(avond.begeleider.replace("/?", "/stap/kansen?"))
    expect(page.get_by_role("heading", name="De lijst")).to_be_visible(timeout=45_000)
    harmless(page)

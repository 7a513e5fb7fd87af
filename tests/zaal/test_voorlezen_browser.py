"""Reading aloud: only with a voice of the phone itself, in the language of the text.

A Chromium without a screen has no voices, so the browser's own speech is stood in for.
"""

import pytest
from playwright.sync_api import expect

from ouderplan.opslag.stemmen import close_ronde

pytestmark = pytest.mark.browser
SPRAAK = """
window.voices = []; window.said = []; window.stopped = 0;
const listeners = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => window.voices,
  speak: (words) => {
    window.said.push([words.lang, words.text, words.voice.name]);
    window.now = words;
  },
  cancel: () => { window.stopped += 1; },
  addEventListener: (_what, listener) => listeners.push(listener),
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.come = (...voices) => { window.voices = voices; listeners.forEach((one) => one()); };
"""
NEL = {"lang": "nl_NL", "localService": True, "name": "Nel"}


@pytest.fixture
def spreker(zaal, nieuwe_telefoon):
    """Give a function that opens a phone whose voices come later."""

    def begin(**options):
        page = nieuwe_telefoon(**options)
        page.add_init_script(SPRAAK)
        page.goto(zaal.url)
        return page

    return begin


def button(page):
    return page.locator("[data-voorlezen]")


def test_the_button_is_absent_without_a_voice_of_the_phone_itself(zaal, spreker):
    zaal.open()
    page = spreker()
    expect(button(page)).to_be_hidden()
    page.evaluate("come({lang: 'nl-NL', localService: false, name: 'elders'})")
    expect(button(page)).to_be_hidden()
    page.evaluate("come({lang: 'tr-TR', localService: true, name: 'Ayşe'})")
    expect(button(page)).to_be_hidden()
    page.evaluate("voice => come(voice)", NEL)
    expect(button(page)).to_be_visible()


def test_it_reads_the_question_then_each_choice_and_marks_it(zaal, spreker):
    zaal.open()
    page = spreker()
    page.evaluate("voice => come(voice)", NEL)
    button(page).click()
    expect(page.locator("[data-leest]")).to_have_text("Welke waarden vindt u het belangrijkst?")
    page.evaluate("now.onend()")
    page.evaluate("now.onend()")
    expect(page.locator(".keuze[data-leest]")).to_contain_text("vertrouwen")
    page.evaluate("now.onend()")
    expect(page.locator(".keuze[data-leest]")).to_contain_text("vertrouwen")
    said = page.evaluate("said.map(([, text]) => text)")
    assert said[2:] == [
        "vertrouwen",
        "Wij gaan ervan uit dat de ander het goed bedoelt en zijn woord houdt.",
    ]
    button(page).click()
    expect(page.locator("[data-leest]")).to_have_count(0)
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("stopped") >= 1


def test_to_the_end_it_reads_every_choice_and_nothing_is_sent_by_it(zaal, spreker):
    zaal.open()
    page = spreker()
    page.evaluate("voice => come(voice)", NEL)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    button(page).click()
    page.evaluate("while (document.querySelector('[data-leest]')) now.onend()")
    said = page.evaluate("said.map(([, text]) => text)")
    assert said[-2] == "durf"
    assert asked == []
    expect(button(page)).to_have_attribute("aria-pressed", "false")


def test_every_text_is_read_by_a_voice_of_its_own_language(zaal, spreker):
    zaal.open(vraag="Een vraag van de school zelf")
    page = spreker(locale="tr-TR")
    page.evaluate("come({lang: 'tr-TR', localService: true, name: 'Ayşe'})")
    button(page).click()
    page.evaluate("while (document.querySelector('[data-leest]')) now.onend()")
    said = page.evaluate("said")
    assert {lang for lang, *_ in said} == {"tr"}
    assert "Een vraag van de school zelf" not in [text for _, text, _ in said]


def test_a_page_that_changes_is_not_read_on_and_has_the_button_again(zaal, spreker):
    zaal.open()
    page = spreker()
    page.evaluate("voice => come(voice)", NEL)
    button(page).click()
    close_ronde(zaal.wb, 1)
    expect(page.get_by_role("heading", name="De stemming is gesloten")).to_be_visible()
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    button(page).click()
    expect(page.locator("[data-leest]")).to_have_text("De stemming is gesloten")
    page.locator(".talen summary").click()
    page.get_by_role("button", name="Türkçe").click()
    expect(page.locator("html")).to_have_attribute("lang", "tr")
    expect(button(page)).to_be_hidden()

"""Every step for who listens to it, uses a keyboard, or needs it large: one page, looked at."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from avond_starten import OPEN, await_open, begin
from playwright.sync_api import BrowserContext, Page, expect
from toegang import AF, check, put_example, show_step

from ouderplan.app.voorbeeld import build_example
from ouderplan.stappen import find_steps
from ouderplan.stappen.pad import make_path

pytestmark = pytest.mark.browser

STAPPEN = [stap.titel for stap in find_steps()]
SMAL, SCHERM = 640, 720


@pytest.fixture(scope="module")
def vol(
    tmp_path_factory: pytest.TempPathFactory,
    blijvende_context: Callable[..., BrowserContext],
    wacht_tot: Callable[..., Any],
    vrije_poort: Callable[[], int],
) -> Iterator[Page]:
    """Give one page on the example school."""
    map = tmp_path_factory.mktemp("toegang")
    build_example(map / "gemaakt").close()
    put_example(map / "data", map / "gemaakt")
    yield from _page(map, blijvende_context, wacht_tot, vrije_poort)


@pytest.fixture(scope="module")
def leeg(
    tmp_path_factory: pytest.TempPathFactory,
    blijvende_context: Callable[..., BrowserContext],
    wacht_tot: Callable[..., Any],
    vrije_poort: Callable[[], int],
) -> Iterator[Page]:
    """Give one page without any school."""
    yield from _page(tmp_path_factory.mktemp("leeg"), blijvende_context, wacht_tot, vrije_poort)


def _page(map: Path, context: Any, wacht_tot: Any, vrije_poort: Any) -> Iterator[Page]:
    avond = begin(map, vrije_poort(), vrije_poort(), extra={})
    await_open(avond, wacht_tot)
    page = context().new_page()
    page.set_default_timeout(AF["timeout"])
    page.goto(avond.begeleider)
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)
    yield page
    page.close()  # so that it says goodbye while somebody hears it
    avond.proces.terminate()
    avond.proces.wait(30)


@pytest.mark.parametrize("stap", STAPPEN)
def test_nothing_is_found_on_a_step_of_the_example(vol, stap):
    show_step(vol, stap)
    check(vol, stap)
    for nummer in range(vol.locator(".op-deel:visible").count()):
        vol.locator(".op-deel:visible").nth(nummer).click()
        expect(vol.locator(".op-deel:visible").nth(nummer)).to_have_attribute(
            "aria-current", "true", **AF
        )
        check(vol, f"{stap}, deel {nummer + 1}")


@pytest.mark.parametrize("stap", STAPPEN)
def test_nothing_is_found_on_what_the_hall_sees_and_it_fits_on_the_screen(vol, stap):
    show_step(vol, stap)
    vol.get_by_role("button", name="Toon deze stap in de zaal").click()
    vol.get_by_role("button", name="Presenteren").click()
    expect(vol.locator(".dia-heel h1").first).to_be_visible(**AF)
    expect(vol.locator(".dia-heel button, .dia-heel a")).to_have_count(0)
    check(vol, stap)
    assert vol.evaluate("document.documentElement.scrollHeight") <= SCHERM, stap
    vol.keyboard.press("Escape")
    expect(vol.locator(".op-stappen")).to_be_visible(**AF)


def test_nothing_is_found_without_a_school_and_with_an_error_on_the_page(leeg):
    check(leeg, "zonder school")
    leeg.get_by_role("button", name="Maak het werkboek").click()
    expect(leeg.get_by_role("alert")).to_be_visible(**AF)
    check(leeg, "met een fout")


def test_an_error_goes_when_its_field_is_changed(leeg):
    expect(leeg.get_by_role("alert")).to_be_visible(**AF)
    leeg.get_by_label("Naam van de school").fill("De Nieuwe School")
    expect(leeg.get_by_role("alert")).to_have_count(0, **AF)


def test_nothing_is_found_on_a_new_school(leeg):
    leeg.get_by_label("Naam van de school").fill("De Nieuwe School")
    leeg.get_by_role("button", name="Maak het werkboek").click()
    expect(leeg.locator(".op-kop-school")).to_have_text("De Nieuwe School", **OPEN)
    for stap in STAPPEN:
        show_step(leeg, stap)
        check(leeg, f"{stap}, leeg")


@pytest.mark.parametrize("stap", STAPPEN)
def test_a_step_at_200_percent_needs_no_scrolling_sideways(vol, stap):
    show_step(vol, stap)
    vol.set_viewport_size({"width": SMAL, "height": 360})
    wide = vol.evaluate("document.documentElement.scrollWidth")
    vol.set_viewport_size({"width": 1280, "height": 720})
    assert wide <= SMAL


def test_the_bar_of_the_hall_keeps_its_words_beside_each_other_on_a_phone(vol):
    show_step(vol, STAPPEN[1])
    said = vol.locator(".op-zaalbalk-tekst").first
    one_line = said.bounding_box()["height"]
    vol.set_viewport_size({"width": 390, "height": 844})
    box = said.bounding_box()
    vol.set_viewport_size({"width": 1280, "height": 720})
    assert box["height"] <= 3 * one_line
    assert box["width"] > 200


def test_the_page_tells_its_language_its_title_and_its_parts(vol):
    show_step(vol, STAPPEN[1])
    assert vol.locator("html").get_attribute("lang") == "nl"
    kop = vol.locator(".op-inhoud h1").first.inner_text()
    expect(vol).to_have_title(f"{kop} · Basisschool De Wilgenhof · Ouderplan")
    for rol in ("banner", "navigation", "main"):
        expect(vol.get_by_role(rol)).to_have_count(1)
    here = vol.get_by_role("navigation").locator("[aria-current=step]")
    expect(here).to_have_accessible_name(f"{STAPPEN[1]}: klaar")


def test_a_button_at_the_foot_goes_to_the_next_step_and_its_heading(vol):
    show_step(vol, STAPPEN[0])
    vol.get_by_role("button", name=f"Volgende stap: {STAPPEN[1]}").click()
    expect(vol.locator("#rendered_cells .op-stap-hier")).to_have_text(STAPPEN[1], **AF)
    expect(vol.locator(".op-inhoud h1").first).to_be_focused(**AF)
    show_step(vol, "Evaluatie")
    expect(vol.get_by_role("button", name="Volgende stap")).to_have_count(0)


def test_no_field_and_no_button_is_without_a_name(vol):
    for stap in STAPPEN:
        show_step(vol, stap)
        tree = vol.locator(".op-pagina").aria_snapshot()
        nameless = [
            line
            for line in tree.splitlines()
            if line.strip().rstrip(":") in {"- button", "- textbox", "- combobox", "- checkbox"}
        ]
        assert nameless == [], stap


def test_a_part_that_folds_out_says_whether_it_is_open(vol):
    show_step(vol, STAPPEN[0])
    vol.get_by_role("button", name="De school", exact=True).click()
    fold = vol.get_by_role("button", name="Missie, visie en kernwaarden")
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true", **AF)
    expect(fold).to_be_focused()
    fold.press(" ")
    expect(fold).to_have_attribute("aria-expanded", "false", **AF)


def test_the_path_fits_on_the_screen_and_stands_in_columns(vol):
    show_step(vol, STAPPEN[0])
    path = vol.locator("#rendered_cells .op-halte")
    tops = path.evaluate_all("all => all.map(x => Math.round(x.offsetTop))")
    assert len(tops) == len(make_path(find_steps()))
    assert len(set(tops)) == 1
    assert vol.evaluate("document.documentElement.scrollWidth") <= 1280
    low = vol.locator("#rendered_cells .op-stap").evaluate_all(
        "all => Math.max(...all.map(x => x.getBoundingClientRect().bottom))"
    )
    assert low < SCHERM / 4

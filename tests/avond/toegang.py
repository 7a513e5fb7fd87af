"""Looking at a page as who cannot see it, cannot point, or needs it large."""

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from axe import axe_finds
from ouderplan.opslag import Kast

AF = {"timeout": 15_000}
KLEINSTE_DOEL = 24
LANGSTE_WEG = 150

# What the keyboard has in hand: its role, its name, and whether that can be seen.
IN_DE_HAND = """() => {
  const found = document.activeElement;
  const look = getComputedStyle(found);
  return {
    plek: found.localName,
    klassen: found.className,
    naam: (found.ariaLabel || found.labels?.[0]?.textContent || found.textContent).trim(),
    zichtbaar: look.outlineStyle !== "none" || look.boxShadow !== "none",
    boven: Math.round(found.getBoundingClientRect().top),
    onder: Math.round(innerHeight - found.getBoundingClientRect().bottom),
  };
}"""

TE_KLEIN = """(least) =>
  [...document.querySelectorAll("button, input, select, textarea, summary, a[href]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("p, li, td"))
  .map((one) => (one.closest("label") || one))
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.bottom > 0 && Math.min(box.width, box.height) < least)
  .map(([html]) => html)"""

# A heading may be deeper by one only; empty and hidden ones do not count.
# A slide lies over the page.
KOPPEN = """() => [...(document.querySelector(".dia-heel") ??
  document.querySelector("#rendered_cells")).querySelectorAll("h1, h2, h3, h4")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => Number(one.localName[1]))"""


# A colour that is on its way to another one is not the colour that people see.
STILSTAAN = """() => Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => null))).then(() => null)"""


def check(page: Page, waar: str) -> None:
    """Fail when axe finds something, a heading skips a level, or a target is too small."""
    page.mouse.move(0, 0)  # what is pointed at changes colour under the eye of axe
    page.evaluate(STILSTAAN)
    found = axe_finds(page)
    assert found.violations_count == 0, f"{waar}: {found.generate_report()}"
    levels = page.evaluate(KOPPEN)
    assert levels[:1] == [1], f"{waar}: {levels}"
    jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    assert not jumps, f"{waar}: {levels}"
    small = page.evaluate(TE_KLEIN, KLEINSTE_DOEL)
    assert not small, f"{waar}: {small}"


def show_step(page: Page, naam: str) -> None:
    """Go to a step with the stepper, as far as that is needed; its heading gets the focus."""
    if page.locator("#rendered_cells .op-stap-hier").inner_text() == naam:
        return
    page.locator("#rendered_cells .op-stap", has_text=naam).click()
    expect(page.locator("#rendered_cells .op-stap-hier")).to_have_text(naam, **AF)
    expect(page.locator(".op-inhoud h1").first).to_be_focused(**AF)


class Toetsenbord:
    """Someone who has a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def hand(self) -> Any:
        return self.page.evaluate(IN_DE_HAND)

    def tab_to(self, naam: str, toets: str = "Tab") -> None:
        """Press Tab until this is in hand; everything on the way can be seen."""
        seen = []
        for _ in range(LANGSTE_WEG):
            self.page.keyboard.press(toets)
            hand = self.hand
            seen.append(hand["naam"][:30])
            assert hand["zichtbaar"] or hand["plek"] == "body", hand
            if hand["naam"].startswith(naam):
                assert hand["boven"] >= 0, f"‘{naam}’ is niet in beeld: {hand}"
                assert hand["onder"] >= 0, f"‘{naam}’ is niet in beeld: {hand}"
                return
        raise AssertionError(f"met Tab is ‘{naam}’ niet te bereiken: {seen}")

    def press(self, naam: str, toets: str = "Tab") -> None:
        self.tab_to(naam, toets)
        self.page.keyboard.press("Enter")

    def press_above(self, naam: str) -> None:
        """Press what stands above the focus, such as in the bar that stays in view."""
        self.press(naam, "Shift+Tab")

    def stands_on(self, kiezer: str) -> None:
        """Wait until what has the focus is one of these."""
        try:
            expect(self.page.locator(kiezer).and_(self.page.locator(":focus"))).to_have_count(
                1, **AF
            )
        except AssertionError:
            pytest.fail(f"de focus staat niet op ‘{kiezer}’ maar op {self.hand}")


def put_example(data: Path, map: Path) -> None:
    """Put a copy of the example school on the table."""
    Kast(data).choose(Path(shutil.copytree(map, data / "voorbeeld")))

"""Whether a screen stays on: by the lock that the browser really gave."""

from playwright.sync_api import Page

_BEWAAR = """const ask = WakeLock.prototype.request;
window.sloten = [];
WakeLock.prototype.request = async function (soort) {
  const slot = await ask.call(this, soort);
  window.sloten.push(slot);
  return slot;
};"""
_KIJK = """() => new Promise((there, gone) => {
  const end = performance.now() + 20_000;
  const look = () => {
    if (sloten.some((slot) => slot.type === "screen" && !slot.released)) there();
    else if (performance.now() > end) gone(new Error("de browser gaf geen slot"));
    else setTimeout(look, 50);
  };
  look();
})"""
"""In the page: the second look of Playwright's own waiter is refused by our pages' policy."""


def keep_locks(page: Page) -> None:
    """Keep what the browser gives the pages that come, to look at.

    A Chromium without windows has nobody's leave to do it; the others do it unasked.
    """
    page.context.grant_permissions(["screen-wake-lock"])
    page.add_init_script(_BEWAAR)


def await_lock(page: Page) -> None:
    """Wait until the page keeps its screen on."""
    page.evaluate(_KIJK)

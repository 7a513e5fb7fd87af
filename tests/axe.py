"""axe-core on a page: brought to it once, however often it looks there."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe, AxeResults

_AXE = Axe()


def axe_finds(page: Any) -> AxeResults:
    """Return what axe finds on the page as it is now."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE.axe_script)
    return AxeResults(page.evaluate("axe.run({resultTypes: ['violations']})"))

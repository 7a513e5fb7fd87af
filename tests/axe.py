"""axe-core on a page: brought to it once, however often it looks there.

Only what is wrong comes back: to tell what is right costs as much as looking does.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe, AxeResults

_AXE = Axe()
_KIJK = "axe.run({resultTypes: ['violations']}).then(({violations}) => ({violations}))"


def axe_finds(page: Any) -> AxeResults:
    """Return what axe finds on the page as it is now."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE.axe_script)
    return AxeResults(page.evaluate(_KIJK))

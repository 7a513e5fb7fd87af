"""Say for which languages a real Chromium has a voice: ``python tests/talen/voorleesstemmen.py``.

It asks the browser itself, in a window (``xvfb-run`` where there is no screen), with what speaks on
this machine; on Debian that is speech-dispatcher with espeak-ng. Only voices on the machine count,
as the phone's page does: where there is none, its button *Lees voor* stays away.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium import find_chromium
from conftest import CHROMIUM_ARGS
from ouderplan.talen import Talen

TELKENS = """
async () => {
  for (let times = 0; times < 30; times++) {
    const found = speechSynthesis.getVoices().filter((one) => one.localService);
    if (found.length) return found.map((one) => one.lang);
    await new Promise((on) => setTimeout(on, 500));
  }
  return [];
}
"""


def voices() -> set[str]:
    """Return the languages (without region) that a browser on this machine has a voice for."""
    args = [*CHROMIUM_ARGS, "--enable-speech-dispatcher"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), headless=False, args=args
        )
        page = browser.new_page()
        page.goto("about:blank")
        found: list[str] = page.evaluate(TELKENS)
        browser.close()
    return {lang.casefold().replace("_", "-").split("-")[0] for lang in found}


def main() -> int:
    """Print for every language whether there is a voice; fail when there is none at all."""
    found = voices()
    for taal in Talen().alle:
        has = "stem" if taal.lang.casefold().split("-")[0] in found else "-"
        print(f"{taal.code:16}{has:6}{taal.nederlands}")
    if not found:
        print("Deze browser heeft geen enkele stem. Is er een speech-dispatcher met espeak-ng?")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())

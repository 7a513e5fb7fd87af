"""``make bench``: measure everything in one run, side by side, and write ``docs/BENCHMARKS.md``.

``--snel`` takes few phones, to see whether it works; it writes nothing. With
``OUDERPLAN_KEREN=200`` the hall is killed so many times instead of 2,000; the page says how many.
"""

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

HIER = Path(__file__).parent
sys.path[:0] = [str(HIER), str(HIER.parent)]

import begeleider  # noqa: E402
import bladeren  # noqa: E402
import browser  # noqa: E402
import collegas  # noqa: E402
import drukte  # noqa: E402
import geheugen  # noqa: E402
import hub  # noqa: E402
import inlezen  # noqa: E402
import kosten  # noqa: E402
import machine  # noqa: E402
import omvallen  # noqa: E402
import onze_zaal  # noqa: E402
import opdrachten  # noqa: E402
import servers  # noqa: E402
import teksten  # noqa: E402
import voila_zaal  # noqa: E402
import zalen  # noqa: E402
from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: E402

import avond  # noqa: E402
from ouderplan.app.repetitie.toeloop import percentile  # noqa: E402
from ouderplan.kern.waarden import Waarde  # noqa: E402
from ouderplan.opslag import Werkboek  # noqa: E402
from ouderplan.opslag.toestand import put_state  # noqa: E402

BLAD = HIER.parents[1] / "docs" / "BENCHMARKS.md"
TWINTIG = 20
BRIEFJES = 200
SERVERKEREN = 500
"""So often the database server is killed: it needs a second to come back."""


def main(*, snel: bool) -> None:
    begun = time.monotonic()
    found = {"druk": machine.busy_before(), "machine": machine.describe(), "binnen": 10}
    found["datum"] = date.today().isoformat()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        say("wat één stem meer kost")
        found["kosten"] = kosten.measure(folder / "kosten")
        found["briefjes"] = {"aantal": BRIEFJES, "seconden": kosten.slips(BRIEFJES)}
        waarden, found["schijf"] = _prepare(folder / "kosten")
        found |= _ours(folder, waarden, snel=snel)
        found["druk"] = max(found["druk"], machine.busy_before())
        found |= _voila(folder, waarden, snel=snel)
        say("de zaal omtrekken, telkens weer")
        found["omvallen"] = omvallen.kill(folder, 20 if snel else _kills())
        say("de databaseserver omtrekken, telkens weer")
        found["server"] = omvallen.kill_server(folder, 5 if snel else min(_kills(), SERVERKEREN))
        say("teksten van telefoons")
        found["teksten"] = teksten.measure(snel=snel)
        say("één laptop die vraagt en vraagt")
        found["drukte"] = drukte.measure(snel=snel)
        say("een avond lang")
        found["avond"] = avond.measure(snel=snel)
        say("van druk tot dia")
        found["bladeren"] = bladeren.measure(snel=snel)
        say("wat iemand anders zou kiezen")
        found["collegas"] = collegas.measure(snel=snel)
        say("opdrachten")
        found["opdrachten"] = opdrachten.measure(snel=snel)
        say("grote bestanden inlezen")
        found["inlezen"] = inlezen.measure()
        say("de pagina van de begeleider")
        found["begeleider"] = begeleider.measure(folder, 1 if snel else 3)
        say("geheugen en rust")
        found["geheugen"] = geheugen.measure(snel=snel)
        say("de zalen van een bestuur")
        found["zalen"] = zalen.measure(snel=snel)
        say("op een databaseserver")
        found["servers"] = servers.measure(snel=snel)
        if not hub.missing_hub():
            say("de begeleiders van een bestuur")
            found["hub"] = hub.measure(snel=snel)
    found["belasting"] = machine.load()
    found["druk"] = max(found["druk"], machine.busy_before())
    found["elders"] = found["voila_gewoon"]["elders"]
    found["vergelijking"] = _compare(found)
    page = render(found)
    print(page)
    if not snel:
        BLAD.write_text(page, encoding="utf-8")
    say(f"klaar in {time.monotonic() - begun:.0f} s")


def _kills() -> int:
    return int(os.environ.get("OUDERPLAN_KEREN", "2000"))


def say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


def _prepare(map: Path) -> tuple[list[Waarde], dict[str, float]]:
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        waarden = tx.rows(Waarde)[:TWINTIG]
    times = []
    for nummer in range(40):
        begun = time.perf_counter()
        put_state(wb, "meting", str(nummer + 1))
        times.append((time.perf_counter() - begun) * 1000)
    wb.close()
    return waarden, {"half": percentile(times, 0.5), "bijna": percentile(times, 0.95)}


def _ours(folder: Path, waarden: list[Waarde], *, snel: bool) -> dict[str, Any]:
    with onze_zaal.our_hall(folder, waarden) as hall:
        say("een volle zaal")
        zaal = onze_zaal.burst(hall, 50 if snel else 1000, 2 if snel else 10)
        with browser.chromium() as chromium:
            say("live meekijken")
            live = onze_zaal.live(hall, chromium, 20 if snel else 500)
            say("een telefoon in de browser")
            keer = 1 if snel else 5
            return {
                "zaal": zaal,
                "live": live,
                "ons_gewoon": onze_zaal.visits(hall, chromium, traag=False, keer=keer),
                "ons_traag": onze_zaal.visits(hall, chromium, traag=True, keer=keer),
            }


def _voila(folder: Path, waarden: list[Waarde], *, snel: bool) -> dict[str, Any]:
    with voila_zaal.voila_hall(folder, [row.waarde for row in waarden]) as (process, url):
        say("Voilà: bezoekers")
        crowd = voila_zaal.burst(process, url, 2 if snel else 10, 2 if snel else 10)
        with browser.chromium() as chromium:
            say("Voilà in de browser")
            return {
                "voila": crowd,
                "voila_gewoon": voila_zaal.visits(url, chromium, traag=False, keer=3),
                "voila_traag": voila_zaal.visits(url, chromium, traag=True, keer=1 if snel else 2),
            }


def _compare(found: dict[str, Any]) -> list[dict[str, str]]:
    ons, voila = found["ons_gewoon"], found["voila_gewoon"]
    slow = (found["ons_traag"], found["voila_traag"])
    crowds = (found["zaal"], found["voila"])
    return [
        _row("verzoeken tot bruikbaar", ons["verzoeken"], voila["verzoeken"], "", 0),
        _row("KB tot bruikbaar", ons["bytes"] / 1000, voila["bytes"] / 1000, " KB", 1),
        _row("bruikbaar", ons["bruikbaar"], voila["bruikbaar"], " ms", 0),
        _row("bruikbaar, trage telefoon", *(one["bruikbaar"] for one in slow), " ms", 0),
        _row("‘Stem ontvangen’", ons["ontvangen"], voila["ontvangen"], " ms", 0),
        _row("‘Stem ontvangen’, trage telefoon", *(one["ontvangen"] for one in slow), " ms", 0),
        _row("rekentijd van de laptop per ouder", *(one["cpu"] for one in crowds), " ms", 1),
        _row("geheugen per ouder", *(one["geheugen"] for one in crowds), " KB", 0),
    ]


def _row(wat: str, ons: float, voila: float, unit: str, cijfers: int) -> dict[str, str]:
    less, times = ons <= voila, max(voila, ons) / (min(voila, ons) or 1)
    how = "minder" if less else "**meer**"
    ratio = f"{number(times, 0 if times > 10 else 1)} keer {how}"
    return {
        "wat": wat,
        "verhouding": ratio,
        "ons": f"{number(ons, cijfers)}{unit}",
        "voila": f"{number(voila, cijfers)}{unit}",
    }


def number(value: float, cijfers: int) -> str:
    """Return a number as Dutch writes it."""
    text = f"{value:,.{cijfers}f}"
    return text.replace(",", " ").replace(".", ",")


def render(found: dict[str, Any], blad: str = "BENCHMARKS.md.j2") -> str:
    """Return a page, or a part of it, with what was found."""
    env = Environment(
        loader=FileSystemLoader(HIER),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown
    )
    env.filters["getal"] = number
    return env.get_template(blad).render(found)


if __name__ == "__main__":
    main(snel="--snel" in sys.argv[1:])

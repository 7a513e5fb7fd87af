"""Measure how well the rules of the plancheck read: precision and recall, a line for each rule.

``python tests/kern/plancheck/meten.py`` reads every set in ``zinnen/`` (the sentences by which the
rules were made) and in ``proef/`` (sentences written afterwards, that no rule was made by). A set
holds true sentences, in which the rule has to find something, and innocent ones; for a rule that
looks at more than a sentence each is a small plan. ``-v`` names the
sentences that went wrong.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from heelplan import HEEL, goals

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.plancheck import Bevinding, Planstand
from ouderplan.kern.plancheck.aandelen import check_aandelen, check_percentages
from ouderplan.kern.plancheck.codes import check_code_en_criterium, check_genoemde_codes
from ouderplan.kern.plancheck.criteria import check_alle_tien, check_bewoording
from ouderplan.kern.plancheck.gaten import check_gaten
from ouderplan.kern.plancheck.indicatoren import check_indicatoren
from ouderplan.kern.plancheck.jaren import check_status_in_jaar
from ouderplan.kern.plancheck.lijken import check_doelen_lijken
from ouderplan.kern.plancheck.taal import check_dubbelzinnig, check_zinnen
from ouderplan.kern.plancheck.vaag import check_vaag
from ouderplan.kern.plancheck.voornemens import check_voornemens
from ouderplan.kern.planteksten import Plantekst
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Streefcijfer
from ouderplan.opslag.tabellen import tabel_named

HIER = Path(__file__).parent
SETS = sorted([*(HIER / "zinnen").glob("*.toml"), *(HIER / "proef").glob("*.toml")])
REGEL: dict[str, Callable[[Planstand], Iterator[Bevinding]]] = {
    "aandeel": check_aandelen,
    "bewoording": check_bewoording,
    "code_criterium": check_code_en_criterium,
    "code_weg": check_genoemde_codes,
    "criterium_weg": check_alle_tien,
    "doelen_lijken": check_doelen_lijken,
    "dubbelzinnig": check_dubbelzinnig,
    "indicator": check_indicatoren,
    "percentages": check_percentages,
    "status_in_jaar": check_status_in_jaar,
    "vaag": check_vaag,
    "voornemen_voorbij": check_voornemens,
    "zin_af": check_zinnen,
    "zin_gat": check_gaten,
}
"""What reads for a set: that rule alone, for all of them take ten times as long."""
_FILLED = {int: 1, date: date(2026, 10, 6)}
_OWN = {"criteria": "criteria", "jaardoelen": "doelen", "acties": "acties", "visie": "visie"}
_OWN |= {"verwachtingen": "verwachtingen", "evaluaties": "evaluaties"}


@dataclass
class Uitslag:
    """What one rule made of one set."""

    set: str
    regel: str
    waar: int = 0
    gemist: list[str] = field(default_factory=list)
    onschuldig: int = 0
    loos: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Which part of what is wrong was found."""
        return 1 - len(self.gemist) / self.waar

    @property
    def precision(self) -> float:
        """Which part of what was found is wrong."""
        found = self.waar - len(self.gemist)
        return found / (found + len(self.loos)) if found else 0.0


def measure(path: Path) -> Uitslag:
    """Try every sentence of a set, each in the next of the places that the set names."""
    data = tomllib.loads(path.read_text("utf-8"))
    uitslag = Uitslag(path.parent.name, data["regel"])
    for nummer, zin in enumerate(data["waar"]):
        uitslag.waar += 1
        if not _fires(data, zin, nummer):
            uitslag.gemist.append(str(zin))
    for nummer, zin in enumerate(data["onschuldig"]):
        uitslag.onschuldig += 1
        if _fires(data, zin, nummer):
            uitslag.loos.append(str(zin))
    return uitslag


def _fires(data: dict, zin: str | list[str] | dict, nummer: int) -> bool:
    if isinstance(zin, dict):
        return any(REGEL[data["regel"]](small(**zin)))
    texts = [zin] if isinstance(zin, str) else zin
    places = data["plaatsen"]
    stand = HEEL
    for offset, text in enumerate(texts):
        where, _, what = text.rpartition(" @ ")  # "tabel.kolom @ text" says its own place
        place = where or places[(nummer + offset) % len(places)]
        stand = put(stand, place, what)
    return any(REGEL[data["regel"]](stand))


def small(
    doelen: list[str] | None = None,
    criteria: list[int] | None = None,
    titel: str = "",
    tekst: str = "",
) -> Planstand:
    """Return a small plan: with these goals, these criteria, or a criterium 2 and a text."""
    stand = replace(HEEL, criteria=(*HEEL.criteria, Criterium(2, titel))) if titel else HEEL
    if doelen:
        cells = [doel.rpartition(" ")[::2] for doel in doelen]
        rows = [
            (code, int(number) if number != "-" else None, f"Er is soep {place}.", "2026-2027")
            for place, (code, number) in enumerate(cells)
        ]
        stand = replace(stand, doelen=goals(*rows))
    if criteria:
        stand = replace(stand, criteria=tuple(Criterium(number, "Welkom") for number in criteria))
    return replace(stand, tabellen={"plan_teksten": (Plantekst(kop="x", tekst=tekst),)})


def put(stand: Planstand, plaats: str, tekst: str) -> Planstand:
    """Return the plan with one row more, that has this text in this column."""
    tabel, _, kolom = plaats.partition(".")
    if tabel == "meting":
        rows = {
            "streefcijfers": (Streefcijfer(tekst, "80 %"),),
            "metingen": (Meting(tekst, gemeten="81 %"),),
        }
        return replace(stand, tabellen={**stand.tabellen, **rows})
    row = _row(tabel, kolom, tekst, stand)
    own = _OWN.get(tabel)
    if own:
        return replace(stand, **{own: (*getattr(stand, own), row)})
    rows = (*stand.tabellen.get(tabel, ()), row)
    return replace(stand, tabellen={**stand.tabellen, tabel: rows})


def _row(tabel: str, kolom: str, tekst: str, stand: Planstand) -> object:
    if tabel == "jaardoelen":
        code = f"2{'abcdefgh'[len(stand.doelen) - 1]}"
        goal = Jaardoel(
            code, 2, "Er is elke maand soep.", "2026-2027", herkomst_soort="eigen", herkomst="MR"
        )
        return replace(goal, **{kolom: tekst})
    if tabel == "acties":
        return replace(
            Actie("1a", "Soep koken", "ouder", "mei", "navragen", "juni", ""), **{kolom: tekst}
        )
    if tabel == "populatie":
        return Kenmerk(tekst)
    found = tabel_named(tabel)
    assert found is not None
    cells = {
        column.naam: _FILLED.get(column.soort)
        or (next(iter(column.soort)) if hasattr(column.soort, "__members__") else "iets")
        for column in found.kolommen
        if column.verplicht
    }
    if tabel == "criteria":
        cells["criterium"] = 2
    if tabel == "verwachtingen":  # may stand under no criterium, but here it does
        cells["criterium"] = 1
    return found.rij(**{**cells, kolom: tekst})


def results() -> Iterator[Uitslag]:
    """Measure every set."""
    return map(measure, SETS)


def main() -> None:
    """Print a line for each set."""
    print(
        f"{'set':<8}{'regel':<22}{'waar':>5}{'gevonden':>10}{'loos':>6}{'recall':>8}{'precisie':>10}"
    )
    for row in results():
        found = row.waar - len(row.gemist)
        print(
            f"{row.set:<8}{row.regel:<22}{row.waar:>5}{found:>10}{len(row.loos):>6}"
            f"{row.recall:>8.2f}{row.precision:>10.2f}"
        )
        if "-v" in sys.argv:
            for zin in row.gemist:
                print("    gemist:", zin)
            for zin in row.loos:
                print("    loos:  ", zin)


if __name__ == "__main__":
    main()

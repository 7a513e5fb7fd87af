"""How far a school is, for its board: where they are, what the plancheck found, what is adopted.

``python -m ouderplan.app.hub.schoolstand MAP…`` writes it as a line of JSON for each folder. It
is a process of its own: what reads a workbook is large, and a page for a board need not have it.
"""

import json
import logging
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ouderplan.logboek import Schoonschrift
from ouderplan.opslag import Kast
from ouderplan.opslag.binnen import leads_out
from ouderplan.opslag.plaats import is_werkboek
from ouderplan.teksten import Teksten

if TYPE_CHECKING:
    from ouderplan.opslag import Werkboek
    from ouderplan.stappen import Staat

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Schoolstand:
    """What a board sees of a school; nothing of anybody's vote.

    Attributes
    ----------
    map
        The folder of the school, which is its short name too.
    stap
        The step of the main line that they came to, "" when they began with none.
    klaar, stappen
        How many steps of the main line are done, of how many.
    bevindingen
        How many things the plancheck found, by how bad they are.
    visie
        How far the visie is (a word of `Visiestatus`), "" without one.
    vastgesteld
        The day on which the visie was adopted, as ``2027-01-31``, or "".
    fout
        Why nothing is known, as a sentence, or "".
    """

    map: str
    school: str = ""
    schooljaar: str = ""
    stap: str = ""
    klaar: int = 0
    stappen: int = 0
    bevindingen: dict[str, int] = field(default_factory=dict)
    visie: str = ""
    vastgesteld: str = ""
    fout: str = ""

    @classmethod
    def told(cls, line: str) -> Self:
        """Read it from a line of JSON."""
        return cls(**json.loads(line))


def workbook_of(school: Path) -> Path | None:
    """Return the workbook that a school is at, or None when it has none."""
    kast = Kast(school)
    found = kast.current() or next(filter(is_werkboek, kast.folders()), None)
    return None if found is None or leads_out(found, school) else found


def read_stand(school: Path) -> Schoolstand:
    """Look how far a school is; what cannot be read is said, not raised, whatever it was."""
    from ouderplan.kern.fouten import OuderplanFout  # noqa: PLC0415  the page loads none of this

    try:
        folder = workbook_of(school)
        return _look(school, folder) if folder else Schoolstand(school.name)
    except OuderplanFout as fout:
        return Schoolstand(school.name, fout=str(fout))
    except Exception:
        log.exception("Hoe ver %s is, is niet op te zoeken.", school.name)
        return Schoolstand(school.name, fout=Teksten(__package__)("mislukt"))


def _look(school: Path, folder: Path) -> Schoolstand:
    from ouderplan.opslag import Werkboek  # noqa: PLC0415  as above

    wb = Werkboek.open(folder, herbouw=False)
    try:
        return _told(school, wb)
    finally:
        wb.close()


def _told(school: Path, wb: "Werkboek") -> Schoolstand:
    from ouderplan.kern.school import Gegeven, profile  # noqa: PLC0415  as above
    from ouderplan.kern.visie import Visieversie, version_in_plan  # noqa: PLC0415
    from ouderplan.opslag.plancheck import findings  # noqa: PLC0415
    from ouderplan.stappen import Staat  # noqa: PLC0415

    road = _road(school, wb)
    begun = [titel for titel, staat in road if staat is not Staat.NOG_NIET]
    with wb.reading() as tx:
        profiel = profile(tx.rows(Gegeven))
        version = version_in_plan(tx.rows(Visieversie))
        found = Counter(str(row.ernst) for row in findings(tx))
    op = version.vastgesteld_op if version else None
    return Schoolstand(
        school.name,
        school=profiel["school"],
        schooljaar=profiel["schooljaar"],
        stap=begun[-1] if begun else "",
        klaar=sum(staat is Staat.KLAAR for _, staat in road),
        stappen=len(road),
        bevindingen=dict(found),
        visie=str(version.status) if version else "",
        vastgesteld=op.isoformat() if op else "",
    )


def _road(school: Path, wb: "Werkboek") -> list[tuple[str, "Staat"]]:
    """Return the steps of the main line, with how far each is."""
    from ouderplan.stappen import Zitting, find_steps  # noqa: PLC0415  as above
    from ouderplan.stappen.pad import make_path  # noqa: PLC0415

    zitting = Zitting(Kast(school), exports=school)
    zitting.werkboek = wb
    road = []
    for halte in make_path(find_steps()):
        model = halte.stap.make_model(zitting)
        road.append((halte.stap.titel, model.stand.staat))
        model.close()
    return road


def main(folders: Sequence[str]) -> None:
    """Write a line for each folder, as soon as it is known."""
    handler = logging.StreamHandler()
    handler.setFormatter(Schoonschrift("%(asctime)s scholen %(levelname)s %(message)s"))
    logging.basicConfig(handlers=[handler])
    for folder in folders:
        print(json.dumps(asdict(read_stand(Path(folder)))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

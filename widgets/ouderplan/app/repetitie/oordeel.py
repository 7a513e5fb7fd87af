"""What a rehearsal comes to, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.app.repetitie.toeloop import Meting, percentile
from ouderplan.teksten import Teksten

HELFT, BIJNA_ALLE = 0.5, 0.95
GRENS_S = 2.0
"""Longer than this for one in twenty, and people press again."""
SCHIJF_S = 0.25
"""A disk that takes longer for one commit makes a queue of a full hall."""


@dataclass(frozen=True, slots=True)
class Bevindingen:
    """All that was measured; times in seconds.

    `geteld` is the number of ballots by the counter and in the result. `schijf` holds how long a
    commit took, and `nieuws` how long after opening a round each phone heard of it.
    """

    meting: Meting
    geteld: tuple[int, int]
    schijf: Sequence[float]
    nieuws: Sequence[float]


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether the evening can go on like this, and why."""

    goed: bool
    zinnen: tuple[str, ...]
    slot: str


def judge(gemeten: Bevindingen) -> Oordeel:
    """Judge a rehearsal."""
    t = Teksten(__package__)
    complaints = tuple(_complaints(t, gemeten))
    slot = t("slot.niet" if complaints else "slot.goed", aantal=gemeten.meting.telefoons)
    return Oordeel(not complaints, (*_facts(t, gemeten), *complaints), slot)


def _facts(t: Teksten, gemeten: Bevindingen) -> list[str]:
    meting = gemeten.meting
    return [
        t("feit.telefoons", aantal=meting.telefoons, duur=_number(meting.duur, 0)),
        t("feit.pagina", **_halves(meting.pagina)),
        t("feit.ontvangen", **_halves(meting.ontvangen)),
        t("feit.nieuws", **_halves(gemeten.nieuws)),
        t("feit.schijf", **_halves(gemeten.schijf)),
        t("feit.geteld", teller=gemeten.geteld[0], uitslag=gemeten.geteld[1]),
    ]


def _complaints(t: Teksten, gemeten: Bevindingen) -> list[str]:
    meting = gemeten.meting
    slow = {
        "pagina": percentile(meting.pagina, BIJNA_ALLE) > GRENS_S,
        "ontvangen": percentile(meting.ontvangen, BIJNA_ALLE) > GRENS_S,
        "nieuws": percentile(gemeten.nieuws, BIJNA_ALLE) > GRENS_S,
        "schijf": percentile(gemeten.schijf, BIJNA_ALLE) > SCHIJF_S,
    }
    found = [t(f"traag.{naam}") for naam, is_slow in slow.items() if is_slow]
    if meting.mislukt:
        found.append(t.counted("mis.mislukt", len(meting.mislukt)))
    if set(gemeten.geteld) != {len(meting.ontvangen)}:
        found.append(t("mis.geteld", ontvangen=len(meting.ontvangen)))
    return found


def _halves(seconds: Sequence[float]) -> dict[str, str]:
    return {
        "half": spoken(percentile(seconds, HELFT)),
        "bijna": spoken(percentile(seconds, BIJNA_ALLE)),
    }


def spoken(seconds: float) -> str:
    """Return a time as a person says it: ``45 ms`` or ``1,3 s``."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{_number(seconds, 1)} s"


def _number(value: float, cijfers: int) -> str:
    return f"{value:.{cijfers}f}".replace(".", ",")

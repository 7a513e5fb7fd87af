"""What this step says about the goals: what stands in the way, and what is worth a thought."""

from collections.abc import Iterable, Iterator

from ouderplan.kern.doelen import VEEL_DOELEN, Actie, Herkomstsoort
from ouderplan.kern.doelwijzigingen import Doelwijziging, without_reason
from ouderplan.kern.kolomvorm import wanted
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel
from ouderplan.teksten import Teksten

GENOEMD = 3
"""So many goals are named; the rest is counted."""
LANG = 60


def blockers(beeld: Beeld, t: Teksten) -> Iterator[str]:
    """Yield what has to be done before this step is *klaar*."""
    if not beeld.doelen:
        yield t("blokkade.geen_doelen" if beeld.top else "blokkade.geen_doelen_en_top")
    loose = [regel for regel in beeld.lopend if regel.doel.criterium is None]
    if loose:
        key = "blokkade.geen_criterium" if len(loose) == 1 else "blokkade.geen_criteria"
        yield t(key, doelen=_names(loose, t))
    empty = [regel for regel in beeld.lopend if regel.leeg]
    for regel in empty[:GENOEMD]:
        key = "blokkade.geen_plan" if len(regel.leeg) == len(wanted(Actie)) else "blokkade.leeg"
        yield t(key, doel=short_name(regel), velden=enumerate_words(list(regel.leeg)))
    if len(empty) > GENOEMD:
        rest = len(empty) - GENOEMD
        yield t("blokkade.meer_leeg" if rest > 1 else "blokkade.nog_een_leeg", aantal=rest)


def remarks(beeld: Beeld, t: Teksten) -> Iterator[str]:
    """Yield calm sentences: how many goals are wise (C17), and where the thread breaks (G1)."""
    if len(beeld.lopend) >= VEEL_DOELEN:
        yield t("let_op.veel", aantal=len(beeld.lopend))
    if not beeld.top:
        return
    from_top = [regel for regel in beeld.doelen if regel.herkomst.noemt_top]
    if len(from_top) > len(beeld.top):
        yield t("let_op.meer_dan_top", aantal=len(from_top), top=len(beeld.top))
    outside = [
        regel
        for regel in beeld.doelen
        if regel.herkomst.noemt_kans and regel.herkomst.top and not regel.herkomst.in_top
    ]
    claimed = [regel for regel in outside if regel.herkomst.noemt_top]
    others = [regel for regel in outside if not regel.herkomst.noemt_top]
    for sort, regels in (("zegt_top", claimed), ("buiten_top", others)):
        if regels:
            key = f"let_op.{sort}" if len(regels) == 1 else f"let_op.{sort}_meer"
            yield t(key, doelen=_names(regels, t), top=len(beeld.top))


def change_remarks(wijzigingen: Iterable[Doelwijziging], t: Teksten) -> Iterator[str]:
    """Yield that a change of the adopted plan still asks for its reason (A10)."""
    if open_ones := without_reason(wijzigingen):
        yield t.counted("let_op.zonder_reden", len(open_ones))


def short_name(regel: Doelregel) -> str:
    """Return what a goal is called in a sentence: its code, or the beginning of its text."""
    if regel.doel.code:
        return regel.doel.code
    text = regel.doel.jaardoel
    return f"‘{text if len(text) <= LANG else text[: LANG - 1].rstrip() + '…'}’"


def is_own(soort: str) -> bool:
    """Tell whether the reason behind a goal is the school's to write."""
    return soort in ("", Herkomstsoort.EIGEN)


def _names(regels: list[Doelregel], t: Teksten) -> str:
    named = [short_name(regel) for regel in regels[:GENOEMD]]
    if len(regels) > GENOEMD:
        named.append(t("let_op.en_meer", aantal=len(regels) - GENOEMD))
    return enumerate_words(named)

"""What is said of the paper of a round, and of what was laid aside: on page, projector and plan."""

from collections.abc import Iterator

from ouderplan.kern.papierrekening import Kanalen, Rekening, paper_account
from ouderplan.kern.rondes import Ronde
from ouderplan.teksten import Teksten

PAKKET = __package__ or ""


def paper_sentences(
    ronde: Ronde | None, kanalen: Kanalen, *, nagaan: bool = True
) -> tuple[str, ...]:
    """Say what became of the paper of a round, how people voted, and what was laid aside and why.

    Empty when there is nothing of that. `nagaan` says too that nobody wrote down how much paper was
    given out: for who can still look, not for who reads the plan.
    """
    if ronde is None:
        return ()
    t, rekening = Teksten(PAKKET), paper_account(ronde, kanalen)
    account = _account(t, rekening, nagaan=nagaan)
    return (*account, *_channels(t, kanalen), *_aside(t, ronde, kanalen))


def account_sentence(t: Teksten, rekening: Rekening) -> str:
    """Say that given out = counted + unused + invalid, or how much it differs."""
    verschil = rekening.verschil
    if verschil is None:
        return t("rekening.zonder", geteld=rekening.geteld, ongeldig=rekening.ongeldig)
    how = "klopt" if verschil == 0 else "te_veel" if verschil > 0 else "te_weinig"
    return t(
        f"rekening.{how}",
        uitgegeven=rekening.uitgegeven,
        geteld=rekening.geteld,
        ongebruikt=rekening.ongebruikt,
        ongeldig=rekening.ongeldig,
        samen=rekening.samen,
        verschil=abs(verschil),
    )


def _account(t: Teksten, rekening: Rekening | None, *, nagaan: bool) -> Iterator[str]:
    if rekening is None:
        return
    if rekening.met_briefjes and (nagaan or rekening.verschil is not None):
        yield account_sentence(t, rekening)
    if rekening.tellers:
        yield t(f"rekening.tellers_{rekening.tellers}")
    if rekening.handen:
        yield t.counted("rekening.handen", rekening.handen)


def _channels(t: Teksten, kanalen: Kanalen) -> Iterator[str]:
    apart = [t(f"rekening.kanaal_{kanaal}", aantal=aantal) for kanaal, aantal in kanalen.apart]
    if apart:
        yield t("rekening.kanalen", kanalen=", ".join(apart))


def _aside(t: Teksten, ronde: Ronde, kanalen: Kanalen) -> Iterator[str]:
    for why, aantal in sorted(kanalen.opzij.items()):
        yield t.counted("rekening.opzij", aantal, reden=why)
    if ronde.teruggeteld:
        yield t("rekening.teruggeteld", wat=ronde.teruggeteld)

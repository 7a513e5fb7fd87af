"""What is said of the paper of a round, and of what was laid aside: on page, projector and plan."""

from collections.abc import Iterator

from ouderplan.kern.papierrekening import Kanalen, Rekening, paper_account
from ouderplan.kern.rondes import Ronde
from ouderplan.teksten import Teksten

PAKKET = __package__ or ""


def paper_sentences(ronde: Ronde | None, kanalen: Kanalen) -> tuple[str, ...]:
    """Say what became of the paper of a round, how people voted, and what was laid aside and why.

    Empty when there is nothing of that.
    """
    if ronde is None:
        return ()
    t, rekening = Teksten(PAKKET), paper_account(ronde, kanalen)
    return (*_account(t, rekening), *_channels(t, kanalen), *_aside(t, ronde, kanalen))


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


def _account(t: Teksten, rekening: Rekening | None) -> Iterator[str]:
    if rekening is None:
        return
    if rekening.met_briefjes:
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

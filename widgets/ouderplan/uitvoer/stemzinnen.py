"""What a result means and what became of its paper, in sentences for page, projector and plan."""

from collections.abc import Collection, Iterator

from ouderplan.kern.beslissen import Beslist, Geteld
from ouderplan.kern.opkomst import Dekking, Opkomst, coverage, turnout
from ouderplan.kern.papierrekening import Kanalen, Rekening, paper_account
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.tellen import Plaats, Uitslag
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.teksten import text


def turnout_sentences(ronde: Ronde, uitslag: Uitslag) -> tuple[str, ...]:
    """Say how many voted, of how many who were there and were invited.

    ``23 van de 60 aanwezige ouders stemden; 240 waren uitgenodigd.``
    """
    return tuple(_turnout(one) for one in turnout(ronde, uitslag))


def coverage_sentence(
    soort: Rondesoort, uitslag: Uitslag, keuzes: Collection[str], *, blanco: bool = True
) -> str:
    """Say how many find a choice of their own among `keuzes`, and how many not one.

    `blanco` says that blank ballots do not count in it, where nothing else does.
    """
    said = list(_coverage(soort, uitslag, keuzes))
    if blanco and uitslag.blanco:
        said.append(_counted("blanco", uitslag.blanco))
    return " ".join(said)


def settled_sentence(geteld: Geteld, beslist: Beslist) -> str:
    """Say what tied on the last place and how it was settled; "" when nothing was."""
    tied, names = beslist.eerst.gelijk, {p.keuze: p.tekst for p in geteld.uitslag.ranglijst}
    if not beslist.beslisrondes and not beslist.geloot:
        return ""
    parts = [_t("gelijk", namen=_names(tied))]
    outcomes = {ronde.ronde: uitslag for ronde, uitslag in geteld.beslisrondes}
    for ronde in beslist.beslisrondes:
        ranked = outcomes[ronde.ronde].ranglijst
        said = enumerate_words([f"{plaats.tekst} ({plaats.stemmen})" for plaats in ranked])
        parts.append(_t("beslisronde", ronde=ronde.ronde, stemmen=said))
    if beslist.geloot:
        order = enumerate_words([names[keuze] for keuze in beslist.geloot])
        lot = {"getal": geteld.ronde.lotgetal, "ronde": geteld.ronde.ronde}
        parts.append(_t("lot", volgorde=order, **lot))
    before = {plaats.keuze for plaats in beslist.eerst.zeker}
    won = [plaats for plaats in beslist.top.zeker if plaats.keuze not in before]
    if won and not beslist.top.gelijk:
        parts.append(_counted("erbij", len(won), namen=_names(won)))
    return " ".join(parts)


def _turnout(one: Opkomst) -> str:
    who = {"wie": _wie(one.groep, one.gestemd), "meer": _wie(one.groep, 2)}
    if one.aanwezig and one.gestemd > one.aanwezig:
        return _counted("opkomst_meer", one.gestemd, aanwezig=one.aanwezig, **who)
    if one.aanwezig:
        zin = _counted("opkomst_aanwezig", one.gestemd, aanwezig=one.aanwezig, **who)
    elif one.uitgenodigd and one.gestemd <= one.uitgenodigd:
        return _counted("opkomst_van_uitgenodigd", one.gestemd, van=one.uitgenodigd, **who) + "."
    else:
        return _counted("opkomst", one.gestemd, **who) + "."
    if one.uitgenodigd:
        zin += _counted("opkomst_uitgenodigd", one.uitgenodigd)
    return f"{zin}."


def _coverage(soort: Rondesoort, uitslag: Uitslag, keuzes: Collection[str]) -> Iterator[str]:
    ding = _t(f"ding_{soort}")
    for one in coverage(uitslag, keuzes):
        yield _covered(one, ding)


def _covered(one: Dekking, ding: str) -> str:
    names = {"wie": _wie(one.groep, 2), "ding": ding, "kiezers": one.kiezers, "geen": one.geen}
    if one.kiezers == 1:
        return _t("dekking_een" if one.terug else "dekking_een_niet", **names)
    if not one.geen:
        return _t("dekking_alle", **names)
    return _counted("dekking", one.terug, **names)


def _wie(groep: Groep | None, aantal: int) -> str:
    one, more = _t(f"wie_{groep or 'samen'}").split(" | ")
    return one if aantal == 1 else more


def _names(plaatsen: Collection[Plaats]) -> str:
    return enumerate_words([plaats.tekst for plaats in plaatsen])


def _t(naam: str, /, **velden: object) -> str:
    return text("stemzinnen", naam, **velden)


def _counted(naam: str, aantal: int, /, **velden: object) -> str:
    return Teksten(__package__).counted(f"stemzinnen.{naam}", aantal, **velden)


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

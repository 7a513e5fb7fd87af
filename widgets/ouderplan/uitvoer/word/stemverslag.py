"""How a vote was held, in short sentences."""

from collections.abc import Iterator

from ouderplan.kern.datum import written
from ouderplan.kern.opkomst import turnout
from ouderplan.kern.rondes import Ronde, Telling
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import account
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.tellen import Uitslag
from ouderplan.uitvoer.lidwoord import with_article
from ouderplan.uitvoer.stemming import Stemming
from ouderplan.uitvoer.stemzinnen import coverage_sentence, paper_sentences, turnout_sentences
from ouderplan.uitvoer.teksten import counted, text


def who(ronde: Ronde) -> str:
    """Return ``ouders en teamleden``."""
    groups = ronde.groepen_die_mogen or tuple(Groep)
    return enumerate_words([text("stemming", f"wie_{groep}") for groep in groups])


def report(stemming: Stemming) -> tuple[str, ...]:
    """Say when was voted, by how many, under which rule, how ties fell and who adopted it.

    A sentence a fact, and each fact once; what was not written down is for who holds the vote.
    """
    return tuple(_sentences(stemming))


def _sentences(stemming: Stemming) -> Iterator[str]:
    ronde, uitslag = stemming.ronde, stemming.uitslag
    opkomst = turnout(ronde, uitslag)
    yield f"{text('stemming', 'datum', datum=written(ronde.geopend.date()))} {_choices(stemming)}"
    if not any(one.uitgenodigd for one in opkomst):
        yield from _people("uitgenodigd", ronde.uitgenodigd, ronde.uitgenodigd_team)
    if not any(one.aanwezig for one in opkomst):
        yield from _people("aanwezig", ronde.aanwezig, ronde.aanwezig_team)
    yield " ".join(turnout_sentences(ronde, uitslag))
    yield _ballots(uitslag, len(opkomst))
    if ronde.regel:
        yield text("stemming", "regel", regel=ronde.regel)
    if codes := tuple(_codes(stemming)):
        yield " ".join(codes)
    if ronde.talen:
        yield text("stemming", "talen", talen=ronde.talen.replace(";", ","))
    yield from paper_sentences(ronde, stemming.kanalen, nagaan=False)
    yield from _tie(stemming)
    yield from _adopted(stemming)


def _choices(stemming: Stemming) -> str:
    keuzes = counted("keuze", len(stemming.uitslag.ranglijst))
    if stemming.ronde.aantal_keuzes is None:
        return text("stemming", "keuzes_vrij", keuzes=keuzes)
    return text("stemming", "keuzes", keuzes=keuzes, aantal=stemming.ronde.aantal_keuzes)


def _people(naam: str, totaal: int | None, team: int | None) -> Iterator[str]:
    if totaal is None:
        return
    people = counted("mens", totaal)
    if team is None:
        yield text("stemming", naam, totaal=people)
    else:
        yield text("stemming", f"{naam}_team", totaal=people, team=team)


def _ballots(uitslag: Uitslag, delen: int) -> str:
    """Say how many ballots there were, per group where the turnout did not say that."""
    briefjes = counted("briefje", uitslag.gestemd)
    if not uitslag.te_splitsen or delen > 1:
        said = text("stemming", "briefjes", briefjes=briefjes)
    else:
        groups = [
            text("stemming", f"groep_{groep}", aantal=aantal)
            for groep, aantal in uitslag.briefjes.items()
        ]
        groepen = enumerate_words(groups)
        said = text("stemming", "briefjes_groepen", briefjes=briefjes, groepen=groepen)
    blank = text("stemming", "blanco", aantal=uitslag.blanco) if uitslag.blanco else ""
    return f"{said} {blank}".strip()


def _codes(stemming: Stemming) -> Iterator[str]:
    codes = account(stemming.ronde, stemming.uitslag, stemming.kanalen.papier_per_groep)
    if codes is None:
        return
    yield text(
        "stemming",
        "codes",
        samen=codes.samen,
        gebruikt=codes.samen_gebruikt,
        ongebruikt=codes.ongebruikt,
    )
    if stemming.uitslag.te_splitsen:
        for groep, given, used in codes.per_groep:
            wie = text("stemming", f"wie_{groep}").capitalize()
            yield text(
                "stemming",
                "codes_groep",
                wie=wie,
                samen=given,
                gebruikt=used,
                ongebruikt=given - used,
            )
    name = "codes_onbekend" if codes.onbekend else "codes_goed"
    yield text("stemming", name, aantal=codes.onbekend)


def _tie(stemming: Stemming) -> Iterator[str]:
    top = stemming.uitslag.top(stemming.ronde.topplaatsen)
    if top.gelijk and stemming.telling is Telling.GEWOON:
        yield text(
            "stemming",
            "gelijk",
            stemmen=counted("stem", top.gelijk[0].stemmen),
            plaatsen=counted("plaats", top.open_plaatsen),
            keuzes=enumerate_words([place.tekst for place in top.gelijk]),
        )


def _adopted(stemming: Stemming) -> Iterator[str]:
    if not stemming.vastgesteld:
        return
    first = stemming.vastgesteld[0]
    op = written(first.vastgesteld_op) if first.vastgesteld_op else ""
    name = "vastgesteld" + ("_door" if first.vastgesteld_door else "") + ("_op" if op else "")
    yield text(
        "stemming", name, aantal=stemming.aantal, door=with_article(first.vastgesteld_door), op=op
    )
    yield text("stemming", f"telling_{stemming.telling}")
    chosen = [row.keuze for row in stemming.vastgesteld]
    yield coverage_sentence(stemming.ronde.soort, stemming.uitslag, chosen, blanco=False)
    for reden in dict.fromkeys(row.reden for row in stemming.vastgesteld if row.reden):
        yield text("stemming", "reden", reden=reden)

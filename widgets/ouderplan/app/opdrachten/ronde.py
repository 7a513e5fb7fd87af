"""``ouderplan ronde``: the hall's rounds without a browser."""

from collections.abc import Iterator
from pathlib import Path

import click

from ouderplan.app.fouten import GeenRonde, GeenRondeOpen
from ouderplan.app.opdrachten.werkboeken import opened
from ouderplan.app.teksten import text
from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep as Wie
from ouderplan.kern.stemcodes import account
from ouderplan.kern.tellen import Uitslag
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag import Werkboek
from ouderplan.opslag.inbreng import received
from ouderplan.opslag.kanalen import channels_of
from ouderplan.opslag.lezen.tijdvak import begin_of, end_of
from ouderplan.opslag.rondezoeken import current_ronde, find_ronde
from ouderplan.opslag.schoolscan import count_scans
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.stemmen import (
    close_ronde,
    open_ronde,
    progress,
    show_ronde,
    tally,
)
from ouderplan.opslag.thuis import plan_round, take_to_hall
from ouderplan.opslag.zegel.uitpakken import let_lapse
from ouderplan.stappen.vragen import question
from ouderplan.uitvoer.stemzinnen import paper_sentences, turnout_sentences

KEUZES = {Rondesoort.WAARDEN: 5, Rondesoort.STIPPEN: 3}


@click.pass_obj
def open_(
    werkboek: Path,
    *,
    soort: str,
    vraag: str | None,
    keuzes: int | None,
    groep: tuple[str, ...],
    uitgenodigd: int | None,
    aanwezig: int | None,
    uitgenodigd_team: int | None,
    aanwezig_team: int | None,
    waarborg: str | None,
) -> None:
    """Open a round."""
    kind = Rondesoort(soort)
    with opened(werkboek) as wb:
        ronde = open_ronde(
            wb,
            soort=kind,
            vraag=vraag or question(kind),
            aantal_keuzes=keuzes or KEUZES.get(kind),
            groepen=[Wie(wie) for wie in groep] or (Wie.OUDERS, Wie.TEAM),
            uitgenodigd=uitgenodigd,
            aanwezig=aanwezig,
            uitgenodigd_team=uitgenodigd_team,
            aanwezig_team=aanwezig_team,
            waarborg=Waarborg(waarborg or Waarborg.TELEFOON),
        )
    click.echo(text("ronde", "geopend", ronde=ronde.ronde, vraag=ronde.vraag))
    if ronde.regel:
        click.echo(ronde.regel)


@click.pass_obj
def thuis(
    werkboek: Path,
    *,
    soort: str,
    tot: str,
    van: str,
    vraag: str | None,
    keuzes: int | None,
    groep: tuple[str, ...],
) -> None:
    """Open a round at home, or let it open by itself later."""
    kind = Rondesoort(soort)
    names = ", ".join(groep or (Wie.OUDERS, Wie.TEAM))
    many = keuzes or KEUZES.get(kind)
    plan = Rondeplan(vraag or question(kind), kind, begin_of(van), end_of(tot), names, many)
    with opened(werkboek) as wb:
        ronde = plan_round(wb, plan)
    if ronde is None:
        click.echo(text("ronde", "gepland", vraag=plan.vraag, van=plan.van, tot=plan.tot))
    else:
        click.echo(text("ronde", "thuis", ronde=ronde.ronde, vraag=ronde.vraag, tot=plan.tot))


@click.pass_obj
def zaal(werkboek: Path, *, nummer: int) -> None:
    """Go on in the hall with a round that is open at home."""
    with opened(werkboek) as wb:
        found = take_to_hall(wb, nummer)
    click.echo(text("ronde", "geopend", ronde=found.ronde, vraag=found.vraag))


@click.pass_obj
def sluit(werkboek: Path, *, ronde: int | None) -> None:
    """Close the round of the evening, or the one that is named."""
    _close(werkboek, ronde)


def _close(werkboek: Path, nummer: int | None) -> None:
    with opened(werkboek) as wb:
        with wb.reading() as tx:
            ronde = current_ronde(tx) if nummer is None else find_ronde(tx, nummer)[1]
            # closing forgets which texts came in this round
            sent_in = received(tx, ronde.ronde) if ronde else 0
        if ronde is None:
            raise GeenRondeOpen
        close_ronde(wb, ronde.ronde)
        with wb.reading() as tx:
            wist = is_owed(tx)
            if ronde.soort is Rondesoort.SCAN:
                aantal = count_scans(tx, ronde.ronde)
            else:
                aantal = progress(tx, ronde.ronde) if ronde.soort.stemt else sent_in
    if ronde.is_open:
        zin = "wist" if wist else "gesloten"
    else:
        zin = "al_dicht_wist" if wist else "al_gesloten"
    click.echo(text("ronde", zin, ronde=ronde.ronde, aantal=aantal))


@click.pass_obj
def vervalt(werkboek: Path, *, nummer: int) -> None:
    """Let go of a round whose key is lost for good."""
    with opened(werkboek) as wb:
        ronde = let_lapse(wb, nummer)
    click.echo(text("ronde", "vervallen", ronde=ronde.ronde))


@click.pass_obj
def toon(werkboek: Path) -> None:
    """Show the hall the last closed round, and print its result."""
    with opened(werkboek) as wb:
        ronde = _last_closed(wb)
        show_ronde(wb, ronde.ronde)
        with wb.reading() as tx:
            uitslag = tally(tx, ronde) if ronde.soort.stemt else None
            kanalen = channels_of(tx, ronde.ronde)
    click.echo(text("ronde", "getoond", ronde=ronde.ronde))
    if uitslag is not None:
        if codes := account(ronde, uitslag, kanalen.papier_per_groep):
            click.echo(
                text(
                    "ronde",
                    "codes",
                    samen=codes.samen,
                    gebruikt=codes.samen_gebruikt,
                    ongebruikt=codes.ongebruikt,
                    onbekend=codes.onbekend,
                )
            )
        paper = paper_sentences(ronde, kanalen)
        for sentence in (*turnout_sentences(ronde, uitslag), *paper):
            click.echo(sentence)
        places = ronde.plaatsen or ronde.aantal_keuzes or KEUZES[ronde.soort]
        for line in _lines(uitslag, places):
            click.echo(line)


def _last_closed(wb: Werkboek) -> Ronde:
    with wb.reading() as tx:
        closed = [ronde for ronde in tx.rows(Ronde) if not ronde.is_open]
    if not closed:
        raise GeenRonde
    return max(closed, key=lambda ronde: ronde.ronde)


def _lines(uitslag: Uitslag, aantal: int) -> Iterator[str]:
    top = uitslag.top(aantal)
    for place in (*top.zeker, *top.gelijk):
        yield text("ronde", "regel", plaats=place.plaats, tekst=place.tekst, stemmen=place.stemmen)
    if top.gelijk:
        yield text("ronde", "gelijk", namen=", ".join(place.tekst for place in top.gelijk))

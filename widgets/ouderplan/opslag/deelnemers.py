"""Who takes part in a round when nobody says otherwise, and how many people are in the hall."""

from dataclasses import replace

from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Ronde, Rondesoort, add_up
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import Botsing
from ouderplan.opslag.rondezoeken import last_ronde
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek

IEDEREEN = (Groep.OUDERS, Groep.TEAM)


def usual_groups(tx: Lezing, soort: Rondesoort) -> tuple[Groep, ...]:
    """Return the groups that a new round of `soort` is for.

    Dots are the team's, at the studiemiddag, and of those who sent in what can be chosen: parents
    from whom there are kansen of this year give dots too.
    """
    if soort is not Rondesoort.STIPPEN or _parents_sent(tx):
        return IEDEREEN
    return (Groep.TEAM,)


def _parents_sent(tx: Lezing) -> bool:
    asked = last_ronde(tx, Rondesoort.KANSEN)
    if asked is None or Groep.OUDERS not in asked.groepen_die_mogen:
        return False
    return any(row.te_kiezen for row in tx.rows(Inbreng, groep=Groep.OUDERS))


def keep_present(
    wb: Werkboek, ronde: int, groep: Groep, oud: int | None, aanwezig: int | None
) -> None:
    """Keep how many of a group are present, for the counter and the plan.

    Raises
    ------
    Botsing
        When another window changed it since `oud` was read.
    """
    with wb.writing() as tx:
        found = tx.find(Ronde, ronde=ronde)
        if found is None:
            return
        nummer, old = found
        parts = {one: old.aanwezig_van(one) for one in (Groep.OUDERS, Groep.TEAM)}
        if (parts[groep] or 0) not in {oud or 0, aanwezig or 0}:
            raise Botsing("aanwezig", parts[groep], aanwezig)
        parts[groep] = aanwezig
        total, team = add_up(parts[Groep.OUDERS], parts[Groep.TEAM]), parts[Groep.TEAM]
        tx.change(nummer, old, replace(old, aanwezig=total, aanwezig_team=team))

"""How many people are in the hall."""

from dataclasses import replace

from ouderplan.kern.rondes import Ronde, add_up
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.werkboek import Werkboek


def keep_present(wb: Werkboek, ronde: int, groep: Groep, aanwezig: int | None) -> None:
    """Keep how many of a group are present, for the counter and the plan."""
    with wb.writing() as tx:
        found = tx.find(Ronde, ronde=ronde)
        if found is None:
            return
        nummer, old = found
        parts = {one: old.aanwezig_van(one) for one in (Groep.OUDERS, Groep.TEAM)}
        parts[groep] = aanwezig
        total, team = add_up(parts[Groep.OUDERS], parts[Groep.TEAM]), parts[Groep.TEAM]
        tx.change(nummer, old, replace(old, aanwezig=total, aanwezig_team=team))

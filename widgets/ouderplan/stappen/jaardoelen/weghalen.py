"""Taking something away: asked once, and something better is offered first."""

from ouderplan.kern.doelen import Actie, Doelstatus
from ouderplan.stappen.jaardoelen.beeld import Doelregel
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.jaardoelen.zinnen import short_name
from ouderplan.stappen.melding import Keuze


def ask_removal(model: Model) -> None:
    """Ask whether the goal on the table may go."""
    regel, t, zitting = model.regel, model.teksten, model.zitting
    if regel is None:
        return

    def drop() -> None:
        model.drop(regel.nummer)
        zitting.say(t("weg.gedaan_vervallen", doel=_capital(short_name(regel))))

    def remove() -> None:
        model.remove(regel)
        zitting.say(t("weg.gedaan", doel=_capital(short_name(regel))))

    choices = [Keuze(t("weg.ja"), remove), Keuze(t("weg.nee"), zitting.hush)]
    dropped = regel.doel.status is Doelstatus.VERVALLEN
    if not dropped:
        choices.insert(0, Keuze(t("weg.vervallen"), drop))
    key = "weg.vraag_vervallen" if dropped else "weg.vraag"
    zin = t(key, doel=_capital(short_name(regel)), acties=_acties(model, regel))
    zitting.ask(zin, *choices)


def ask_actie_removal(model: Model, plaats: int, nummer: int, actie: Actie) -> None:
    """Ask whether a row of the action plan may go; an empty one just goes."""
    regel, t, zitting = model.regel, model.teksten, model.zitting
    if regel is None:
        return

    def remove() -> None:
        model.remove_actie(nummer, actie)
        zitting.say(t("plan.weg_gedaan"))

    if actie == Actie(actie.jaardoel):
        remove()
        return
    zin = t("plan.weg_vraag", nummer=plaats, doel=short_name(regel))
    zitting.ask(zin, Keuze(t("plan.weg_ja"), remove), Keuze(t("weg.nee"), zitting.hush))


def _acties(model: Model, regel: Doelregel) -> str:
    filled = [actie for actie in regel.acties.values() if actie != Actie(actie.jaardoel)]
    if not filled:
        return model.teksten("weg.acties_geen")
    if len(filled) == 1:
        return model.teksten("weg.acties_een")
    return model.teksten("weg.acties_meer", aantal=len(filled))


def _capital(naam: str) -> str:
    return naam[:1].upper() + naam[1:] if naam.startswith("‘") else naam

"""How a vote was counted, in sentences: for the last slide of its story."""

from collections.abc import Iterator

from markupsafe import Markup

from ouderplan.kern.rondes import Telling
from ouderplan.kern.soorten import Groep
from ouderplan.stappen.onderdelen.schermtaal import Schermtaal
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.teksten import Teksten


def account_lines(t: Teksten, zaak: Stemzaak) -> tuple[str, ...]:
    """Return who voted, what was guaranteed, how ties were settled, what became of the codes."""
    return tuple(zin for zin in _lines(t, zaak) if zin)


def spoken_lines(t: Teksten, scherm: Schermtaal, zaak: Stemzaak) -> tuple[Markup, ...]:
    """Return the same for a hall that reads no Dutch; what there are no words for is in Dutch."""
    return tuple(_spoken(t, scherm, zaak))


def _spoken(t: Teksten, scherm: Schermtaal, zaak: Stemzaak) -> Iterator[Markup]:
    ronde, uitslag = zaak.ronde, zaak.uitslag
    if ronde is None or uitslag is None:
        return
    said = scherm.zaaltelling("%(num)s gestemd", "%(num)s gestemd", zaak.gestemd)
    if ronde.aanwezig:
        numbers = {
            "gestemd": scherm.cijfers(zaak.gestemd),
            "totaal": scherm.cijfers(ronde.aanwezig),
        }
        said = scherm.zaaltekst("%(gestemd)s van %(totaal)s gestemd", **numbers)
    yield said
    names = {Groep.OUDERS: scherm.zaaltekst("ouders"), Groep.TEAM: scherm.zaaltekst("Team")}
    if uitslag.te_splitsen:
        for groep, many in uitslag.briefjes.items():
            if groep in names:
                yield Markup("{}: {}").format(names[groep], scherm.cijfers(many))
    if uitslag.blanco:
        yield scherm.zaaltekst("Blanco: %(aantal)s", aantal=scherm.cijfers(uitslag.blanco))
    if ronde.regel:
        yield scherm.regel(ronde.regel)
    if zaak.getal:
        yield Markup("{}: {}").format(scherm.zaaltekst("Het lot beslist"), zaak.getal)
    yield from (scherm.nederlands(zin) for zin in _only_dutch(t, zaak) if zin)


def _lines(t: Teksten, zaak: Stemzaak) -> Iterator[str]:
    ronde, uitslag = zaak.ronde, zaak.uitslag
    if ronde is None or uitslag is None:
        return
    yield from zaak.opkomst
    if uitslag.blanco:
        yield Teksten(PAKKET).counted("uitslag.blanco", uitslag.blanco)
    yield ronde.regel
    yield from _only_dutch(t, zaak)


def _only_dutch(t: Teksten, zaak: Stemzaak) -> Iterator[str]:
    """Yield what the catalogs have no words for."""
    page, ronde, uitslag = Teksten(PAKKET), zaak.ronde, zaak.uitslag
    if ronde is None or uitslag is None:
        return
    if zaak.vastgesteld:
        yield t("geteld.vastgesteld", door=zaak.adopted.vastgesteld_door)
        if zaak.adopted.telling is Telling.EVENREDIG:
            yield page("toppen.is_evenredig")
        yield zaak.adopted.reden
    keuzes = [row.keuze for row in zaak.vastgesteld] or list(zaak.suggestion)
    yield zaak.dekking(keuzes)
    yield zaak.settled(Telling.GEWOON)
    if len(uitslag.briefjes) > 1 and not uitslag.te_splitsen:
        yield page("uitslag.niet_splitsen")
    yield from _codes(page, zaak)
    if ronde.talen:
        yield page("uitslag.talen", talen=ronde.talen.replace(";", ","))
    yield from zaak.papierzinnen


def _codes(page: Teksten, zaak: Stemzaak) -> Iterator[str]:
    codes, uitslag = zaak.verantwoording, zaak.uitslag
    if codes is None or uitslag is None:
        return
    yield page(
        "uitslag.codes",
        samen=codes.samen,
        gebruikt=codes.samen_gebruikt,
        ongebruikt=codes.ongebruikt,
    )
    if codes.per_groep and uitslag.te_splitsen:
        for groep, uitgegeven, gebruikt in codes.per_groep:
            yield page(
                "uitslag.codes_groep",
                groep=page(f"uitslag.groep_{groep}"),
                uitgegeven=uitgegeven,
                gebruikt=gebruikt,
                ongebruikt=uitgegeven - gebruikt,
            )
    unknown = codes.onbekend
    yield page("uitslag.codes_onbekend", aantal=unknown) if unknown else page("uitslag.codes_goed")

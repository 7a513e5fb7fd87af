"""Where a jaardoel came from, in short Dutch sentences; `trace` finds it out (see `draad`)."""

from collections.abc import Iterator

from ouderplan.kern.datum import written
from ouderplan.kern.doelen import Herkomstsoort
from ouderplan.kern.draad import Herkomst, Stippenstand, Topstand, trace
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import enumerate_words

__all__ = ["Herkomst", "Stippenstand", "Topstand", "describe", "trace"]

NERGENS = "Bij dit doel staat niet waar het vandaan komt."
LOS = "Dit doel is los toegevoegd: het komt niet uit een kans of uit de stemming."
LOS_MET_UITLEG = LOS + " Daarbij staat: “{uitleg}”."
OVERIG = "Bij de herkomst staat: {soort} {herkomst}. Dat is niet verder na te gaan."
UIT_BANK = "Gekozen uit de doelenbank: het komt niet uit een kans of uit de stemming."
UIT_BANK_ANDERS = UIT_BANK + " Daar stond: “{uitleg}”."
VORIG_JAAR = "Meegenomen uit een eerder schooljaar: {uitleg}"
KANS_ONBEKEND = "Verwijst naar kans {id}, maar die staat niet in het werkboek."
VANDAAN = "Komt uit {soort} {id}, ingebracht door {groep}."
VANDAAN_ONBEKEND = "Komt uit {soort} {id}."
TEKST = "Daar stond: “{tekst}”."
STATUS = {
    Inbrengstatus.WEGGELEGD: "Let op: deze {soort} is weggelegd.",
    Inbrengstatus.NIEUW: "Let op: deze {soort} is nog niet toegelaten.",
}
OPGEGAAN = "Is samengevoegd met {soort} {id}; de stippen staan daar."
SAMENGEVOEGD = {
    True: "{namen} is erin opgegaan.",
    False: "{namen} zijn erin opgegaan.",
}
BEDREIGING = "Antwoord op bedreiging {id}: “{tekst}”."
NODIG = "Nodig om die te keren: “{nodig}”."
STIPPEN = "Kreeg {stippen} van {stemmers}{bij}: plaats {plaats}{samen}."
GEEN_STIPPEN = "Kreeg geen stippen van {stemmers}{bij}."
BIJ_RONDE = " in ronde {ronde}"
SAMEN_MET = " (samen met {aantal} andere)"
NIET_GESTEMD = "Er is nog niet met stippen gestemd over deze {soort}."
NIET_IN_LIJST = "Let op: deze {soort} staat niet in de ranglijst van de stippen."
IN_TOP = "Staat in de vastgestelde top {aantal}{door}."
REDEN = "Reden voor die plaats: {reden}."
NIET_IN_TOP = "Staat niet in de vastgestelde top {aantal}."
NIET_IN_TOP_WEL_GEZEGD = (
    "Let op: bij het doel staat “{gezegd}”, maar deze {soort} staat niet in de vastgestelde top "
    "{aantal}."
)
GEEN_TOP = "Er is nog geen top vastgesteld."
GROEPEN = {Groep.OUDERS: "ouders", Groep.TEAM: "het team", Groep.LEERLINGEN: "leerlingen"}
STIP, STIPS = "1 stip", "{aantal} stippen"
STEMMER, STEMMERS = "1 stemmer", "{aantal} stemmers"


def describe(herkomst: Herkomst) -> tuple[str, ...]:
    """Say where a jaardoel came from; at least one sentence.

    Examples
    --------
    "Komt uit kans 12, ingebracht door ouders." … "Kreeg 14 stippen van 23 stemmers: plaats 2."
    """
    return tuple(_sentences(herkomst))


def _sentences(herkomst: Herkomst) -> Iterator[str]:
    kans = herkomst.kans
    if kans is None:
        yield _without_kans(herkomst)
        return
    yield from _origin(kans)
    yield from _merges(herkomst)
    for bedreiging, nodig in herkomst.bedreigingen:
        yield BEDREIGING.format(id=bedreiging.id, tekst=bedreiging.tekst.rstrip("."))
        if nodig:
            yield NODIG.format(nodig=nodig.rstrip("."))
    yield from _votes(herkomst, kans)
    if herkomst.gestemd:
        yield from _top(herkomst, kans, herkomst.top)


def _without_kans(herkomst: Herkomst) -> str:
    doel = herkomst.doel
    if herkomst.noemt_kans:
        return KANS_ONBEKEND.format(id=doel.herkomst)
    if doel.herkomst_soort == Herkomstsoort.DOELENBANK:
        same = doel.herkomst in ("", doel.jaardoel)
        return UIT_BANK if same else UIT_BANK_ANDERS.format(uitleg=doel.herkomst.rstrip("."))
    if doel.herkomst_soort == Herkomstsoort.VORIG_JAAR and doel.herkomst:
        return VORIG_JAAR.format(uitleg=doel.herkomst)
    if doel.herkomst_soort.casefold() == "eigen":
        return LOS_MET_UITLEG.format(uitleg=doel.herkomst.rstrip(".")) if doel.herkomst else LOS
    if doel.herkomst_soort or doel.herkomst:
        text = OVERIG.format(soort=doel.herkomst_soort, herkomst=doel.herkomst)
        return " ".join(text.split()).replace(" .", ".")
    return NERGENS


def _origin(kans: Inbreng) -> Iterator[str]:
    zin = VANDAAN if kans.groep else VANDAAN_ONBEKEND
    groep = GROEPEN[kans.groep] if kans.groep else ""
    yield zin.format(soort=kans.soort, id=kans.id, groep=groep)
    yield TEKST.format(tekst=kans.tekst.rstrip("."))
    if kans.status in STATUS:
        yield STATUS[kans.status].format(soort=kans.soort)


def _merges(herkomst: Herkomst) -> Iterator[str]:
    if into := herkomst.opgegaan_in:
        yield OPGEGAAN.format(soort=into.soort, id=into.id)
    if merged := herkomst.samengevoegd:
        names = enumerate_words([f"{row.soort} {row.id}" for row in merged])
        yield SAMENGEVOEGD[len(merged) == 1].format(namen=names[:1].upper() + names[1:])


def _votes(herkomst: Herkomst, kans: Inbreng) -> Iterator[str]:
    if not herkomst.stippen:
        yield (NIET_IN_LIJST if herkomst.gestemd else NIET_GESTEMD).format(soort=kans.soort)
    several = len(herkomst.stippen) > 1
    for stand in herkomst.stippen:
        yield _standing(stand, BIJ_RONDE.format(ronde=stand.ronde.ronde) if several else "")


def _standing(stand: Stippenstand, bij: str) -> str:
    stemmers = (STEMMER if stand.stemmers == 1 else STEMMERS).format(aantal=stand.stemmers)
    if stand.plaats is None:
        return GEEN_STIPPEN.format(bij=bij, stemmers=stemmers)
    return STIPPEN.format(
        bij=bij,
        stippen=(STIP if stand.stippen == 1 else STIPS).format(aantal=stand.stippen),
        stemmers=stemmers,
        plaats=stand.plaats,
        samen=SAMEN_MET.format(aantal=stand.met_anderen) if stand.met_anderen else "",
    )


def _top(herkomst: Herkomst, kans: Inbreng, top: Topstand | None) -> Iterator[str]:
    if top is None:
        yield GEEN_TOP
    elif top.plaats is not None:
        adopted = (top.plaats.vastgesteld_door, written(top.plaats.vastgesteld_op))
        by = [part for part in adopted if part]
        yield IN_TOP.format(aantal=top.aantal, door=f" ({', '.join(by)})" if by else "")
        if top.plaats.reden:
            yield REDEN.format(reden=top.plaats.reden.rstrip("."))
    elif herkomst.noemt_top:
        yield NIET_IN_TOP_WEL_GEZEGD.format(
            gezegd=herkomst.doel.herkomst_soort, soort=kans.soort, aantal=top.aantal
        )
    else:
        yield NIET_IN_TOP.format(aantal=top.aantal)

"""Questions about what stands in a list: its headings, words, empty cells, and what it lacks."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from rapidfuzz import fuzz, process

from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.lezen.duiden import LIJKT
from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.kanten import names_of
from ouderplan.opslag.lezen.koppen import (
    Regel,
    called,
    fold,
    goal_code,
    meant,
    read_head,
    read_heading,
)
from ouderplan.opslag.lezen.kopregels import NIETS, RIJ, Kopregel
from ouderplan.opslag.lezen.legenda import legend_of
from ouderplan.opslag.lezen.lijstdoelen import Doel, Zekerheid, goals_of, is_text, words
from ouderplan.opslag.lezen.volgnummers import is_counting
from ouderplan.opslag.lezen.vormen import said_above
from ouderplan.opslag.lezen.vraag import (
    Bekend,
    Stand,
    Vraag,
    Vraagsoort,
    answered,
    choices_of,
    goal_name,
    say,
)

MEESTE_WOORDEN = 12
"""So many words of one column are asked about one by one; of the rest together."""
LANGSTE_NAAM = 80
KORTSTE_WOORD = 3
_WENST = re.compile(r"\b(?:wil(?:len)?|wens\w*|graag|liever)\b", re.I)
"""In a row of what parents would like: that is no fact about them."""
_IDEM = frozenset({"idem", "id", "dito", '"', "''", ",,", "„", "″", "〃", "”", "“"})
BOVEN, OVER, ANDERE = "boven", "over", "*"


def ask_heading(stand: Stand, one: Kopregel) -> Vraag:
    """Ask what a heading between the rows says of the rows below it."""
    targets = goals_of(stand.tabel)
    offer = [(say("kopje.niets"), NIETS), (say("kopje.rij"), RIJ)]
    for key, goal in targets.items():
        name = goal_name(stand.tabel, goal)
        for said, value in choices_of(goal, stand.bekend):
            offer.append((say("kopje.zegt", kolom=name, waarde=said), f"{key}={value}"))
        if is_text(goal.kolom) and not goal.kolom.verplicht:
            offer.append((say("kopje.zegt", kolom=name, waarde=one.tekst), f"{key}={one.tekst}"))
    if one.zegt not in [value for _, value in offer]:
        key, _, value = one.zegt.partition("=")
        name = goal_name(stand.tabel, targets[key])
        offer.insert(0, (say("kopje.zegt", kolom=name, waarde=value), one.zegt))
    sleutel, shown = f"kopje {one.tekst}", tuple(offer)
    answer, sure = answered(stand.antwoorden, sleutel, (one.zegt, one.zekerheid), shown)
    return Vraag(Vraagsoort.KOPJE, sleutel, one.tekst, shown, answer, sure, one.aantal)


def ask_for_all(stand: Stand, vragen: Sequence[Vraag], rows: Sequence[Regel]) -> Iterator[Vraag]:
    """Ask once what holds for all rows, where no column and no heading says it."""
    tabel = stand.tabel
    used = {
        naam for v in vragen if v.soort is Vraagsoort.KOLOM for naam in names_of(v.waarde or "")
    }
    said = {(v.waarde or "").partition("=")[0] for v in vragen if v.soort is Vraagsoort.KOPJE}
    titles = {
        kolom: value
        for title in stand.lijst.titels
        for kolom, value in read_heading(tabel, title).items()
        if value
    }
    above = _filled_in_above(stand)
    for key, goal in goals_of(tabel).items():
        naam, own = goal.kolom.naam, goal.tabel is tabel
        needed = goal.kolom.verplicht and naam != tabel.genummerd
        wanted = own and (needed or naam in titles or naam in above or naam == "criterium")
        if wanted and key not in used and key not in said:
            title = titles.get(naam, "")
            told = title or above.get(naam, "") or (_named_above(stand, goal) if needed else "")
            sure = Zekerheid.ZEKER if title else Zekerheid.WAARSCHIJNLIJK
            if not told and naam == "criterium" and _is_counted(stand, vragen):
                told = NIETS  # the number of a goal may be that of its criterium: who knows
            yield _for_all(stand, goal, (told, sure), _own_name(stand, vragen, rows))
    naam, usual, beside = words("meestal").get(tabel.naam, ("", "", ""))
    key = f"{tabel.naam}.{naam}"
    if (
        naam
        and f"{tabel.naam}.{beside}" in used
        and not {key} & (used | said)
        and naam not in titles
    ):
        wanted = any(_WENST.search(cell) for _, cells in rows for cell in cells)
        says = NIETS if wanted else usual
        yield _for_all(stand, goals_of(tabel)[key], (says, Zekerheid.WAARSCHIJNLIJK), "")


def _filled_in_above(stand: Stand) -> dict[str, str]:
    """Return what stands above the heads by the column that its name is the head of."""
    columns = {kolom.naam: kolom for kolom in stand.tabel.kolommen}
    found: dict[str, str] = {}
    for name, value in said_above(stand.lijst):
        naam = read_head(stand.tabel, [name])
        kolom = columns.get(naam[0]) if naam else None
        if kolom and is_understood(stand.tabel, kolom, value):
            found.setdefault(kolom.naam, value)
    return found


def _named_above(stand: Stand, doel: Doel) -> str:
    """Return the one fixed word of a column that a title has: *Programma ouderavond*.

    Words of which it is known what they say in a title, are read there and nowhere else.
    """
    if not issubclass(doel.kolom.soort, StrEnum) or doel.kolom.naam in read_heading(doel.tabel, ""):
        return ""
    title = fold(" ".join((stand.naam, *stand.lijst.titels)))
    found = [str(kind) for kind in doel.kolom.soort if f" {fold(kind)} " in f" {title} "]
    return found[0] if len(found) == 1 else ""


def _is_counted(stand: Stand, vragen: Sequence[Vraag]) -> bool:
    """Tell whether the goals of a list are called 1, 2, 3: that may be their criteria or not."""
    places = [
        int(v.sleutel.split()[1]) - 1
        for v in vragen
        if v.soort is Vraagsoort.KOLOM and v.waarde == "jaardoelen.code"
    ]
    return any(is_counting(stand.lijst.column(at)) for at in places)


def _for_all(stand: Stand, doel: Doel, gezegd: tuple[str, Zekerheid], eigen: str) -> Vraag:
    """Ask one thing of all rows.

    `gezegd` is what stands above the list and how sure that is, `eigen` a name for the list.
    """
    key, needed = doel.sleutel, doel.kolom.verplicht
    choices, goal = choices_of(doel, stand.bekend), doel.sleutel == "acties.jaardoel"
    extra = [(say("nieuw_doel", doel=eigen), eigen)] if goal else []
    offer = (*choices, *extra) if needed else ((say("laat_open"), NIETS), *choices)
    vrij = is_text(doel.kolom) and not goal
    proposal: tuple[str | None, Zekerheid] = (None, Zekerheid.OPEN)
    if gezegd[0]:
        proposal = gezegd
        offer += () if vrij or gezegd[0] in [v for _, v in offer] else ((gezegd[0], gezegd[0]),)
    elif not needed:
        proposal = NIETS, Zekerheid.ZEKER
    elif vrij or (goal and not choices):
        proposal = eigen, Zekerheid.WAARSCHIJNLIJK
    sleutel = f"alles {key}"
    value, sure = answered(stand.antwoorden, sleutel, proposal, offer, vrij=vrij)
    name = goal_name(stand.tabel, doel)
    return Vraag(Vraagsoort.ALLES, sleutel, name, offer, value, sure, vrij=vrij)


def _own_name(stand: Stand, vragen: Sequence[Vraag], rows: Sequence[Regel]) -> str:
    """Return what a list may be called: its title, what its one row says, its file."""
    own = [
        rest.strip() if rest and called(word) is stand.tabel else title  # *Ambitie: Samen lezen*
        for title in stand.lijst.titels
        if called(title) is None  # more than what a list is called
        for word, _, rest in [title.partition(":")]
    ]
    for naam in words("heet").get(stand.tabel.naam, ()) if len(rows) == 1 else ():
        own += [v.voorbeelden[0] for v in vragen if v.waarde == f"{stand.tabel.naam}.{naam}"]
    return " ".join((*own, stand.naam)[0].split())[:LANGSTE_NAAM]


def ask_words(
    stand: Stand, doel: Doel, plaatsen: Sequence[int], rows: Sequence[Regel]
) -> Iterator[Vraag]:
    """Ask what each word means that its column does not know, with how often it is there.

    `plaatsen` are the columns of the list that go there: a word in two of them is one question.
    """
    counted: dict[str, int] = {}
    for text in (cell_at(cells, at) for at in plaatsen for _, cells in rows):
        if text and not is_again(text) and not is_known(doel, text, stand.bekend):
            counted[text] = counted.get(text, 0) + 1
    choices = choices_of(doel, stand.bekend)
    goal = (doel.tabel.naam, doel.kolom.naam) == ("acties", "jaardoel")
    none = [] if doel.kolom.verplicht else [(say("laat_leeg"), NIETS)]
    legend = legend_of(stand.lijst) if counted and choices else {}
    head = stand.lijst.kop[plaatsen[0]]
    for text in list(counted)[:MEESTE_WOORDEN]:
        new = goal and not stand.bekend.doelen.called(text)
        extra = [(say("nieuw_doel", doel=text), text)] if new else []
        offer = (*choices, *extra, *none)
        means = legend.get(text.casefold(), "")
        near = _nearest(doel, means or text, choices)
        proposal = near or (None if choices or not none else NIETS)
        sleutel = f"woord {doel.sleutel} {text}"
        value, sure = answered(
            stand.antwoorden, sleutel, (proposal, Zekerheid.WAARSCHIJNLIJK), offer
        )
        told = (f"{text} = {means}",) if means else ()
        yield Vraag(Vraagsoort.WOORD, sleutel, text, offer, value, sure, counted[text], told,
                   bij=head)  # fmt: skip
    if rest := list(counted.items())[MEESTE_WOORDEN:]:
        sleutel = f"woord {doel.sleutel} {ANDERE}"
        offer = (*choices, *none)
        value, sure = answered(stand.antwoorden, sleutel, (None, Zekerheid.OPEN), offer)
        yield Vraag(Vraagsoort.WOORD, sleutel, say("andere_woorden", aantal=len(rest)), offer,
                    value, sure, sum(times for _, times in rest))  # fmt: skip


def _nearest(doel: Doel, text: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """Return the choice that a word says or is most alike; a letter or two is like anything."""
    said = meant(doel.tabel, doel.kolom, text).casefold()
    if said in [value for _, value in choices]:
        return said
    if sum(map(str.isalpha, text)) < KORTSTE_WOORD:
        return None
    words = [fold(one) for one, _ in choices]
    near = process.extractOne(fold(text), words, scorer=fuzz.WRatio, score_cutoff=LIJKT)
    return choices[near[2]][1] if near else None


def is_known(doel: Doel, text: str, bekend: Bekend) -> bool:
    """Tell whether a word says something in its column, so that nothing is asked about it."""
    if (doel.tabel.naam, doel.kolom.naam) == ("acties", "jaardoel"):
        named = len(bekend.doelen.called(text))
        return named == 1 or (not named and not goal_code(text))
    return is_text(doel.kolom) or is_understood(doel.tabel, doel.kolom, text)


def cell_at(cells: Sequence[str], at: int) -> str:
    """Return what a cell of a line says, "" beyond its end."""
    return from_cell(cells[at].strip()) if at < len(cells) else ""


def is_again(cell: str) -> bool:
    """Tell whether a cell says that it is the same as the one above it."""
    return cell.strip().casefold().rstrip(".") in _IDEM

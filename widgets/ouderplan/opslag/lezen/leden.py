"""A list of the people in one group, as the MR: how many there are of each kind, and no names.

A plan that everybody reads says who is in it by their roles; names change, and are of the people.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ouderplan.kern.afspraken import Orgaan
from ouderplan.opslag.lezen.koppen import fold, read_head
from ouderplan.opslag.lezen.lijstdoelen import words
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.lezen.vraag import say
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel, tabel_named, tabel_of

_CONTACT = re.compile(r"\S+@\S+\.\w{2,}|(?:\+31[ -]?(?:\(0\))?|0)(?:[ ()-]{0,2}\d){9}")
"""An address, or a number of ten digits: a day has eight."""
_ACHTER = re.compile(r"\s*\(?\d\)?$")
_GROEP = re.compile(r"^(?:groep|gr|klas)\b\.?\s*", re.I)
_EN = re.compile(r"\s*(?:,|;|/|&|\+|\n|\ben\b)\s*")
"""What stands between two people in a cell."""
_LETTER = re.compile(r"[^\W\d_]{2,}")
_MEESTE = 0.6
GROEP = "organen"
LANGSTE_ROL = 30
"""What is longer says what somebody does, and not what."""


def is_of_members(lijst: Lijst) -> bool:
    """Tell whether each row is a person: a head for the name and one for the role, in a word.

    What has a head of a group too, as of how often they meet, is a list of groups.
    """
    name, role, table = _column(lijst, "namen"), _column(lijst, "rollen"), tabel_named(GROEP)
    if name is None or role is None or table is None:
        return False
    groups = set(words("leden")["van_groepen"]) & set(read_head(table, lijst.kop))
    return not groups and all(len(cell) <= LANGSTE_ROL for cell in lijst.column(role))


def are_class_parents(lijst: Lijst) -> bool:
    """Tell whether each row is a class with the parents who are its contact, and no more."""
    at, names = _column(lijst, "klassen"), _parents(lijst)
    beside = words("leden")["ernaast"]
    rest = [place for place in range(len(lijst.kop)) if place not in {at, *names}]
    known = (fold(lijst.kop[one]) in beside or are_contacts(lijst.column(one)) for one in rest)
    return at is not None and bool(names) and all(known)


def _parents(lijst: Lijst) -> list[int]:
    """Return the columns with the names of class parents: *Contactouder*, *Contactouder 2*."""
    heads = [_ACHTER.sub("", fold(head)) for head in lijst.kop]
    return [at for at, head in enumerate(heads) if head in words("leden")["ouders"]]


def _as_parents(lijst: Lijst) -> Lijst:
    """Return class parents as one group: how many there are in which classes, and no names."""
    at, names = _column(lijst, "klassen"), _parents(lijst)
    counted: Counter[str] = Counter()
    for _, cells in lijst.regels:
        said = [cells[place].strip() for place in (at or 0, *names) if place < len(cells)]
        people = [one for cell in said[1:] for one in _EN.split(cell) if _LETTER.search(one)]
        if said[0] and people:
            counted[_GROEP.sub("", said[0])] += len(people)
    text = say("per_klas", aantal=counted.total(), klassen=", ".join(counted))
    name = _ACHTER.sub("", lijst.kop[names[0]].strip())
    name += "s" if name.endswith("er") else ""
    return _one_group(
        lijst,
        name,
        text if counted else "",
        [head for place, head in enumerate(lijst.kop) if head and place != at],
    )


def as_group(tabel: Tabel, lijst: Lijst, naam: str) -> Lijst:
    """Return a list of members as one group, called as its sheet; another list as it is."""
    if tabel.naam == GROEP and are_class_parents(lijst):
        return _as_parents(lijst)
    name, role = _column(lijst, "namen"), _column(lijst, "rollen")
    if tabel.naam != GROEP or name is None or role is None or not is_of_members(lijst):
        return lijst
    counted: Counter[str] = Counter()
    left = [head for at, head in enumerate(lijst.kop) if head and at != role]
    for _, cells in lijst.regels:
        called, does = (cells[at].strip() if at < len(cells) else "" for at in (name, role))
        if called and does:
            counted[does] += 1
        else:  # no person: a remark below the list
            left += [f"‘{cell.strip()}’" for cell in cells if cell.strip()]
    kinds = ", ".join(
        word if times == 1 else f"{times} × {word}" for word, times in counted.items()
    )
    text = say("leden", aantal=counted.total(), soorten=kinds)
    return _one_group(lijst, naam, text if counted else "", left)


def _one_group(lijst: Lijst, naam: str, leden: str, weg: Sequence[str]) -> Lijst:
    """Return a list with one group and who is in it, without a row when nobody is."""
    return replace(
        lijst,
        kop=(
            column_name(tabel_of(Orgaan), "orgaan"),
            column_name(tabel_of(Orgaan), "samenstelling"),
        ),
        regels=((lijst.regels[0][0], [naam, leden]),) if leden else (),
        weg=tuple(weg),
        _kolommen={},
    )


def are_contacts(cells: Sequence[str]) -> bool:
    """Tell whether most cells are the telephone number or the address of somebody."""
    return sum(map(bool, map(_CONTACT.fullmatch, cells))) > _MEESTE * len(cells)


def _column(lijst: Lijst, deel: str) -> int | None:
    """Return the column with the first of these heads."""
    heads = [fold(head) for head in lijst.kop]
    return next((heads.index(one) for one in words("leden")[deel] if one in heads), None)

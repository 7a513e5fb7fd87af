"""A list of the people in one group, as the MR: how many there are of each kind, and no names.

A plan that everybody reads says who is in it by their roles; names change, and are of the people.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ouderplan.opslag.lezen.koppen import fold, read_head
from ouderplan.opslag.lezen.lijstdoelen import words
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.lezen.vraag import say
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel, tabel_named

_CONTACT = re.compile(r"\S+@\S+\.\w{2,}|(?:\+31[ -]?(?:\(0\))?|0)(?:[ ()-]{0,2}\d){9}")
"""An address, or a number of ten digits: a day has eight."""
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


def as_group(tabel: Tabel, lijst: Lijst, naam: str) -> Lijst:
    """Return a list of members as one group, called as its sheet; another list as it is."""
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
    return replace(
        lijst,
        kop=(column_name(tabel, "orgaan"), column_name(tabel, "samenstelling")),
        regels=((lijst.regels[0][0], [naam, text]),) if counted else (),
        weg=tuple(left),
        _kolommen={},
    )


def are_contacts(cells: Sequence[str]) -> bool:
    """Tell whether most cells are the telephone number or the address of somebody."""
    return sum(map(bool, map(_CONTACT.fullmatch, cells))) > _MEESTE * len(cells)


def _column(lijst: Lijst, deel: str) -> int | None:
    """Return the column with the first of these heads."""
    heads = [fold(head) for head in lijst.kop]
    return next((heads.index(one) for one in words("leden")[deel] if one in heads), None)

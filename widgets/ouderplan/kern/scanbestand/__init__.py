"""A filled-in schoolscan out of a file of Microsoft Forms or Google Forms (C12).

Which column is what and what a word means is proposed here (`voorstel`, `woorden`) and decided by
a person. Who a row is from is never kept: `lezen` names a row by a digest of its contents, so that
the same row is known again and counts once.
"""

from ouderplan.kern.scanbestand.lezen import (
    Gelezenscan,
    Kolomgebruik,
    Kolomkoppeling,
    Scaninzending,
    Werkblad,
    levels_twice,
    link,
    read_scans,
)
from ouderplan.kern.scanbestand.voorstel import is_aside, propose
from ouderplan.kern.scanbestand.woorden import (
    Betekenissen,
    Woordbetekenis,
    Woordsoort,
    is_opinion,
    read_group,
    read_level,
)

__all__ = [
    "Betekenissen",
    "Gelezenscan",
    "Kolomgebruik",
    "Kolomkoppeling",
    "Scaninzending",
    "Werkblad",
    "Woordbetekenis",
    "Woordsoort",
    "is_aside",
    "is_opinion",
    "levels_twice",
    "link",
    "propose",
    "read_group",
    "read_level",
    "read_scans",
]

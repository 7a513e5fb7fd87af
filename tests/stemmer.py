"""Somebody who votes, of whom a test says no more than it needs."""

from collections.abc import Sequence

from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import Ontvangst, cast


def vote_as(
    wb: Werkboek,
    stemmer: str,
    keuzes: Sequence[str],
    *,
    ronde: int = 1,
    groep: Groep = Groep.OUDERS,
    kanaal: Kanaal = Kanaal.TELEFOON,
) -> Ontvangst:
    """Keep a ballot of a parent with a phone, unless something else is said."""
    return cast(wb, ronde=ronde, stemmer=stemmer, groep=groep, kanaal=kanaal, keuzes=keuzes)

"""The database counts a round as the domain does."""

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count
from ouderplan.opslag.stemmen import tally

KEUZES = ("respect", "plezier", "rust", "=1", "é")
BRIEFJES = st.lists(
    st.builds(
        Stembriefje,
        st.integers(1, 2),
        st.text("abc", min_size=1, max_size=2),
        st.sampled_from(Groep),
        st.sampled_from(Kanaal),
        st.sampled_from(("", *KEUZES, "niet op het briefje")),
    ),
    max_size=40,
    unique_by=lambda row: (row.ronde, row.briefje, row.keuze),
)


def _one_group_each(rows):
    groups = {(row.ronde, row.briefje): row.groep for row in rows}
    return [
        Stembriefje(row.ronde, row.briefje, groups[row.ronde, row.briefje], row.kanaal, row.keuze)
        for row in rows
    ]


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(briefjes=st.one_of(BRIEFJES, BRIEFJES.map(_one_group_each)))
def test_it_gives_what_counting_the_ballots_one_by_one_gives(werkboek, briefjes):
    ronde = Ronde(1, Rondesoort.WAARDEN, "Welke?", datetime(2026, 10, 6))
    keuzes = [Rondekeuze(1, keuze, keuze) for keuze in KEUZES]
    with werkboek.writing() as tx:
        tx.replace_all(Rondekeuze, keuzes)
        tx.replace_all(Stembriefje, briefjes)
    with werkboek.reading() as tx:
        rows = tx.rows(Stembriefje, ronde=1)
        assert tally(tx, ronde) == count(rows, keuzes)
        assert tally(tx, ronde).gestemd == len({row.briefje for row in rows})

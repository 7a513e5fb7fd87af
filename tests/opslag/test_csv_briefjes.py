"""The ballots' CSV is made in a faster way, and is the same to the byte."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.csv_briefjes import ballot_lines
from ouderplan.opslag.csv_uit import write_rows, write_table
from ouderplan.opslag.tabellen import tabel_of

TABEL = tabel_of(Stembriefje)
LASTIG = ("", "plezier; samen", 'zij zei "ja"', "een\nregel", "=1+1", "'=1", "-", "+31", "é, ü")
KEUZE = st.one_of(st.sampled_from(LASTIG), st.text(max_size=12))
NAAM = st.one_of(
    st.text("0123456789abcdef", min_size=1, max_size=24),
    st.sampled_from(["=A", "a;b", "Ab 1", '"']),
)
BRIEFJES = st.lists(
    st.builds(
        Stembriefje,
        st.integers(1, 12),
        NAAM,
        st.sampled_from(Groep),
        st.sampled_from(Kanaal),
        KEUZE,
    ),
    max_size=15,
    unique_by=lambda row: (row.ronde, row.briefje, row.keuze),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(briefjes=BRIEFJES)
def test_it_is_what_writing_row_by_row_gives(werkboek, briefjes):
    try:
        with werkboek.writing() as tx:
            tx.replace_all(Stembriefje, briefjes)
    except OuderplanFout:  # two that are one once they are cleaned, or a cell that is refused
        return
    with werkboek.reading() as tx:
        assert write_table(tx, TABEL) == write_rows(TABEL, tx.rows(Stembriefje))


def test_ballots_of_our_own_go_the_fast_way(werkboek, stem):
    stem("toestel 1", "respect", "plezier")
    stem("toestel 2")
    with werkboek.reading() as tx:
        lines = ballot_lines(tx)
        assert lines is not None
        assert (
            lines.encode() == write_rows(TABEL, tx.rows(Stembriefje))[len(write_rows(TABEL, ())) :]
        )
    werkboek.sync_csvs()
    assert (werkboek.map / "stembriefjes.csv").read_bytes().endswith(lines.encode())

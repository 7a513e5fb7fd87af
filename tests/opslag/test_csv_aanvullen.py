"""The CSV of a table that grows: the same file as one made afresh, of the new rows only."""

import random
from dataclasses import replace

import pytest

from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.opslag.csv_geheugen import VANAF, Aangroei, Geheugen
from ouderplan.opslag.csv_uit import write_table
from ouderplan.opslag.tabellen import tabel_of

TABEL = tabel_of(Inbreng)


def a_row(nr):
    return Inbreng(str(nr), Soort.KANS, Perspectief.OUDERS, f"=tekst; ‘{nr}’")


@pytest.fixture
def veel(werkboek):
    with werkboek.writing() as tx:
        tx.replace_all(Inbreng, [a_row(nr) for nr in range(VANAF + 50)])
    return werkboek


@pytest.fixture
def gemaakt(veel):
    """Give how many rows were made into lines to read the file once more."""
    made, memory = [], Aangroei()

    def lines(_tabel, rows):
        found = list(rows)
        made.append(len(found))
        return b"".join(f"{row[0]};{row[3]}\r\n".encode() for row in found)

    def read():
        with veel.reading() as tx:
            memory.read(tx, TABEL, lines)
        return made[-1]

    assert read() == VANAF + 50
    return read


def test_one_more_text_is_one_more_line(veel, gemaakt):
    for nr in range(3):
        with veel.writing() as tx:
            tx.add(a_row(f"9{nr}00"))
        assert gemaakt() == 1
    assert gemaakt() == 0


def test_a_row_that_changes_makes_all_of_it_afresh(veel, gemaakt):
    with veel.writing() as tx:
        nummer, row = tx.find(Inbreng, id="7")
        tx.change(nummer, row, replace(row, tekst="Anders"))
    assert gemaakt() == VANAF + 50


def test_whatever_happens_the_file_is_the_one_that_is_made_afresh(veel):
    memory, chance = Geheugen(), random.Random(7)
    for step in range(60):
        with veel.writing() as tx:
            items = tx.items(Inbreng)
            nummer = chance.choice(list(items))
            row = items[nummer]
            match chance.randrange(6):
                case 0:
                    tx.change(nummer, row, replace(row, tekst=f"stap {step}"))
                case 1:
                    tx.remove(nummer, row)
                case 2:
                    tx.move(Inbreng, nummer, chance.randint(-3, 3))
                case _:
                    tx.add(a_row(f"8000{step}"))
        with veel.reading() as tx:
            assert write_table(tx, TABEL, memory) == write_table(tx, TABEL)

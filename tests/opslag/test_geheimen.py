"""Keys that never leave the database."""

import threading

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from ouderplan.opslag import Werkboek
from ouderplan.opslag.geheimen import LENGTE, secret
from ouderplan.opslag.tabellen import GEHEIMEN


def test_a_key_is_made_once_and_stays(werkboek):
    key = secret(werkboek, "koekje")
    assert len(key) == LENGTE
    werkboek.close()
    again = Werkboek.open(werkboek.map)
    assert secret(again, "koekje") == key
    again.close()


def test_keys_differ_by_name(werkboek):
    assert secret(werkboek, "koekje") != secret(werkboek, "iets anders")


def test_threads_that_ask_at_once_get_the_same_key(werkboek):
    keys: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: keys.append(secret(werkboek, "koekje"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(keys)) == 1


def test_a_key_is_in_no_csv(werkboek):
    key = secret(werkboek, "koekje")
    werkboek.sync_csvs()
    shown = b"".join(path.read_bytes() for path in werkboek.map.glob("*.csv"))
    assert key not in shown
    assert key.hex().encode() not in shown


def test_an_error_of_the_database_says_nothing_of_what_was_to_be_kept(werkboek):
    insert = sa.insert(GEHEIMEN).values(naam="ronde 7", geheim=b"heel geheim")
    with werkboek.motor.engine.connect() as connection:
        connection.execute(insert)
        with pytest.raises(IntegrityError) as error:
            connection.execute(insert)
    assert "heel geheim" not in str(error.value)

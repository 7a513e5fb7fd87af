"""Keys that never leave the database."""

import threading

from ouderplan.opslag import Werkboek
from ouderplan.opslag.geheimen import LENGTE, secret


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

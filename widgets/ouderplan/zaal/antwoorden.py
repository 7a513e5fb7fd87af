"""What a phone filled in on the form of the schoolscan: untrusted text."""

from collections.abc import Mapping

from tornado.web import RequestHandler

from ouderplan.kern.schoolscan import Antwoord, Antwoorden, Niveau

NIVEAU, AL, KAN = "niveau-", "al-", "kan-"
"""How the names of the fields of one criterium begin."""
MEESTE_VRAGEN = 60


def read_answers(handler: RequestHandler) -> Antwoorden:
    """Return what was filled in, by the key of the question."""
    sent: Mapping[str, list[bytes]] = handler.request.body_arguments
    keys = {naam.partition("-")[2] for naam in sent if naam.startswith((NIVEAU, AL, KAN))}
    found = {
        key: Antwoord(
            _level(handler.get_body_argument(NIVEAU + key, "")),
            handler.get_body_argument(AL + key, ""),
            handler.get_body_argument(KAN + key, ""),
        )
        for key in sorted(keys)[:MEESTE_VRAGEN]
    }
    return {key: answer for key, answer in found.items() if answer}


def _level(text: str) -> Niveau | None:
    return Niveau(text) if text in set(Niveau) else None

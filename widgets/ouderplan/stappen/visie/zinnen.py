"""What is said of the text of the visie and of its versions."""

from ouderplan.kern.datum import written
from ouderplan.kern.visie import Visieversie
from ouderplan.kern.visietekst import count_sentences, count_words
from ouderplan.stappen.visie.model import Model


def length(model: Model, tekst: str) -> str:
    """Return how long a text is, in words and sentences."""
    t, words, sentences = model.teksten, count_words(tekst), count_sentences(tekst)
    return ", ".join(
        t(f"schrijven.{een}") if number == 1 else t(f"schrijven.{meer}", aantal=number)
        for number, een, meer in ((words, "woord", "woorden"), (sentences, "zin", "zinnen"))
    )


def name(model: Model, versie: Visieversie) -> str:
    """Return what a version is called: its number and the day it began."""
    steps = model.steps(versie)
    began = steps[0].op if steps else None
    said = model.teksten("versies.naam", versie=versie.versie)
    return f"{said}, {written(began)}" if began else said

"""In which step something in the plan is put right."""

from ouderplan.kern.plancheck import Bevinding

STAP_VAN_TABEL = {
    "werkboek": "start",
    "planning": "start",
    "waarden": "waarden",
    "vertalingen": "waarden",
    "visie": "visie",
    "criteria": "verwachtingen",
    "verwachtingen": "verwachtingen",
    "plan_teksten": "verwachtingen",
    "kernwoorden": "verwachtingen",
    "vaststellingen": "verwachtingen",
    "schoolscan": "schoolscan",
    "kolomkoppelingen": "schoolscan",
    "kansen_bedreigingen": "kansen",
    "omzettingen": "kansen",
    "vastgestelde_keuzes": "kansen",
    "doelenbank": "jaardoelen",
    "jaardoelen": "jaardoelen",
    "acties": "jaardoelen",
    "doelwijzigingen": "jaardoelen",
    "voortgang": "jaardoelen",
    "gesprekken": "afspraken",
    "momenten": "afspraken",
    "communicatie": "afspraken",
    "organen": "afspraken",
    "intake": "afspraken",
    "thuistalen": "afspraken",
    "activiteiten": "afspraken",
    "streefcijfers": "streefcijfers",
    "metingen": "streefcijfers",
    "populatie": "streefcijfers",
    "ambities": "ambitiekaart",
    "ambitie_aanpak": "ambitiekaart",
    "ambitie_jaren": "ambitiekaart",
    "evaluaties": "evaluatie",
    "eerdere_jaren": "evaluatie",
    "evaluatie_uitkomsten": "evaluatie",
}
STAP_VAN_REGEL = {
    "top5": "waarden",
    "criterium": "jaardoelen",
    "top_zonder_doel": "jaardoelen",
    "evaluatie": "evaluatie",
}
"""Where to go when that is not where the table is filled in."""


def step_of(bevinding: Bevinding) -> str:
    """Return the step in which a finding is put right, "" when there is none."""
    return STAP_VAN_REGEL.get(bevinding.regel) or STAP_VAN_TABEL.get(bevinding.tabel, "")

"""Of what a state is in a list of goals with their actions: of the goal, or of each action."""

from collections.abc import Mapping

from ouderplan.opslag.lezen.dagkolommen import Plaatsen
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid
from ouderplan.opslag.lezen.vormen import Lijst

_VAN_DOEL, _VAN_ACTIE = "jaardoelen.status", "acties.status"
_NAMEN = ("jaardoelen.jaardoel", "jaardoelen.code")


def goal_places(places: Mapping[int, str]) -> int | None:
    """Return the column that says of which goal a line is."""
    at = {key: place for place, key in places.items()}
    return next((at[key] for key in _NAMEN if key in at), None)


def put_states(lijst: Lijst, found: Plaatsen) -> None:
    """Let a state be of the actions where the lines of one goal say more than one."""
    places = {key: at for at, (key, _) in found.items()}
    name = goal_places({at: key for at, (key, _) in found.items()})
    state = places.get(_VAN_DOEL)
    if name is None or state is None or "acties.activiteit" not in places or _VAN_ACTIE in places:
        return
    said: dict[str, set[str]] = {}
    goal = ""
    for _, cells in lijst.regels:
        here, text = (cells[at].strip() if at < len(cells) else "" for at in (name, state))
        goal = here or goal
        said.setdefault(goal, set()).update({text.casefold()} - {""})
    if any(len(one) > 1 for one in said.values()):
        found[state] = (_VAN_ACTIE, Zekerheid.WAARSCHIJNLIJK)

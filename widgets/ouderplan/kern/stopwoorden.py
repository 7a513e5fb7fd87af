"""Dutch words that carry no subject of their own."""

_REGELS = (
    "aan al alle allemaal als bij bijv bijvoorbeeld dan dat de deze die dit doen door dus een",
    "eigen elk elkaar elkaars en enz er ergens etc extra gaan gaat geen goed haar had hebben heeft",
    "hen het hier hij hoe hun iets ik in is ja je jullie kan komen komt kun kunnen kunt maar maken",
    "maakt meer men met mij mijn mogen mag moet moeten na naar niet nog nu of om ons onze ook op",
    "over per st te tot uit uw u van vanuit veel vele via voor waar waarbij waardoor wanneer was",
    "wat we wel weer wij wie wil willen word worden wordt zal ze zich zien zij zijn zo zoals zou",
    "zullen",
)

STOPWOORDEN = frozenset(woord for regel in _REGELS for woord in regel.split())

"""The pages: which one a group sees now, and its HTML."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from ouderplan.kern.dia import Onthuld
from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.kern.schoolscan import Antwoord
from ouderplan.kern.soorten import Groep
from ouderplan.talen import Keus, Vertaler, Woordenboek
from ouderplan.talen.datum import written_in
from ouderplan.talen.taal import close_up
from ouderplan.teksten import Teksten
from ouderplan.zaal.antwoordlezer import Gelezen
from ouderplan.zaal.briefje import Briefje, Keuzeregel
from ouderplan.zaal.inzendsoorten import INZENDSOORTEN
from ouderplan.zaal.mal import Ingepakt, Mal
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.stand import Stand, Zaalstand
from ouderplan.zaal.wegen import PADEN, address_of, round_address


@dataclass(frozen=True, slots=True)
class Invulling:
    """What someone ticked or typed; it comes back on the page when it was not received."""

    keuzes: tuple[str, ...] = ()
    soort: str = ""
    tekst: str = ""
    inzending: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    antwoorden: Mapping[str, Antwoord] = field(default_factory=dict)


Bevestiging = tuple[str, dict[str, str], str]
"""The confirmation up to the chosen ones, the line of each that can be chosen, and the rest."""

LEEG = Invulling(inzending="")

SJABLONEN = {
    **dict.fromkeys(INZENDSOORTEN, "inbreng.html.j2"),
    Rondesoort.SCAN: "scan.html.j2",
}
"""The page of a round in which people do not vote."""


class Bladen:
    """Renders the pages in one language, that of `vertaler`."""

    def __init__(self, env: Environment, vertaler: Vertaler) -> None:
        self._env = env
        self._vertaler = self._spreekt = vertaler
        self._stand: Stand | None = None
        self._briefje = Briefje.of(Stand(), vertaler)
        self._ready: dict[Groep | None, str] = {}
        self.ingepakt = Ingepakt()
        self._parts: dict[tuple[Groep, bool, bool], Bevestiging] = {}
        self._moulds: dict[tuple[Groep, bool], Mal] = {}
        self._off: dict[tuple[tuple[str, object], ...], str] = {}
        self._lists: dict[Groep, tuple[Zaalstand, str]] = {}
        self._answer: tuple[Stand, Gelezen, str] | None = None

    def home(self, stand: Stand, groep: Groep, own: tuple[str, ...] | None) -> str:
        """Return what `groep` sees now; `own` is the ballot that this phone sent, if any."""
        if own is not None:
            return self._page(stand, groep, Invulling(own), gestemd=True)
        if _is_numbered(stand, groep):
            return self._numbered(stand, groep, ontvangen=False)
        return self._prepared(stand, groep)

    def list_open(self, hal: Zaalstand, groep: Groep) -> str:
        """Return the list of what this group can take part in, made once for each stand."""
        made = self._lists.get(groep)
        if made is None or made[0] is not hal:
            opened = [
                Keuzeregel.of(one, round_address(one.nummer, groep), self._vertaler)
                for one in hal.open_for(groep)
            ]
            fields = {"lijst": opened, "zaal": hal, "thuis": PADEN[groep]}
            page = self.render("lijst.html.j2", hal.avond, groep, **fields)
            self._lists[groep] = made = (hal, page)
        return made[1]

    def own_scan(self, stand: Stand, groep: Groep, own: Mapping[str, Antwoord]) -> str:
        """Return the schoolscan with what this phone sent before."""
        return self._page(stand, groep, Invulling(antwoorden=own), gestemd=True)

    def ask_code(
        self,
        stand: Stand,
        melding: Melding | None = None,
        invulling: Invulling = LEEG,
        adres: str = "",
    ) -> str:
        """Return the page that asks for a stemcode; `invulling` is what was not received yet.

        `adres` is the whole address, for who has to open it in another browser.
        """
        if melding is None and not invulling.tekst:
            return self._prepared(stand, None)
        return self._code_page(stand, melding, invulling, adres)

    def refused(
        self, stand: Stand, groep: Groep, melding: Melding, invulling: Invulling, adres: str = ""
    ) -> str:
        """Return what `groep` sees now, with why `invulling` was not received."""
        return self._page(stand, groep, invulling, melding=melding, adres=adres)

    def translated(
        self, stand: Stand, groep: Groep, own: tuple[str, ...] | None, invulling: Invulling
    ) -> str:
        """Return what `groep` sees now, with what was filled in before it was in this language."""
        typed = bool(invulling.tekst or invulling.antwoorden)
        gewijzigd = set(invulling.keuzes) != set(own or ()) or typed
        gestemd = own is not None
        return self._page(stand, groep, invulling, gestemd=gestemd, onverzonden=gewijzigd)

    def received(
        self, stand: Stand, groep: Groep, own: tuple[str, ...] | None, *, tweede: bool = False
    ) -> str:
        """Return the confirmation: of the ballot `own`, or of something sent in.

        `tweede` says that the phone was passed on already.
        """
        if own is None:
            return self._numbered(stand, groep, ontvangen=True)
        chosen = [keuze.keuze for keuze in self._on_ballot(stand, own)]
        before, lines, after = self._confirmation(stand, groep, not chosen, tweede)
        return before + "".join(map(lines.__getitem__, chosen)) + after

    def failed(self, stand: Stand, melding: Melding) -> str:
        """Return the page for a request that leads nowhere."""
        return self.render("fout.html.j2", stand, Groep.OUDERS, melding=melding)

    def answer(self, stand: Stand, gelezen: Gelezen) -> str:
        """Return the page with the answer to the parents, made once for each state of the plan."""
        if self._answer is None or self._answer[:2] != (stand, gelezen):
            page = self.render("antwoord.html.j2", stand, Groep.OUDERS, **self._told(gelezen))
            self._answer = (stand, gelezen, self.ingepakt.pack(page))
        return self._answer[2]

    def _told(self, gelezen: Gelezen) -> dict[str, object]:
        antwoord, eigen = gelezen
        boek = Woordenboek(self._vertaler, eigen)
        dag = partial(written_in, self._vertaler.taal)
        dutch = antwoord is not None and boek.leaves_dutch(antwoord)
        return {"antwoord": antwoord, "boek": boek, "datum": dag, "nederlands": dutch}

    def revealed(self, stand: Stand, onthuld: Onthuld) -> str:
        """Return what a phone says of a place that the hall has just seen."""
        chosen = self._on_ballot(stand, onthuld.keuzes)
        fields = {"onthuld": onthuld, "keuzes": chosen}
        return self.render("onthuld.html.j2", stand, Groep.OUDERS, **fields)

    def screen_off(self, stand: Stand, **velden: object) -> str:
        """Return the page of a screen that is none to vote on, made once for each stand."""
        self._follow(stand)
        key = tuple(sorted(velden.items()))
        if key not in self._off:
            page = self.render("tablet_uit.html.j2", stand, Groep.OUDERS, **velden)
            self._off[key] = self.ingepakt.pack(page)
        return self._off[key]

    def remote(self, stand: Stand) -> str:
        """Return the page of the begeleider's remote, which is in Dutch."""
        return self.render("afstand.html.j2", stand, Groep.OUDERS, t=Teksten("ouderplan.zaal"))

    def _numbered(self, stand: Stand, groep: Groep, *, ontvangen: bool) -> str:
        """Return a page with a form that has a number of its own."""
        self._follow(stand)
        key = (groep, ontvangen)
        if key not in self._moulds:

            def render(nummer: str) -> str:
                return self._page(stand, groep, Invulling(inzending=nummer), ontvangen=ontvangen)

            self._moulds[key] = Mal.of(render)
        return self._moulds[key].fill(Invulling().inzending)

    def _prepared(self, stand: Stand, groep: Groep | None) -> str:
        """Return the page that is the same for every phone; made once for each stand.

        Without a group it is the one that asks for a stemcode.
        """
        self._follow(stand)
        if groep not in self._ready:
            page = self._page(stand, groep, LEEG) if groep else self._code_page(stand, None, LEEG)
            self._ready[groep] = self.ingepakt.pack(page)
        return self._ready[groep]

    def _confirmation(self, stand: Stand, groep: Groep, blanco: bool, tweede: bool) -> Bevestiging:
        """Return the parts of the confirmation; a phone's own are only the lines in it."""
        self._follow(stand)
        key = (groep, blanco, tweede)
        if key not in self._parts:
            hole = Markup(secrets.token_hex(16))
            regels = "" if blanco else hole
            page = self.render("ontvangen.html.j2", stand, groep, regels=regels, tweede=tweede)
            before, _, after = page.partition(hole)
            lines = {
                keuze.keuze: self.render("gekozen.html.j2", stand, groep, keuze=keuze)
                for keuze in self._briefje.keuzes
            }
            self._parts[key] = (before, lines, after)
        return self._parts[key]

    def _code_page(
        self, stand: Stand, melding: Melding | None, invulling: Invulling, adres: str = ""
    ) -> str:
        not_sent = self._on_ballot(stand, invulling.keuzes)
        return self.render(
            "stemcode.html.j2",
            stand,
            Groep.OUDERS,
            melding=melding,
            niet_verstuurd=not_sent,
            code=invulling.tekst,
            adres=adres,
        )

    def _page(
        self,
        stand: Stand,
        groep: Groep,
        invulling: Invulling,
        *,
        melding: Melding | None = None,
        gestemd: bool = False,
        ontvangen: bool = False,
        onverzonden: bool = False,
        adres: str = "",
    ) -> str:
        return self.render(
            _template(stand.ronde, groep),
            stand,
            groep,
            invulling=invulling,
            melding=melding,
            gestemd=gestemd,
            ontvangen=ontvangen,
            onverzonden=onverzonden or melding is not None,
            adres=adres,
            niet_verstuurd=self._on_ballot(stand, invulling.keuzes),
        )

    def render(self, naam: str, stand: Stand, groep: Groep, **velden: object) -> str:
        """Return template `naam` filled in for a group in this stand."""
        self._follow(stand)
        thuis = address_of(stand, groep)
        fields = {"stand": stand, "ronde": stand.ronde, "groep": groep, "thuis": thuis, "adres": ""}
        own = {"vertaald": self._briefje, **self._spreekt.functies}
        page = self._env.get_template(naam).render(fields | own | velden)
        return close_up(self._vertaler.taal, page)

    def _follow(self, stand: Stand) -> None:
        """Forget what was made for an earlier stand."""
        if self._stand is not stand:
            self._stand, self.ingepakt = stand, Ingepakt()
            self._ready, self._parts, self._moulds, self._off = {}, {}, {}, {}
            self._briefje = Briefje.of(stand, self._vertaler)
            self._spreekt = self._vertaler.with_own(stand.vertalingen)

    def _on_ballot(self, stand: Stand, keuzes: Iterable[str]) -> tuple[Keus, ...]:
        self._follow(stand)
        chosen = set(keuzes)
        return tuple(keuze for keuze in self._briefje.keuzes if keuze.keuze in chosen)


def _template(ronde: Ronde | None, groep: Groep) -> str:
    if ronde is None or not ronde.is_open:
        return "niets.html.j2"
    if groep not in ronde.groepen_die_mogen:
        return "niet_voor_u.html.j2"
    return SJABLONEN.get(ronde.soort, "stemmen.html.j2")


def _is_numbered(stand: Stand, groep: Groep) -> bool:
    """Tell whether every page is another form: to send in, or to vote without a check."""
    ronde = stand.ronde
    if stand.is_open_for(groep, stemt=True):
        return ronde is not None and ronde.waarborg is Waarborg.OPEN
    is_scan = ronde is not None and ronde.soort is Rondesoort.SCAN  # a phone has one scan
    return stand.is_open_for(groep, stemt=False) and not is_scan

"""In which tense a sentence stands: whether it tells how it was, or how it is or will be.

Dutch strong verbs are a closed class, so their past forms are listed. A weak past form and a
participle are told by their endings and by their place in the sentence.
"""

import re

_PREFIX = r"(?:aan|af|be|bij|door|ge|her|in|mee|na|om|onder|ont|op|over|toe|uit|ver|vol|voor|weer)?"
_STRONG = (
    "had hadden was waren werd werden deed deden ging gingen hing hingen ving vingen hield hielden "
    "viel vielen liep liepen riep riepen sliep sliepen liet lieten hielp hielpen wierf wierven "
    "wierp wierpen stierf stierven kwam kwamen nam namen brak braken sprak spraken stak staken "
    "gaf gaven las lazen zat zaten lag lagen trad traden zag zagen gat gaten mat maten "
    "keek keken bleek bleken bleef bleven schreef schreven dreef dreven kreeg kregen steeg stegen "
    "reed reden leed leden streed streden wees zwegen scheen schenen dween dwenen greep grepen "
    "loog logen boog bogen vloog vlogen bood boden loor loren koos kozen noot noten schoot schoten "
    "sloot sloten kroop kropen dook doken schoof schoven vond vonden bonden begon begonnen won "
    "wonnen klom klommen zwom zwommen zong zongen dronk dronken sprong sprongen trok trokken "
    "dong dongen dwong dwongen klonk klonken bracht brachten dacht dachten kocht kochten mocht "
    "mochten zocht zochten wist wisten moest moesten kon konden zou zouden wilde wilden wou stond "
    "stonden sloeg sloegen droeg droegen vroeg vroegen groef groeven hief hieven schiep schiepen "
    "bestond bestonden schonk schonken"
)
_NOUNS = "reden leden noten gaten maten oorlog aanleg meeste overlast inzag"
_STRONG_FORM = re.compile(
    rf"\b(?!(?:{'|'.join(_NOUNS.split())})\b){_PREFIX}(?:{'|'.join(_STRONG.split())})\b",
    re.IGNORECASE,
)
_NO_PAST = (
    "moeten laten weten praten zitten starten zetten inzetten uitzetten houden worden vinden "
    "bieden aanbieden melden besteden bereiden richten inrichten oprichten verwachten wachten "
    "sluiten besluiten groeten meten eten heten vergeten leiden scheiden raden uitbreiden "
    "verspreiden vaste beste grote eerste laatste onderste goede oude nieuwste volgende komende "
    "lopende tweede derde beide bepaalde gezamenlijke ouderavonden avonden stonde maanden tijden "
    "kaarten punten gasten ouderavond middelste hoogste belangrijkste grootste vergroten "
    "versterken kosten testen toetsen achten vertalen ontmoeten opletten verbreden vaststellen "
    "ronden afronden wenden aanwenden verbinden binden zenden vermelden afmelden aanmelden rijden "
    "snijden strijden lijden begeleiden opleiden voorbereiden antwoorden beantwoorden "
    "verantwoorden inlichten berichten stichten printen planten dichten besten sporten rusten "
    "landen handelen indelen kanten klanten krachten leerkrachten plaatsen opstarten benutten"
)
_WEAK_FORM = re.compile(
    r"\b(?:wij|we|zij|ze|ouders|leraren|kinderen|team|school|bestuur|er|(?:19|20)\d\d)\)?,?\s+"
    rf"(?!(?:{'|'.join(_NO_PAST.split())})\b)\w{{3,}}(?:den|ten|de|te)\b",
    re.IGNORECASE,
)
"""A regular past tense beside who did it, or just after the year."""
_WEAK = re.compile(
    r"\b(?:telde|leerde|stelde|maakte|startte|werkte|hoorde|noemde|voerde|opende|bestudeerde"
    r"|daalde|leidde|bouwde|schafte|richtte|keerde|plaatste|bezorgde|zorgde|luisterde|vertelde"
    r"|evalueerde|organiseerde|groeide|verhuisde|volgde|koppelde|duurde|toonde|scoorde)n?\b",
    re.IGNORECASE,
)
_DETERMINER = (
    r"(?:de|het|een|één|elk|elke|ieder|iedere|alle|onze|ons|hun|deze|die|dit|dat|twee|drie|vier"
    r"|geen|meer|veel|nieuwe|per|in|op|met|van)"
)
_PARTICIPLE = (
    r"(?<!\b\w)(?:(?<!\w)(?:\w{2,5})?ge(?!zinn?|sprek|bouw|bied|meente|val|geven|sch?ikt|zond"
    r"|duld|luid|zicht|recht|voelen|ruime|richt\b|pland)\w{2,}(?:d|t|en)"
    r"|(?:ver|be|ont|her|over|onder|door|voor)(?!taal|antwoord|schill|keer|woord|stuur|zoek)"
    r"\w{3,}[dt]|ontstaan|herzien|begonnen|verschenen|vertrokken|besproken|gesproken|verdwenen"
    r"|ontvangen|vervangen|bekeken|bezocht|onderzocht|besloten|gesloten|genomen|overgenomen)\b"
)
_A_PARTICIPLE = re.compile(
    rf"\b(?!\w+end\b)(?:{_PARTICIPLE})|\b(?:voltooid|voortgezet|stopgezet)\b", re.IGNORECASE
)
_HAVE = r"(?:is|zijn|ben|heeft|hebben|hebt|heb)"
_PERFECT = re.compile(
    rf"\b{_HAVE}\s+(?:[^.;:]*?\s)?(?<!\bworden )(?<!\bgepland )"
    rf"(?:{_PARTICIPLE})(?!\s+(?:worden|moeten|gaan))"
    rf"|(?:{_PARTICIPLE})(?:\s+\w+)?\s+{_HAVE}\b",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(rf"\b{_DETERMINER}\s+{_PARTICIPLE}", re.IGNORECASE)
_SUBJECT = r"(?:wij|we|ze|zij|er|ik|hij|men|u)"
_PRESENT_VERBS = (
    "ben is zijn heeft hebben doet doen gaat gaan staat staan ziet zien komt komen kan kunnen mag "
    "mogen wil willen zal zullen moet moeten wordt worden hoeft hoeven vindt vinden krijgt krijgen "
    "heet blijft blijven geeft geven neemt nemen maakt maken houdt houden volgt volgen geldt "
    "gelden loopt lopen begint beginnen start starten werkt werken kiest kiezen kijkt kijken "
    "spreekt spreken vraagt vragen hoort horen nodigt nodigen leest lezen schrijft schrijven "
    "stelt stellen legt leggen biedt bieden levert leveren richt richten rondt ronden sluit "
    "sluiten opent openen verhuist verhuizen bezoekt bezoeken belt bellen deelt delen stuurt "
    "sturen brengt brengen zet zetten vult vullen past passen leert leren helpt helpen "
    "organiseert organiseren evalueert evalueren bespreekt bespreken ontvangt ontvangen stemt "
    "stemmen verschijnt verschijnen presenteert presenteren onderzoekt onderzoeken meet meten "
    "breidt breiden voert voeren bouwt bouwen schuift schuiven treedt treden bestaat bestaan "
    "streeft streven zorgt zorgen herhaalt herhalen herziet herschrijft vervangt vervangen "
    "buigt buigen rondt ronden "
    "stopt stoppen eindigt eindigen duurt duren ligt liggen hangt hangen zit zitten traint trainen"
)
_PRESENT_FORM = re.compile(rf"\b(?:{'|'.join(_PRESENT_VERBS.split())})\b", re.IGNORECASE)
_BESIDE = re.compile(
    rf"\b{_SUBJECT}\s+(?!\w+(?:den|ten|de|te)\b)\w{{3,}}(?:n|t)\b"
    rf"|(?:19|20)\d\d\)?,?\s+\w{{3,}}(?:n|t)\s+(?:{_SUBJECT}|{_DETERMINER})\b",
    re.IGNORECASE,
)
"""A verb beside who does it, or just after a year that the sentence begins with."""


def tells_past(tekst: str, *, perfect: bool = True) -> bool:
    """Tell whether a sentence says how it was; `perfect` is whether *is gedaan* counts.

    Examples
    --------
    >>> tells_past("In 2024 verhuisden wij."), tells_past("In 2024 verhuizen wij.")
    (True, False)
    """
    if any(form.search(tekst) for form in (_STRONG_FORM, _WEAK_FORM, _WEAK)):
        return True
    return perfect and bool(_PERFECT.search(_NOUN_AFTER.sub(" ", tekst)))


def has_participle(tekst: str) -> bool:
    """Tell whether a few words have a participle among them, as a state has: *niet gehaald*.

    Examples
    --------
    >>> has_participle("nog niet begonnen"), has_participle("najaar 2026")
    (True, False)
    """
    return bool(_A_PARTICIPLE.search(tekst))


def tells_present(tekst: str) -> bool:
    """Tell whether a sentence has a verb in the present tense; a heading has none.

    Examples
    --------
    >>> tells_present("Na de zomer van 2025 sluiten we het portaal."), tells_present("Opkomst 2025")
    (True, False)
    """
    return bool(_PRESENT_FORM.search(tekst) or _BESIDE.search(tekst))

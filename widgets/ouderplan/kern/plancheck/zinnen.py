"""The sentences of the plancheck: what was found, and what to do about it."""

ZINNEN = {
    # besluiten
    "top5": "De top 5 van de waarden is nog niet vastgesteld: doe dat na de stemming.",
    "visie": "Er is nog geen visie geschreven: schrijf die met de gekozen waarden ernaast.",
    "visie_concept": (
        "De visie is nog niet vastgesteld: leg de visie voor en vul in wie ermee instemde."
    ),
    "visie_vastgesteld": "De visie is vastgesteld, maar er staat niet bij {wat}: vul dat aan.",
    "visie_waarde": (
        "De visie noemt niet wat de stemmers kozen: {waarden}. Schrijf het erin, "
        "of leg uit waarom niet."
    ),
    "vaststeldag_stemming": (
        "{wat} is volgens het plan vastgesteld op {op}, maar de stemming sloot pas op {na}: "
        "verander de dag."
    ),
    "vaststeldag_visie": (
        "De visie is volgens het plan vastgesteld op {op}, maar op {na} was die nog niet zo ver: "
        "verander de dag."
    ),
    "vaststeldag_straks": (
        "{wat} is volgens het plan vastgesteld op {op}, en die dag moet nog komen: klopt de dag?"
    ),
    # codes
    "code": "Het jaardoel “{doel}” heeft geen code: geef het er een, bijvoorbeeld {code}.",
    "code_leeg": "Het jaardoel “{doel}” heeft geen code: kies een criterium en geef het een code.",
    "code_letter": (
        "Code {code} heeft geen letter en de andere codes wel: maak er bijvoorbeeld {nieuw} van."
    ),
    "code_reeks": (
        "Er is een {code}, maar geen {mist}: klopt de reeks, of is er een doel weggevallen?"
    ),
    "code_dubbel": "Code {code} staat bij {aantal} jaardoelen: geef elk doel een eigen code.",
    "code_criterium": (
        "Code {code} begint met {nummer}, maar het doel staat bij criterium {criterium}: pas de "
        "code of het criterium aan."
    ),
    "code_weg": (
        "Hier wordt jaardoel {code} genoemd, maar er is geen doel met die code: schrijf op welk "
        "doel er bedoeld is, of haal dit weg."
    ),
    # jaren
    "jaar": "Bij jaardoel {doel} staat niet wanneer het wordt uitgevoerd: vul een schooljaar in.",
    "status_in_jaar": (
        "Bij jaardoel {doel} staat “{tekst}” waar het schooljaar hoort: zet dat bij de status "
        "en vul een jaar in."
    ),
    "jaar_voorbij": (
        "Jaardoel {doel} hoort bij {tekst} en dat is voorbij: zet het op behaald of vervallen, "
        "of kies een nieuw jaar."
    ),
    "voornemen_voorbij": (
        "Hier staat iets wat nog moet gebeuren, maar voor {jaar} is dat jaar al voorbij, “{zin}”: "
        "schrijf op wat ervan kwam, of kies een nieuw jaar."
    ),
    # acties
    "actieplan": "Bij jaardoel {doel} staat nog geen actieplan: maak er een.",
    "actieplan_leeg": "In het actieplan van {doel} staat nog niet: {velden}. Vul dat aan.",
    "losse_actie": (
        "Het actieplan “{actie}” hoort niet bij een jaardoel: kies een jaardoel of haal het weg."
    ),
    "actie_tijd": (
        "In het actieplan van {doel} staat “{tekst}”, en dat valt buiten {jaren}: pas het moment "
        "of het schooljaar aan."
    ),
    "evaluatie": (
        "Jaardoel {doel} staat op behaald, maar er is geen evaluatie van: schrijf op wat het "
        "opleverde."
    ),
    # waar het vandaan komt
    "herkomst": "Bij jaardoel {doel} staat niet waar het vandaan komt: vul de herkomst in.",
    "herkomst_eigen": (
        "Jaardoel {doel} komt niet uit een kans of stemming en er staat geen reden bij: schrijf "
        "op waarom het er is."
    ),
    "herkomst_leeg": "Bij jaardoel {doel} staat “{soort}”, maar niet uit welke kans: vul die in.",
    "herkomst_weg": (
        "Jaardoel {doel} komt uit kans {kans}, maar die is er niet: kies een kans die er is."
    ),
    "herkomst_niet_top": (
        "Bij jaardoel {doel} staat “{soort}”, maar kans {kans} staat niet in de vastgestelde top: "
        "pas de herkomst aan of leg het uit."
    ),
    "ranglijst": (
        "Jaardoel {doel} komt uit kans {kans}, en die staat nergens in de ranglijst van de "
        "stippen: leg uit hoe dit doel erbij kwam."
    ),
    "meer_dan_top": (
        "Er zijn {aantal} jaardoelen uit de top {top} ({doelen}): leg uit waarom het er meer "
        "zijn, of laat er een vervallen."
    ),
    "top_te_groot": (
        "De vastgestelde top heeft {aantal} plaatsen in plaats van {top}, zonder reden: schrijf "
        "op waarom het er meer zijn."
    ),
    "top_zonder_doel": (
        "Kans “{kans}” staat in de vastgestelde top, maar er is geen jaardoel van gemaakt: maak "
        "er een, of leg uit waarom niet."
    ),
    # criteria
    "criterium_weg": (
        "Criterium {nummers} staat niet in het plan: voeg het toe, of schrijf erbij waarom u het "
        "weglaat."
    ),
    "criteria_weg": (
        "De criteria {nummers} staan niet in het plan: voeg ze toe, of schrijf erbij waarom u ze "
        "weglaat."
    ),
    "criterium": (
        "Bij criterium {criterium} ({titel}) is geen jaardoel: kies er een, of laat het dit jaar "
        "bewust rusten."
    ),
    "verwachting": (
        "Er staat nog niet wat ouders en school van elkaar mogen verwachten: schrijf het op "
        "per criterium."
    ),
    "verwachting_criterium": (
        "Bij criterium {criterium} ({titel}) staat geen verwachting: schrijf op wat ouders en "
        "school van elkaar mogen verwachten."
    ),
    "bewoording": (
        "Criterium {criterium} staat er in twee bewoordingen, “{een}” en “{ander}”: kies er een."
    ),
    # cijfers
    "norm": "Streefcijfer “{doel}” heeft geen getal als norm: vul er een in, bijvoorbeeld 80 %.",
    "meting": "Streefcijfer “{doel}” is nog nooit gemeten: meet het, of plan wanneer.",
    "aandeel": (
        "Dit wilt u halen, maar niets meet het, “{zin}”: maak er een streefcijfer van, of schrijf "
        "erbij hoe u het meet."
    ),
    "indicator": (
        "Aan deze indicator is niet te tellen of te zien of het lukt, “{zin}”: schrijf erbij "
        "hoeveel, hoe vaak of wat er dan is."
    ),
    "percentages": (
        "Er staan twee cijfers die over hetzelfde lijken te gaan: {een} (“{zin_een}”) en {ander} "
        "(“{zin_ander}”). Klopt er één niet? Verbeter het; anders schrijft u het verschil erbij."
    ),
    # taal
    "vaag": (
        "Jaardoel {doel} zegt “{woord}”: schrijf op hoe vaak of hoeveel, dan kunt u zien of het "
        "lukt."
    ),
    "vaag_elders": (
        "Hier staat “{woord}”, en dan is niet te zien of het lukt (“{zin}”): schrijf op hoe vaak "
        "of hoeveel."
    ),
    "dubbelzinnig": (
        "Het woord “{woord}” kan {keer} keer per {tijd} zijn of eens in de {keer} {tijden}: "
        "schrijf het voluit."
    ),
    "zin_af": "Deze tekst lijkt niet af, want hij eindigt op “{eind}”: maak de zin af.",
    "zin_zonder_punt": "Deze tekst eindigt zonder punt, “{eind}”: is de zin af?",
    "zin_gat": "Hier lijkt een woord te missen, “{zin}”: lees de zin na en vul hem aan.",
    "zin_zonder_wie": (
        "In deze zin staat niet wie het doet, “{zin}”: vul dat in, bijvoorbeeld “wij”."
    ),
    # wat op elkaar lijkt
    "ideeen_lijken": (
        "Kans {een} en {ander} lijken hetzelfde te zeggen (“{tekst}” en “{tekst_ander}”): voeg ze "
        "samen als dat zo is."
    ),
    "bedreigingen_lijken": (
        "Bedreiging {een} en {ander} lijken hetzelfde te zeggen (“{tekst}” en “{tekst_ander}”): "
        "voeg ze samen als dat zo is."
    ),
    "doelen_lijken": (
        "Jaardoel {een} en {ander} lijken op elkaar: maak er één van, of schrijf het verschil op."
    ),
    # verwijzingen
    "verwijzing": (
        "Hier wordt een {wat} genoemd die er niet is (“{naam}”): kies een andere, of haal dit weg."
    ),
}

TABELNAMEN = {
    "kansen_bedreigingen": "kans of bedreiging",
    "jaardoelen": "jaardoel",
    "streefcijfers": "streefcijfer",
    "ambities": "ambitie",
}

OOK = {"zin": "Hetzelfde bij {tabel}{namen}.", "meer": "nog {aantal} andere"}

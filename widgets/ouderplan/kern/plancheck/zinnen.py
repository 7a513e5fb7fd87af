"""The sentences of the plancheck: what was found, and what to do about it."""

VELDEN = {
    "activiteit": "wat er gebeurt",
    "uitvoerder": "wie het doet",
    "tijdpad": "wanneer het gebeurt",
    "evaluatie_hoe": "hoe het wordt geëvalueerd",
    "evaluatie_wanneer": "wanneer het wordt geëvalueerd",
}

ZINNEN = {
    # besluiten
    "top5": "De top 5 van de waarden is nog niet vastgesteld: doe dat na de stemming.",
    "visie": "Er is nog geen visie geschreven: schrijf haar met de gekozen waarden ernaast.",
    "visie_concept": "De visie is nog niet vastgesteld: leg haar voor en vul in wie dat deed.",
    "visie_vastgesteld": "De visie is vastgesteld, maar er staat niet bij {wat}: vul dat aan.",
    "visie_waarde": (
        "De visie noemt niet wat de stemmers kozen: {waarden}. Schrijf het erin, "
        "of leg uit waarom niet."
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
    # acties
    "actieplan": "Bij jaardoel {doel} staat nog geen actieplan: maak er een.",
    "actieplan_leeg": "In het actieplan van {doel} staat nog niet: {velden}. Vul dat aan.",
    "losse_actie": (
        "Het actieplan “{actie}” hoort bij geen jaardoel: hang het aan een doel of haal het weg."
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
    "percentages": (
        "Er staan twee percentages voor hetzelfde: {een} (“{zin_een}”) en {ander} "
        "(“{zin_ander}”): welk klopt?"
    ),
    # taal
    "vaag": (
        "Jaardoel {doel} zegt “{woord}”: schrijf op hoe vaak of hoeveel, dan kunt u zien of het "
        "lukt."
    ),
    "dubbelzinnig": (
        "Het woord “{woord}” kan {keer} keer per {tijd} zijn of eens in de {keer} {tijden}: "
        "schrijf het voluit."
    ),
    "zin_af": "Deze tekst lijkt niet af, want hij eindigt op “{eind}”: maak de zin af.",
    "zin_zonder_punt": "Deze tekst eindigt zonder punt, “{eind}”: is de zin af?",
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

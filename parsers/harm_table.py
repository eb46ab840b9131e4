"""More ways in which people tell a harm of release, beside the cues of the taxonomy. Matched on plain letters.

An id that the call's taxonomy does not hold is left out.
"""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re

_W = r"(?:[\w',$-]+ )"  # one word between the words that count
_NO = r"(?:no|not|never|without|nor|neither|lacked|lacking|n't|sin|ni|nunca)"
_SMALL = r"(?:\$ ?\d{1,2}(?:\.\d\d)?|\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|un|dos|tres|cuatro|cinco|diez|veinte)"
_PAPERS = r"(?:ids?|passports?|identification|documents|papers|(?:driver's )?licen[sc]e|wallet|(?:consular|green|social security) card|birth certificate|belongings|property|suitcase|identificacion|papeles|documentos|pasaporte|licencia|credencial|cartera|matricula|pertenencias)"
_DRUGS = r"(?:inhalers?|hormones?|hormonas|oxygen|oxigeno|antibiotics|eye ?drops|epipen|syringes|test strips|insulin|pills?|meds|medications?|medicines?|prescriptions?|tablets|dialysis|kit|wheelchair|walker|crutches|hearing aids?|medicinas?|medicamentos?|pastillas|insulina|inhalador|recetas?|silla de ruedas)"
_HOME = r"(?:family|lawyer|attorney|counsel|office|wife|husband|mother|father|sister|brother|son|daughter|sponsor|shelter|parents|relatives|familia|abogad[oa]|esposa|esposo|hij[oa]|madre|padre)"
_LEFT = r"(?:left|leave|leaves|dropped|put|drove|driven|dumped|released|let|took|taken|turned|abandoned|stranded|dejaron|dejo|bajaron|soltaron|tiraron|botaron)"
_HOUR_EN = r"(?:1[0-2]|[1-9]|ten|eleven|twelve|one|two|three|four|five)(?::\d\d)?"
_DARK_EN = r"(?:nine|ten|eleven|twelve|9|10|11|12)(?:[:.]\d\d| thirty)?(?: ?p\.?m\b| o'clock)?"
HARMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (f"harm.{name}", re.compile(pattern))
    for name, pattern in (
        (
            "late_night",
            rf"\b(?:(?:9|1[01])(?::\d\d)? ?p\.?m|(?:12|[1-5])(?::\d\d)? ?a\.?m\b|{_DARK_EN} (?:at night|in the evening|that night)|{_HOUR_EN}(?: o'clock)? in the morning"
            r"|night (?:in|of) (?:\w+ ){1,3}at (?:nine|ten|eleven)|in the dark|after dark|middle of the night|dead of night|(?:small|wee) hours|(?:past|after|around|about|near|at) midnight|midnight|before (?:dawn|sunrise|daylight)|(?<!\d )late at night|one night last|last bus had (?:gone|left)"
            r"|(?:nueve|diez|once|doce|9|10|11|12)(?: y \w+)?(?::\d\d)? (?:de|en) la noche|pasadas las (?:nueve|diez|once|doce|9|10|11|12)|de la madrugada|en la madrugada|(?:a|la) (?:media ?noche)|ya de noche|altas horas|como a las (?:10|11) ?pm)",
        ),
        (
            "no_money",
            rf"\b(?:{_NO} {_W}{{0,2}}?(?:\$|money|cash|dollars?|cents?|penny|dime|funds|coins|dinero|plata|pesos?|centavos?|dolar(?:es)?|efectivo|billetera)(?!\w)|(?:had|has|have|with|carried|carrying|gave \w+|tenia|traia|con|had only|with only|solo) (?:only |just |about |nothing but )?{_SMALL}(?: (?:dollars?|bucks|cents?|dolares|pesos)\b| in (?:his|her|my) pocket)|(?:had|has|with) \$ ?\d{{1,2}}\b|sin un (?:peso|dolar|centavo))",
        ),
        (
            "no_phone_contact",
            rf"\b(?:{_NO} {_W}{{0,2}}?(?:phones?|telephone|cell ?phone|telefono|celular|movil)\b(?! (?:number )?(?:of|for) (?:her|him) to)|(?:phone|cell|telephone|battery) {_W}{{0,4}}?(?:dead|died|gone|kept|taken|disconnected|out of minutes)|dead (?:phone|battery|cell)|no way (?:to|of) (?:call|reach|contact|phon)\w*"
            rf"|(?:could|can|did|would|was|were|is) ?(?:not|n't|n[o']t) {_W}{{0,4}}?(?:call|phone|telephone|use the phone|make a call)\b|(?:refused|denied) {_W}{{0,3}}?(?:call|phone)\b|no (?:quarter|coins?|change) for|number (?:was|is) {_W}{{0,2}}?wrong|wrong number"
            r"|no (?:lo|la|le|les|me|nos) (?:dej\w+|permit\w+) (?:\w+ )?(?:llamar|hacer una llamada|usar)|no (?:pudo|pude|podia) llamar|llamar a (?:su|mi) \w+ y se lo neg\w+)",
        ),
        (
            "unfamiliar_area",
            rf"\b(?:(?:no|any|slightest) (?:idea|clue|notion) {_W}{{0,2}}?(?:where|which|what|one must|how to get)|(?:did|does|could|do) ?(?:not|n't|n[o']t) (?:know|say|tell|recogni[sz]e) {_W}{{0,2}}?(?:where|which (?:way|city|town|state)|what (?:town|city|state|place)|the (?:\w+ of the )?(?:town|city|place|area|name|word|streets?))"
            rf"|(?:town|city|place|state|area) {_W}{{0,6}}?(?:not know|never (?:seen|been|heard)|n't know)|never (?:been|seen|set foot|heard)|knew (?:nobody|no one|not a soul)|(?:not|n't) know (?:a soul|anyone|anybody)|where (?:he|she|they|i) (?:had )?never (?:was|were|been)|knows (?:nobody|no one)|middle of nowhere|(?:strange|unfamiliar|unknown) (?:city|town|place|state|road)|(?:hundred|\d{{2,4}}|hundreds of) miles (?:away )?from|hours (?:away )?from home|we live in"
            r"|no (?:conocia|sabia|conoce|sabe) (?:\w+ ){0,2}?(?:donde|en que|a nadie|el lugar|la ciudad)|nunca habia estado)",
        ),
        (
            "no_transport",
            rf"\b(?:(?:no|without|nor|sin|ni|hardly any) {_W}{{0,2}}?(?:bus|buses|ride|car|cab|taxi|train|transport\w*|ticket|fare|boleto|pasaje|autobus|carro|aventon)\b|(?:after the |the )?(?:last|only) (?:bus|train)\b|(?:bus|van|train) (?:that |which )?had (?:already )?(?:gone|left)|wrong (?:bus|train|city|town)|(?:walked|walk|walking) (?:here|there|home|along|down|on|for|until|back|{_W}{{1,3}}?(?:miles|hours|blocks|kilometers))|on foot|had to walk|hitch\w*|stranded"
            r"|camin(?:o|aron|e|ando|amos) (?:\w+ ){0,2}?(?:por|hasta|al|toda|horas|millas|kilometros)|a pie\b|walked al|sin (?:transporte|en que))",
        ),
        (
            "no_medication",
            rf"\b(?:(?:without|no|kept|keep|took|lost|withheld|nor|never|not|refused|sin|traigo|quitaron|quedaron con|ni) {_W}{{0,4}}?{_DRUGS}\b|{_DRUGS} {_W}{{0,6}}?(?:stayed|left|gone|kept|behind|ended|taken away|stopped|ran out|thrown|never|not (?:given|returned|with)|belonged to)\b|no (?:le|me|les) (?:dieron|devolvieron|entregaron) (?:\w+ ){{0,2}}?{_DRUGS})",
        ),
        (
            "weather_clothing",
            rf"\b(?:{_NO} {_W}{{0,2}}?(?:coat|jacket|shoes|socks|sweater|warm clothes|blanket|water|food|abrigo|chamarra|chaqueta|zapatos|sueter|ropa|agua|comida|cobija)\b|slippers|flip.?flops|sandals|t-?shirts?|shorts|barefoot|bare feet|thin (?:shirt|jacket|clothes)|(?:canvas|cloth) shoes|paper (?:suit|shoes|gown|clothes)|jail (?:clothes|uniform)|(?:shoes|sizes),? (?:\w+ ){{0,2}}?(?:small|large|big|sizes)|wet clothes"
            r"|sleet\w*|snow(?:ing|ed|storm)?\b|freezing|blizzard|wind ?chill|below (?:zero|freezing)|degrees|at \w+ below|frostbite|heat wave|pouring rain|grados|hacia (?:\w+ )?(?:frio|calor)|nevando|lloviendo|descalz[oa]|chanclas)",
        ),
        (
            "drop_off_station",
            rf"\b(?:bus (?:station|stop|depot|terminal)|greyhound|(?:train|gas|filling|subway|metro) station|(?:metra|train|station|amtrak) platform|parking lot|airport|shopping (?:center|mall)|mall entrance|{_LEFT} {_W}{{0,5}}?(?:truck stop|street corner|sidewalk|curb|gate|roadside|side of the (?:road|highway)|highway|corner|esquina|carretera)|gasolinera|terminal de|central (?:de autobuses|camionera)|estacion de(?:l)? \w+|acera|banqueta|centro comercial|aeropuerto|estacionamiento)\b",
        ),
        (
            "no_notice_counsel_family",
            rf"\b(?:(?:nobody|no one) (?:had |ever |has )?(?:called|notified|informed|warned|phoned)|(?:nobody|no one) (?:had |ever )?told {_W}{{0,2}}?(?:{_HOME}|me|us)\b|{_HOME} (?:was|were|had|got|received|heard|learned|found out|did not|never|only) {_W}{{0,5}}?(?:not (?:told|called|notified)|never (?:told|called|notified)|no (?:notice|call|word)|later|afterwards|too late|by accident|from (?:another|a|the) )|(?:we|i) (?:was|were|had) (?:not|never) (?:been )?(?:told|notified|called|informed)"
            rf"|without (?:telling|calling|notifying|informing|notice to|a call|warning)|(?:got|had|received|given) no (?:notice|call|word|warning)|no (?:notice|call|word|warning) (?:to|was|went)|nadie (?:le |nos |me |les )?(?:aviso|llamo|informo|dijo nada)|sin avisar|no (?:nos|le|me|les) (?:avisaron|llamaron|informaron)|no (?:recibi\w*|hubo|dieron) {_W}{{0,2}}?(?:aviso|llamada|noticia)|se enter\w+ (?:por|dias|al)|me entere)",
        ),
        (
            "language_barrier",
            rf"\b(?:(?:does|did|could|can|do) ?(?:not|n't|n[o']t) {_W}{{0,2}}?(?:read|speak|understand)\b|cannot (?:read|speak|understand)|no english|in english|nobody (?:\w+ ){{0,3}}(?:signs|spoke|speaks)|(?:no|without an?) interpreter|speaks? (?:only|no|little) [a-z]+|not (?:spanish|english)\b|en ingles|no (?:habla|lee|entiende|hablaba) (?:\w+ )?(?:ingles|espanol|castellano)|poco espanol|sin interprete)",
        ),
        (
            "no_id_documents",
            rf"\b(?:(?:kept|keep|lost|took|holding|held on to|confiscated|threw away|withheld) {_W}{{0,3}}?{_PAPERS}\b|(?:without|no|(?:did|would|had) ?(?:not|n't) (?:give|return|given|returned)|never (?:gave|got|returned|received)) {_W}{{0,4}}?{_PAPERS}\b|{_PAPERS} {_W}{{0,8}}?(?:not (?:given|returned|his|hers|mine)|never (?:given|returned|came)|kept|were lost|was lost|stayed|locker|missing)"
            rf"|(?:sin|(?:no (?:le|me|les|nos) (?:devolvieron|regresaron|dieron|entregaron))|se quedaron con|(?:le|me|les) quitaron|perdieron|retuvieron) {_W}{{0,3}}?{_PAPERS}\b)",
        ),
        (
            "undignified_treatment",
            r"\b(?:shackle\w*|handcuff\w*|chain(?:ed|s)?\b|(?:with|in) a chain|strip.?search\w*|undress\w*|naked|humiliat\w+|laugh(?:ed|ing)|mock\w*|jeer\w*|insult\w*|spat (?:on|at)|on a bench|like (?:an? )?(?:animal|dog|package|cattle|thing|object)|not (?:an? )(?:animal|dog|package|thing|object)|in front of (?:the )?(?:officers|guards|everyone|men|families|children)|esposad[oa]s?|se (?:reian|rieron|burlaron|burlaban)|delante de (?:\w+ )?(?:oficiales|guardias|todos)|(?:por|con) (?:mi|su) nombre (?:de antes|anterior|legal|de nacimiento)|by (?:my|his|her|their) (?:old|former|birth|legal|dead) name|encaden\w+|desnud\w+|humill\w+|(?:is|was)(?: not|n't) an? (?:restaurant|hotel|taxi|shelter|charity))",
        ),
        (
            "unsafe_person_place",
            r"\b(?:robbed|mugged|attacked|assault\w*|raped|followed (?:him|her|me|them|his|for)|was followed|stabbed|beaten up|threaten\w+|abuser|abusive|trafficker|smuggler|protection order|stalk\w+|hid (?:in|behind|from|under)|slept (?:on|in|under) (?:the |a )?(?:street|bench|bridge|park|doorway)|(?:me|le|les|nos) (?:gritab\w+|gritaron)|(?:me|le|les|nos) (?:hizo|hicieron|dio|dieron) (?:pasar )?(?:un |mucho )?(?:miedo|susto)|(?:la|lo|me|los|las) (?:siguio|siguieron|asaltaron|robaron|golpearon|amenaz\w+|atacaron)|durmio en)",
        ),
        (
            "minor_mishandled",
            r"\b(?:no (?:diapers?|stroller|car seat|formula|milk for)|(?:child|baby|boy|girl|kid|minor) (?:\w+ ){0,3}alone|leave (?:him|her) at the gate|slept? in the airport alone|sin panales|sin leche|nino solo|nina sola|con adultos desconocidos)",
        ),
        (
            "health_crisis_after",
            r"\b(?:hospitali[sz]ed|emergency room|\ber\b|ambulance|collapsed|fainted|(?:had|has) an? (?:\w+ )?(?:seizure|stroke|heart attack)|miscarr\w+|suicid\w+|intensive care|treated for|labor that|(?:taken|took (?:him|her|me)) to (?:the |a )?(?:\w+ )?(?:hospital|clinic)|(?:brought|rushed|carried) (?:him |her |me )?to (?:our|the|a) (?:\w+ )?(?:hospital|clinic|emergency)|died (?:in|on|of|the|a|two|three)|coma\b|murio|urgencias|(?:al|en el) hospital|hospital esa|se desmay\w+|ambulancia|convulsion\w*)",
        ),
        (
            "obligations_unclear",
            rf"\b(?:(?:nobody|no one|never|not|n't) {_W}{{0,3}}?(?:explained|explain|told|know|knew|understand|understood|aware|knowing) {_W}{{0,5}}?(?:supervision|check-?ins?|when to report|to report|court date|hearing|appointment|conditions|there was (?:one|a|any))|missed (?:his|her|my|their|the|a) (?:\w+ )?(?:check-?in|hearing|court|appointment|date|interview)|in absentia|no explanation of|wrong (?:court|date|address)"
            r"|no (?:le|me|les|nos) (?:explic\w+|dij\w+) (?:\w+ ){0,5}?(?:corte|cita|presentar\w*|audiencia|reportar\w*|condiciones)|(?:perdio|falto a) (?:su|la) (?:corte|cita|audiencia)|en ausencia)",
        ),
        (
            "disappeared_transfer",
            r"\b(?:no such person|not in the (?:system|computer)|no record of (?:him|her)|could not find (?:him|her|out where)|(?:nobody|no one) (?:\w+ ){0,3}?where (?:he|she|they) (?:was|were|is|had)|moved (?:\w+ ){0,3}without|transferred (?:\w+ ){0,3}without|did not know where (?:he|she) was|disappeared|no (?:lo|la) encontra\w+|nadie sabia donde esta\w+|desaparec\w+|no aparec\w+ en)",
        ),
        (
            "fee_bond_property",
            rf"\b(?:bond (?:was |had been )?(?:paid|posted) (?:\w+ ){{0,6}}(?:hours|days|late)|hours after (?:the |his |her )?bond|charged (?:him|her|me|them) (?:\$|for|a)|(?:money|account|bond|commissary|savings|cash) {_W}{{0,6}}?(?:never|not) (?:\w+ )?(?:returned|given back|refunded|paid)|never (?:gave|returned|refunded) {_W}{{0,3}}?(?:money|bond|cash|account)|despues de pagar la fianza|no (?:le|me|les) devolvieron (?:\w+ ){{0,2}}?(?:dinero|fianza))",
        ),
    )
)
_SIXTY = r"(?:6\d|7\d|8\d|9\d)"
POPULATIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pop.elderly", re.compile(rf"\b(?:{_SIXTY}[ -]years?[ -]old|(?:who is|is|aged|age|,) {_SIXTY}\b(?!,?\d)|old (?:man|woman|lady)|elderly|in (?:his|her) (?:late |early )?(?:sixties|seventies|eighties)|(?:sesenta|setenta|ochenta)(?: y \w+)? anos|{_SIXTY} anos|ancian[oa]|viejit[oa])")),
    ("pop.medical", re.compile(r"\b(?:asthma|inhaler|insulin|diabet\w+|heart (?:pills|operations?|condition|attack|medicine)|blood pressure|dialysis|hiv\b|vih\b|epilep\w+|chemo\w*|cancer|kidney|presion|medical condition|seizures)")),
    ("pop.mental_illness", re.compile(r"\b(?:psychiatric|psychotropic|schizo\w+|bipolar|voices|psiquiatric\w+|antipsychotic|mental (?:illness|health))")),
    ("pop.families", re.compile(r"\b(?:with (?:her|his|their) (?:\w+ )?(?:baby|infant|children|kids|son|daughter|toddler)|woman w(?:ith|/)? (?:a )?\d ?(?:yr|year)|diapers?|stroller|con sus? (?:hij\w+|bebe|nin\w+))")),
    ("pop.unaccompanied_minor", re.compile(r"\b(?:unaccompanied|(?:he|she) (?:is|was|have|has) (?:1[0-7]|\d) years|(?:1[0-7])[ -]year[ -]old|menor no acompanad\w+|minor\b)")),
    ("pop.disability", re.compile(r"\b(?:deaf|blind|wheelchair|sign language|amputee|crutches|cane\b|walker\b|sord[oa]|cieg[oa]|silla de ruedas|muletas)")),
    ("pop.lpr_long_term", re.compile(r"\b(?:lawful (?:permanent )?resident|green card|since the (?:amnesty|eighties|seventies|nineties)|(?:here|in (?:this country|the (?:us|states))) since (?:19\d\d|(?:he|she) was)|has lived (?:\w+ ){1,4}since (?:he|she) was|veteran\b|residente permanente)")),
    ("pop.stateless_indefinite", re.compile(r"\b(?:stateless|would not take (?:him|her|them)|180 days?|travel document|zadvydas|post-order)")),
    ("pop.pregnant_nursing", re.compile(r"\b(?:pregnan\w+|months along|embarazada|breast.?feed\w*|newborn|nursing (?:her|a))")),
    ("pop.lgbtq", re.compile(r"\b(?:trans (?:woman|man)|transgender|mujer trans|hombre trans|lesbian\w*|gay\b)")),
    ("pop.dv_sexual_violence", re.compile(r"\b(?:domestic violence|protection order|restraining order|abusive (?:husband|boyfriend|partner)|abuser|rape[ds]?\b|sexual(?:ly)? (?:abuse|assault)\w*|violencia (?:domestica|intrafamiliar)|orden de proteccion|violad[oa])")),
    ("pop.asylum_seeker", re.compile(r"\b(?:asylum|asilo|credible fear)")),
    ("pop.lep_indigenous", re.compile(r"\b(?:speaks? only|only speaks?|quiche|k'iche'|mam\b speaker|mixtec\w*|q'anjob'al|zapotec\w*|solo habla)")),
)  # fmt: skip

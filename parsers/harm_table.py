"""More ways in which people tell a harm of release, beside the cues of the taxonomy. Matched on plain letters.

An id that the call's taxonomy does not hold is left out.
"""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re

_HOUR_EN = r"(?:1[0-2]|[1-9]|ten|eleven|twelve|one|two|three|four|five)(?::\d\d)?"
HARMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (f"harm.{name}", re.compile(pattern))
    for name, pattern in (
        (
            "late_night",
            r"\b(?:(?:9|1[01])(?::\d\d)? ?p\.?m|(?:12|[1-5])(?::\d\d)? ?a\.?m\b|(?:nine|ten|eleven|9|10|11|9:\d\d|10:\d\d|11:\d\d)(?: o'clock)? (?:at night|in the evening)"
            rf"|{_HOUR_EN}(?: o'clock)? in the morning|in the dark|middle of the night|dead of night|past midnight|midnight|before (?:dawn|sunrise|daylight)|last bus had (?:gone|left)"
            r"|a las (?:nueve|diez|once|doce|9|10|11|12|11:\d\d|10:\d\d) de la noche|de la madrugada|a (?:media ?noche)|como a las (?:10|11) ?pm)",
        ),
        (
            "no_money",
            r"\b(?:no (?:\$|cash|money|wallet|dollars)|(?:had|with|only|has) (?:\w+ )?(?:\$ ?)?\d{1,2} dollars|without (?:a |any )?(?:cash|cent|dollar|penny|money)|not a (?:cent|penny|dollar)|no \$|\d cents|sin (?:dinero|plata|un peso|un dolar|cartera))",
        ),
        (
            "no_phone_contact",
            r"\b(?:no (?:cell ?)?phone|without (?:a |his |her |any )?(?:phone|telephone)|no telephone|no way to (?:call|reach|contact)|(?:could|can) ?n[o']t call|not (?:let|allowed|permitted) (?:\w+ ){0,2}(?:call|phone)|phone (?:was )?(?:dead|gone|kept)|no (?:quarter|coins) for|number was wr\w+ wrong|sin (?:telefono|celular)|no telefono|llamar a su \w+ y se lo negaron|no (?:lo|la|le|me) dej\w+ llamar)",
        ),
        (
            "unfamiliar_area",
            r"\b(?:no (?:clue|idea) where|did not know (?:where|the (?:town|city|name))|didn'?t know where|could not say which way|never (?:been|seen)|knew nobody|knew no one|middle of nowhere|strange (?:city|town)|unknown (?:city|town|place)|miles (?:away )?from|hours away|we live in|no conocia|no sabia (?:donde|en que)|nunca habia)",
        ),
        (
            "no_transport",
            r"\b(?:no (?:bus|ride|car|cab|taxi|train|transport\w*|ticket)\b|(?:last|only) (?:bus|train) (?:had )?(?:gone|left)|after the last bus|walked (?:here|there|along|to|for|until|\w+ (?:miles|hours))|on foot|had to walk|walking (?:along|for|to|until)|hitch\w*|stranded|the bus is \d+|sin (?:boleto|transporte|carro|pasaje)|no bus|camin\w+ (?:por|hasta|al|toda)|a pie|walked al)",
        ),
        (
            "no_medication",
            r"\b(?:(?:inhaler|insulin|pills?|meds|medications?|medicines?|prescription) (?:\w+ ){0,3}(?:stayed|left|gone|kept|behind|ended|taken|stopped|not (?:given|returned))|without (?:his |her |my |any |the )?(?:\w+ )?(?:meds|medications?|medicines?|insulin|pills|inhaler|prescription)|no (?:meds|medications?|insulin|pills|inhaler|prescription)|medication ended|sin (?:mi|su|sus|mis|la|las)? ?(?:medicinas?|pastillas|insulina|medicamentos?)|no (?:traigo|tenia) (?:mi|su) medicina)",
        ),
        (
            "weather_clothing",
            r"\b(?:slippers|flip.?flops|sandals|t-?shirts?|shorts|barefoot|no (?:coat|jacket|shoes|socks|sweater)|thin (?:shirt|jacket|clothes)|sleet\w*|snow\w*|freezing|below zero|(?:degrees|at \w+ below)|shoes,? two sizes|paper (?:suit|shoes|gown|clothes)|jail (?:clothes|uniform)|sin (?:agua|abrigo|chamarra|zapatos|comida|sueter)|grados|hacia (?:frio|calor)|no (?:food|water))",
        ),
        (
            "drop_off_station",
            r"\b(?:bus (?:station|stop|depot|terminal)|greyhound|train station|gas station|truck stop|parking lot|street corner|sidewalk|at the (?:gate|curb|airport)|airport|shopping (?:center|mall)|mall entrance|gasolinera|terminal de|central de|estacion|acera|centro comercial|en la calle|aeropuerto)",
        ),
        (
            "no_notice_counsel_family",
            r"\b(?:(?:nobody|no one) (?:had )?(?:told|called|notified|informed|warned) (?:\w+ ){0,2}(?:daughter|son|family|wife|husband|mother|lawyer|attorney|shelter|me|us)|(?:family|lawyer|attorney|counsel|wife|mother|we|i) (?:was|were|had) (?:not|never) (?:been )?(?:told|notified|called|informed)|without (?:telling|calling|notifying)|no (?:notice|call) to|nadie (?:le |nos |me )?(?:aviso|dijo)|sin avisar|se enteraron por|no (?:nos|le|me) avisaron)",
        ),
        (
            "language_barrier",
            r"\b(?:(?:does|did|could|can) ?n[o'](?:t)? (?:read|speak|understand) (?:\w+ )?(?:english|it|the)|does not read|no english|nobody (?:\w+ ){0,2}(?:signs|spoke|speaks)|no interpreter|in english|papers? (?:\w+ )?in english|no (?:habla|lee|entiende) ingles|en ingles)",
        ),
        (
            "no_id_documents",
            r"\b(?:(?:kept|lost|took|holding) (?:his|her|my|their|the) (?:id|passport|documents|papers|license|wallet|phone|property|bag|things|belongings|suitcase|consular)|no (?:id\b|identification|papers|documents)|without (?:id\b|identification|papers|his papers|her papers)|suitcase that was not|(?:id|passport|license|papers|property) (?:\w+ ){0,3}(?:not (?:given|returned)|kept|lost|stayed|never)|sin (?:identificacion|papeles|documentos)|(?:se quedaron con|le quitaron) (?:su|sus|el|la))",
        ),
        (
            "undignified_treatment",
            r"\b(?:shackle\w*|handcuff\w*|chain(?:ed|s)?|strip.?search\w*|humiliat\w+|laugh\w*|mock\w*|insult\w*|on a bench|like an animal|not a package|in front of (?:the )?(?:officers|guards|everyone|men)|esposad\w|se (?:reian|rieron|burlaron)|delante de|por mi nombre de antes|encaden\w+)",
        ),
        (
            "unsafe_person_place",
            r"\b(?:robbed|mugged|attacked|assault\w*|raped|followed (?:him|her|me)|stabbed|beaten up|abuser|trafficker|smuggler|slept (?:on|in|under) (?:the|a)? ?(?:street|bench|bridge|park|doorway)|me gritaban|le hizo pasar un miedo|la siguio|lo asaltaron|robaron|asaltaron|durmio en)",
        ),
        (
            "minor_mishandled",
            r"\b(?:no (?:diapers?|stroller|car seat|formula|milk for)|(?:child|baby|boy|girl|kid) (?:\w+ ){0,3}alone|leave him at the gate|slept? in the airport alone|sin panales|sin leche|nino solo|nina sola)",
        ),
        (
            "health_crisis_after",
            r"\b(?:hospitali[sz]ed|emergency room|\ber\b|ambulance|collapsed|fainted|seizure|miscarr\w+|suicid\w+|intensive care|labor that|fever|urgencias|hospital esa|se desmayo|ambulancia)",
        ),
        (
            "disappeared_transfer",
            r"\b(?:no such person|no (?:record|trace) of|could not (?:find|locate) (?:him|her)|nobody (?:knew|could say) where|without a word|locator|disappear\w+|moved (?:him|her) (?:overnight|without)|transferred (?:\w+ )?without|no aparecia|desaparecio|lo trasladaron)",
        ),
        (
            "obligations_unclear",
            r"\b(?:(?:paper|sheet|papers|notice)s? (?:\w+ ){0,4}(?:wrong|blank)|wrong (?:court|date|address|office)|no (?:court date|hearing date)|did not (?:know|understand) (?:when|where) (?:to|he|she) (?:report|check)|in absentia|fecha de corte|no le explicaron)",
        ),
        (
            "fee_bond_property",
            r"\b(?:bond (?:was |had been )?(?:paid|posted) (?:\w+ ){0,6}(?:hours|days|late)|hours after (?:the |his |her )?bond|charged (?:him|her|me) (?:\$|for)|(?:commissary|money|bond) (?:\w+ ){0,3}(?:never|not) (?:returned|given back|refunded)|despues de pagar la fianza)",
        ),
    )
)
_SIXTY = r"(?:6\d|7\d|8\d|9\d)"
POPULATIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pop.elderly", re.compile(rf"\b(?:{_SIXTY}[ -]years?[ -]old|(?:who is|is|aged|age|,) {_SIXTY}\b(?!,?\d)|old (?:man|woman|lady)|elderly|seventies|sixties|eighties|(?:sesenta|setenta|ochenta)(?: y \w+)? anos|{_SIXTY} anos|ancian[oa]|viejit[oa])")),
    ("pop.medical", re.compile(r"\b(?:asthma|inhaler|insulin|diabet\w+|heart (?:pills|operations?|condition|attack|medicine)|blood pressure|dialysis|hiv\b|vih\b|epilep\w+|chemo\w*|cancer|kidney|presion|medical condition|seizures)")),
    ("pop.mental_illness", re.compile(r"\b(?:psychiatric|psychotropic|schizo\w+|bipolar|voices|psiquiatric\w+|antipsychotic|mental (?:illness|health))")),
    ("pop.families", re.compile(r"\b(?:with (?:her|his|their) (?:\w+ )?(?:baby|infant|children|kids|son|daughter|toddler)|woman w(?:ith|/)? (?:a )?\d ?(?:yr|year)|diapers?|stroller|con sus? (?:hij\w+|bebe|nin\w+))")),
    ("pop.unaccompanied_minor", re.compile(r"\b(?:unaccompanied|place for the kids|(?:he|she) (?:is|was|have|has) (?:1[0-7]|\d) years|(?:1[0-7])[ -]year[ -]old|menor no acompanad\w+|minor\b)")),
    ("pop.disability", re.compile(r"\b(?:deaf|blind|wheelchair|sign language|amputee|crutches|cane\b|walker\b|sord[oa]|cieg[oa]|silla de ruedas|muletas)")),
    ("pop.lpr_long_term", re.compile(r"\b(?:lawful (?:permanent )?resident|green card|since the (?:amnesty|eighties|seventies|nineties)|veteran\b|residente permanente)")),
    ("pop.stateless_indefinite", re.compile(r"\b(?:stateless|would not take (?:him|her|them)|180 days?|no country|travel document|zadvydas|post-order)")),
    ("pop.pregnant_nursing", re.compile(r"\b(?:pregnan\w+|months along|embarazada|breast.?feed\w*|newborn|nursing (?:her|a))")),
    ("pop.lgbtq", re.compile(r"\b(?:trans (?:woman|man)|transgender|mujer trans|hombre trans|lesbian\w*|gay\b)")),
    ("pop.asylum_seeker", re.compile(r"\b(?:asylum|asilo|credible fear)")),
    ("pop.lep_indigenous", re.compile(r"\b(?:speaks? only|only speaks?|quiche|k'iche'|mam\b speaker|mixtec\w*|q'anjob'al|zapotec\w*|solo habla)")),
)  # fmt: skip

"""Limits and audiences as mails name them, English and Spanish, by the codes of the contract. See `parsers.phrases`.

"other" are limits without a code: a person must read them.
"""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

CLASSES: dict[str, str] = {
    "no": (
        "not no never without nothing nobody none do_not n't except excluding omit omitting omitted remove removed"
        " removing withhold withholding withheld leave_out leave drop strip hide conceal protect redact keep_out"
        " rather_not but_not neither nor against keep kept minus exclude"
        " sin nunca nadie ni tampoco omitan omitir omita quiten quite quitar quitando excepto menos salvo saquen borren tachen"
    ),
    "agency": (
        "ice dhs homeland_security homeland government gov govt feds fed federal authorities officials"
        " immigration_service immigration_services immigration_authorities immigration_people agency agents"
        " migra inmigracion migracion gobierno autoridades agencia la_migra ins deportation_officers enforcement"
    ),
    "public": (
        "press media newspaper newspapers reporters reporter journalists journalist internet web website online"
        " television tv radio facebook news paper papers blog public publicly publication twitter"
        " prensa periodico periodicos medios tele televisiones redes publico periodistas reporteros noticias diario internet"
    ),
    "coalition": (
        "coalition working_group your_group the_group network ngos organizations organisations advocates partners members"
        " group allies colleagues coordinators committee task_force"
        " coalicion organizaciones grupo red grupo_de_trabajo colegas aliados miembros"
    ),
    "name": "name names identity identities surname nombre nombres apellido apellidos identidad",
    "paper": (
        "attachment attached attachments declaration affidavit document documents pdf photo photos picture pictures scan file letter"
        " transcript recording adjunto adjunta documento documentos declaracion foto fotos carta expediente archivo"
    ),
}

LIMITS: dict[str, str] = {
    "anonymous": """
not|never|no .. trace|traced back
without attribution|attributing|saying_who
unattributed|not_for_attribution
anonymous|anonymously|anonymity|anonymized|anonymize|nameless|unnamed|deidentified|unidentified
anonimo|anonima|anonimamente|anonimato|anonimos|anonimas
<no> .. <name>
no .. .. <name> .. please|attached|used|mentioned
<name> .. not .. used|appear|mentioned|shared|given|printed|published|known|included|in
<name> .. withheld|removed|omitted|out|left_out|redacted|confidential|private|secret|hidden|off|taken_out|deleted|protected
take|leave|keep|strip|get|scrub|pull|cut .. <name> .. out|off|away|from|confidential|private|secret
not .. identify|name|identified|named|recognize|recognized|identifiable|recognizable
nobody|no_one|not .. can|could|may|will .. figure|tell|know|recognize|guess|identify|find|trace
<no> .. identifying|identifiable|identifiers|identification
scrub|strip|remove|change|omit .. identif*
<name> .. no|nunca .. aparezca|salga|aparece|sale|digan|mencione*|publique*
no .. digan|mencionen|pongan|aparezca|salga|usen|aparezcan|revelen .. <name>
que no .. identifiquen|identifique|reconozcan|sepan_quien|se_sepa_quien
sin .. identificar*|datos_personales|que_se_sepa_quien
no se .. sepa|diga .. quien
protejan|proteger|guarden .. <name>
not .. say who
""",
    "initials": """
initial|initials|iniciales
""",
    "pseudonym": """
pseudonym|pseudonyms|pseudonymous|alias|seudonimo|pseudonimo
different|fake|made_up|invented|another|fictitious|false|other|assumed|new|changed <name>
not .. real|true|own|actual|right <name>
<name> .. changed|is_not_real|made_up|invented|cambiado|cambiados|ficticio|inventado
change|changing|changed|alter|cambien|cambiar|cambiando|cambie|cambio .. <name>
please|just|you|may|can|we|wants_to_be|should|asks_to_be|be|is|are called|call her|him|them|me
wants|asks|asked|wishes|prefers|chose|chosen|want .. to be called
called|call her|him $
llamen|llamenla|llamenlo|llamarla|llamarlo|la_llamen|lo_llamen ..
<name> falso|ficticio|inventado|cambiado|distinto|otro
otro|nuevo <name>
no .. su .. <name> verdadero|real|de_verdad
bajo|under|con otro|the|a|another|un .. <name>
""",
    "no_agency": """
<agency> .. off_limits
nada_mas|solo|solamente|unicamente|nomas ustedes
only|just|solely|solo|solamente|unicamente for|to|with|among|within|para|con|entre .. <coalition>
nobody|no_one|not_anybody|not_anyone|none|not beyond|outside|else|other_than|but .. them|that|those|group|coalition|you|organizations
not|never|no|nothing|nor|except|neither|keep|without|but|rather_not|before .. .. <agency>
not|never .. share|shared|give|given|show|shown|send|sent|go|tell|told|see|read|reach|hand|pass|disclose|disclosed|forward|submit|released|want|get|have .. .. <agency>
anyone|anybody|everyone|everybody|anything|all but|except|other_than|besides|save|outside .. <agency>
out of .. hands|reach|sight of .. <agency>
<agency> , no|not|never|excluded|out
<agency> .. can|may|must|should|is|are|will not|never ..
<agency> .. cannot|out_of_it|is_out|off_limits
no .. .. <agency>
menos|excepto|salvo|nunca|ni .. <agency>
que .. <agency> .. no ..
con|a|para .. <agency> no
non government|governmental only
only|just|solo|solamente|nada_mas .. <coalition>
<coalition> only|alone|solamente|nada_mas
internal|internally|interno|internamente|among_ourselves|entre_ustedes|entre_nosotros|within_the|inside_the|in_house
""",
    "no_public": """
nothing|not|never|no in print
<public> .. off_limits
nada_mas|solo|solamente|unicamente|nomas ustedes
only|just|solely|solo|solamente|unicamente for|to|with|among|within|para|con|entre .. <coalition>
nobody|no_one|not_anybody|not_anyone|none|not beyond|outside|else|other_than|but .. them|that|those|group|coalition|you|organizations
not|never|no|nothing|nor|except|neither|keep|without|but .. .. <public>
not|never .. share|shared|give|given|show|shown|send|sent|go|tell|told|see|read|reach|hand|pass|disclose|post|posted|print|printed|put|appear|want|have .. .. <public>
anyone|anybody|everyone|everybody|all but|except|other_than|besides .. <public>
<public> , no|not|never
<public> .. can|may|must|should|is|are|will not|never ..
not|never|no .. publish|published|publishing|printed|posted|broadcast|aired
no .. publiquen|publicar|publique|publicado|publicada|salga|suban|subir
no .. .. <public>
menos|excepto|salvo|nunca|ni .. <public>
only|just|solo|solamente|nada_mas .. <coalition>
<coalition> only|alone|solamente|nada_mas
internal|internally|interno|internamente|among_ourselves|entre_ustedes|entre_nosotros|in_house
only|just|solo .. <agency>
<agency> only|solamente
""",
    "no_quote": """
not|no|never|without .. quote|quotes|quoted|quoting|verbatim|quotation|quotations|word_for_word|exact_words|direct_quotes|her_words|his_words
paraphrase|paraphrased|paraphrasing|parafrasear|parafraseen
in your own words|con_sus_propias_palabras
summary|summarize|summarized|resumen|resumido only|solo|solamente
only|just|solo .. summary|summarize|summarized|resumen|gist
no|sin .. citen|citar|cita|citas|textual|textualmente|textuales|literal|literalmente|palabra_por_palabra
""",
    "review_first": """
see|sees|read|reads|review|reviews|check|checks|approve|approves|look|looks|hear|show|shown|run|runs|ask|asks|call|calls|send|consult|clear|vet|confirm|talk|write|contact|tell|notify .. before|prior|first|beforehand|ahead
see|read|review|check|approve|look_at|look_over|vet .. .. wording|draft|text|version|final|proof|proofs|copy|language
before .. goes|go|publish|published|publishing|print|printed|printing|use|used|using|release|released|send|sent|post|posted|share|shared|public|publication|run
before you|it|anything|they .. ..
wants|want|would_like|asks|needs|likes to see|read|review|check|approve ..
approval|approve|okay|ok|sign_off|final_say|say .. of|on|over .. wording|text|draft|final|version|language
review|reviewed|reviewing|proofread
prior|final|last approval|review|say|look
read|reads it back
antes de .. publicar*|que|usar*|imprimir*|enviar*|mandar*|compartir*|sacar*|difundir*
quiere|quieren|quiero|pide|quisiera|desea .. ver|leer|revisar|aprobar|verlo|leerlo|revisarlo ..
revise|revisar|revision|aprobar|visto_bueno .. texto|borrador|version|antes
ensenen|enseneme|muestren|muestrenle|avisen|avisenme|consulten|preguntenme|preguntenle|pregunten|ensenenle|leanle|leanme .. antes|primero
""",
    "no_attachment": """
not|no|never|keep|without|except|withhold|nor .. .. <paper>
<paper> .. not|never|no|stays|stay|only|private|confidential|for_your_eyes|for_you|is_for_you|out|between|aside ..
<paper> .. your|you .. eyes|only
keep|leave|hold .. <paper> ..
no .. .. <paper>
<paper> .. no|es_solo|solo|nada_mas ..
""",
    "no_forward": """
not|never|no .. forward|forwarded|forwarding|reforward|circulate|circulated|circulating|redistribute
not|never|no .. pass|passed|passing|send|sent|spread|go|goes .. on|along|around|further|beyond|farther
no .. reenvien|reenviar|reenvie|reenviado|circulen|circular|pasen|rebote|rebotar
stays|stay|remain|keep .. with|between .. you|us
goes|go on no list|further
""",
    "other": """
first|given|christian|primer name|nombre only|alone|solo|but
first|given name|names
solo .. nombre|pila
<no> .. facility|city|town|country|place|village|state|location|center|centre|county|month|date|dates|region|jail|prison|nationality|details|pueblo|ciudad|pais|centro|lugar|fecha|estado|condado|estacion
facility|city|town|country|place|village|location|date|county|pueblo|ciudad|pais|centro|lugar|fecha .. not|out|withheld|removed|omitted|vague|general|no
not .. mention|say .. where|when
no .. digan|mencionen .. donde|cuando|de_donde
until|till|hasta|before|after|despues .. hearing|trial|court|appeal|case|decision|interview|audiencia|corte|juicio|cita|monday|october|november|december|september|january|february|enero|octubre|noviembre|diciembre
not before|until|till
embargo|embargoed
statistic|statistics|statistically|number|numbers|aggregate|count|tally|data_point|estadistica|estadisticas|numero|cifra|dato
off the record
this|one|that meeting|purpose|report|paper|time|occasion only|alone
only|just|solely|solo|solamente .. for|in|at|para|en .. this|the|meeting|report|paper|este|esta|reunion|informe
no|without|not .. photo|photos|picture|pictures|face|voice|video|foto|fotos|cara|voz
for|hold|wait|this|next|few .. weeks|days|months
background only|purposes
you|usted only|solamente|nada_mas
only|just|solo .. you|usted|one
surname|last_name|apellido
""",
}

SCOPES: dict[str, str] = {
    "agency": """
to|with|for|by|before|at|in_front_of|including|and|or|both|even|also|including|toward .. <agency>
<agency> .. .. included|too|as_well
<agency> , yes|too|also|included|ok|fine|as_well|can|may|sí
yes to|for .. <agency>
give|show|tell|send|hand|let|want|wants|inform|share .. <agency>
a|con|ante|para|de|delante_de|incluso|y|tambien .. <agency>
<agency> .. tambien|sí
""",
    "public": """
<public> .. included|too|as_well
publish|published|publicly|public|publication|publishing|publicize
to|with|for|by|in|on|including|and|or|even|the .. <public>
publicar|publicarlo|publicarla|publicarse|publique|publiquemos|publiquen|publicado|publicada|publico
en|a|con|por|para|y|incluso|tambien .. <public>
""",
    "coalition": """
ustedes|usted en|de|dentro_de .. <coalition>
to|with|for|by|among|within|between|inside|in|across|and|all|around|the|your .. <coalition>
<coalition> , yes|too|ok|fine|sí|can|may
a|con|entre|para|las|los|al|dentro_de .. <coalition>
""",
}

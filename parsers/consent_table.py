"""The phrase tables of consent, compiled once, and the single words that bend a phrase: who, whether, when."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from parsers import consent_english_table, consent_limits_table, consent_spanish_table
from parsers.phrases import Phrases, table_lines


class Said(StrEnum):
    """What a phrase says of consent."""

    YES = "yes"
    BARE = "bare"
    LATER = "later"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    STOPPED = "stopped"
    DOUBTFUL = "doubtful"
    ELSEWHERE = "elsewhere"


@cache
def phrases() -> tuple[tuple[Said, ...], Phrases]:
    """The kinds in order, English and then Spanish, and the phrases of each."""
    spoken = [(kind, module) for module in (consent_english_table, consent_spanish_table) for kind in Said]
    tables = ((table_lines(getattr(module, kind.name)), module.CLASSES) for kind, module in spoken)
    return tuple(kind for kind, _ in spoken), Phrases(tables)


@cache
def limits() -> tuple[tuple[str, ...], Phrases]:
    return _codes(consent_limits_table.LIMITS)


@cache
def scopes() -> tuple[tuple[str, ...], Phrases]:
    return _codes(consent_limits_table.SCOPES)


def _codes(table: dict[str, str]) -> tuple[tuple[str, ...], Phrases]:
    """The codes in order, and the phrases of each."""
    return tuple(table), Phrases((table_lines(lines), consent_limits_table.CLASSES) for lines in table.values())


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = words(
    "not no never nobody none neither nor without cannot hardly nothing nunca jamas nadie ni tampoco sin ningun ninguno ninguna"
)
NOT_REALLY_NO = re.compile(
    r"(?<!\S)(?:no (?:problem|doubt|question|hesitation|hay problema|hay inconveniente|tiene (?:problema|inconveniente))"
    r"|not only|without (?:hesitation|hesitating|reservation|reservations|pressure|being asked)|not mind|no sólo|no solo"
    r"|no (?:le|les|me) importa|not a problem|no objections?|no qualms|nothing against|not afraid|no tiene miedo) "
)
QUESTION_HEADS = words(
    "do does did can could may should would will is are am was must shall what who how when which whether"
    " puedo podemos debo hace que cual quien como cuando puede"
)
WHETHER = words("if whether unless provided assuming suppose supposing case si acaso siempre_que caso")
LATER_HEADS = words("once when until till after before cuando hasta apenas antes despues")
WHENEVER = re.compile(r"(?<!\S)(?:(?:before|after) (?:or|and) (?:before|after)|antes (?:o|ni|y) despues) ")
MODALS = words(
    "would might may should could will shall need needs require requires must want wants get seek hope hopes hoping expect"
    " expects going to ever if whether unless before until debe deberia podria necesitamos necesita hace falta tendria"
    " para hubiera habria haya"
)
HARMLESS_IF = re.compile(
    r"(?<!\S)(?:if|si) (?:you |it |that |this |they |anyone |anybody |ice |needed|useful|necessary|helpful|possible|le |les |se |lo |hace |es |sirve|gustan|quieren|ayuda)"
    r"(?:\S+ ){0,3}?(?:need|needs|want|wants|like|likes|help|helps|asks|ask|useful|wish|find|think|questions|sirve|ayuda|quieren|necesitan|falta|util|gustan)?"
)
THIRD = words(
    "wife husband mother mom mum father dad son daughter brother sister uncle aunt cousin nephew niece grandmother grandfather"
    " parents parent spouse partner girlfriend boyfriend fiance fiancee sibling roommate friend stepfather stepmother"
    " esposa esposo marido mujer madre mama padre papa hijo hija hermano hermana tio tia primo prima sobrino sobrina abuela"
    " abuelo padres novia novio pareja suegra cunado cunada amigo amiga familiares"
)
ALWAYS_THIRD = words(
    "family relatives relative guardian guardians sponsor attorney lawyer counsel pastor priest advocate caseworker"
    " interpreter translator social_worker supervisor director boss board legal_guardian custodian foster"
    " familia tutor tutora abogado abogada licenciado patrocinador parientes sacerdote director directora consejero"
)
POSSESSIVES = words("his her their my our 's su sus mi mis nuestro nuestra el la los las of del de")
CAPACITY = re.compile(
    r"(?<!\S)(?:(?:not|never) (?:\S+ ){0,4}?(?:understand|understood|english|well|sure|competent|lucid|sober|realize|know what|read)"
    r"|pressured|forced|coerced|drunk|confused|medicated|sedated|reluctant|reluctantly|hesitant|hesitated|hesitantly|crying|scared|afraid|incompetent"
    r"|mentally|dementia|under (?:pressure|duress)|illiterate|lied|presionad\S+|confundid\S+|no entend\S+|no entiende\S*|no sabe leer|obligad\S+"
    r"|no (?:\S+ ){0,2}?convencid\S+|dudas|dud[oa]|a regañadientes|de mala gana|half hearted\S*|in two minds|torn|wavering|not quite|seemed unsure) "
)
MINOR = re.compile(
    r"(?<!\S)(?:minor|underage|teenager|teen|unaccompanied|juvenile|menor de edad|adolescente|menores"
    r"|(?:boy|girl|kid|child|nino|nina|muchachito|youth|student) (?:of|aged|de) (?:\d|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|once|doce|trece|catorce|quince|dieciseis|diecisiete)\b"
    r"|(?:have|has|tiene) 1[0-7] (?:years?|anos)|(?:is|was|are|only|just|aged|turned|age|tenia|de|cumplio|a|an|the|our|my) (?:\d|1[0-7]) (?:years?|anos?|yrs?|yo|y/o|anitos)"
    r"|(?:\d|1[0-7]) (?:years? old|year old|yr old|yrs old|yo|anos)"
    r"|under (?:18|eighteen)|(?:boy|girl|kid|son|daughter|client|he|she|nino|nina|hijo|hija|muchach[oa]) , (?:(?:is|only|just|de|aged) )?(?:\d|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|doce|trece|catorce|quince|dieciseis|diecisiete)|(?:thirteen|fourteen|fifteen|sixteen|seventeen) (?:years? old|year old|year)|(?:trece|catorce|quince|dieciseis|diecisiete) anos) "
)
BUT = words("but although though however except pero aunque salvo excepto yet")
CHANGE = re.compile(
    r"(?<!\S)(?:anymore|any more|any longer|no longer|after all|on reflection|on second thought|changed|now|instead|cooled|reconsider\S*|ya no|siempre no"
    r"|cambio de|ahora|mejor|withdr\S+|correction|earlier|before|previous\S*|anterior|not now|antes|would rather|prefiere|prefers) "
)
STRONG = re.compile(
    r"(?<!\S)(?:consent\S*|permission\S*|authoriz\S*|permiso\S*|consentimiento|autoriza\S*|autorizo|story|stories|account|testimony|testimonio\S*|historia\S*|relato\S*"
    r"|shar(?:e|es|ed|ing)|publish\S*|publication|publi\S+|disclos\S*|compart\S*|divulg\S*|difund\S*|anonym\S*|anonim\S*|initials|iniciales|pseudonym|coalition|coalicion"
    r"|quote\S*|her name|his name|my name|su nombre|mi nombre|use it|use this|use her|use his|use them|used|using|tell it|told it|retell\S*|print(?:ed|ing)?"
    r"|agrees? to|agreed to|de acuerdo|acept\S+|se cuente|contar\S*|cuenten|usen|usar\S*|press|media|prensa|newspaper|periodico|waiver|go ahead|ok to|fine with"
    r"|confidential|your (?:project|call|report|paper|digest|list|letter|question)|se sepa|firm[oae]\S*|retir\S+|withdr\S+|forward\S*|digest|caso|surname|last name|first name|apellidos?) "
)
STRICT = re.compile(
    r"(?<!\S)(?:consent\S*|(?:her|his|their|'s|my) permission|permission to (?:share|use|tell|publish|disclose|repeat)|authoriz\S*|consentimiento|autoriza |autorizo |story|stories|account|testimony|testimonio\S*|historia\S*|relato\S*"
    r"|sharing|shared|share (?:it|this|her|his|my|their|the)|publish\S*|publicar\S*|disclos\S*|compart\S*|divulg\S*|anonym\S*|anonim\S*|initials|iniciales|pseudonym|coalition"
    r"|quote\S*|use it|use this|use her|use his|use my|tell it|told it|se cuente|contarlo|your (?:project|call|report|paper|digest)|de acuerdo en) "
)
REQUIRED = words(
    "must need needs require requires required necesitamos necesita necesito debe deben hace requiere falta"
)
HEDGES = re.compile(
    r"(?<!\S)(?:(?:i|we) (?:\S+ )?(?:think|thought|guess|suppose|assume|presume|believe|imagine|reckon|gather|understand|feel|suspect|bet|hope|heard)|as far as|afaik|pretty sure|fairly sure|am sure|not sure|probably|presumably|likely"
    r"|maybe|perhaps|apparently|supposedly|reportedly|allegedly|seem\S*|sounded|hopefully|implied|rumou?r|understanding is|was told|were told|sort of|kind of|more or less|in principle|in theory|almost|practically"
    r"|initially|originally|at first|at the time|back then|used to|earlier she|al principio|supongo|creo|quizas?|tal vez|a lo mejor|parece|me imagino|imagino|probablemente|segun|mas o menos|en principio|casi|creemos|supuestamente"
    r"|may be ok|might|would be|would not mind|could be|never objected|not object\S*|not said no|no reason|i doubt|doubtful|unclear|ambiguous|vague\S*|mumbled|nodded|shrugged) "
)
NOT_NOW = re.compile(
    r"(?<!\S)(?:tomorrow|next (?:week|month|visit|monday|tuesday|wednesday|thursday|friday)|soon|not yet|yet to|pending|still (?:has|have|needs?|waiting|to)|manana|todavia|aun|pronto|pendiente|proxima semana|la semana que viene|will (?:\S+ )?(?:sign|confirm|ask|get|send you (?:the|her|his) (?:form|release|consent))) "
)
OPEN_IF = re.compile(
    r"(?<!\S)(?:if|unless|once|when|after|until|till|depending|depends|assuming|provided|providing|as long as|so long as|on condition|subject to|si|cuando|hasta|siempre que|siempre y cuando|depende|a menos que|despues) "
)
SENDER = re.compile(
    r"(?<!\S)(?:our (?:program\S*|organi[sz]ation|name|logo|materials|website|clinic|report\S*|agency|work|model|staff|office|group|board)|quote me|quote us|name me|my (?:name|organi[sz]ation|email|address|program|title)|nuestro programa|nuestra organizacion|mi nombre|contact me|list us|cite us|credit us|mention us) "
)
HABIT = re.compile(
    r"(?<!\S)(?:participants|patients|residents|youth|youths|clients|families|members|people|parents|all who|everyone who|anyone who|each participant|every client|every participant|los participantes|los pacientes|los jovenes) (?:\S+ )?(?:sign|signs|give|gives|consent|agree|must|have to|provide|are asked|firman|dan|aceptan)\S* "
)
AGENCY = re.compile(r"(?<!\S)(?:ice|dhs|migra|government|gobierno|homeland) ")
PRESS = re.compile(r"(?<!\S)(?:press|media|newspapers?|television|tv|prensa|periodico|web|internet|website) ")
RULE = re.compile(
    r"(?<!\S)(?:please (?:only )?(?:send|submit)|you (?:wrote|asked|say|said|require) (?!about|after|whether|if|me|him|her)\S+|your (?:call|mail|email|message|letter|note|form) (?:says|said|asks|requires)|the (?:call|form|announcement|guidelines|rules?|policy) (?:says?|asks?|requires?)|wrote :|escribio :|(?:the )?individual 's consent|make sure|be sure|ensure|remember (?:to|that)|only (?:if|when|where) (?:you|the|consent|there)|consent obtained ,? ?please|(?:stories|cases|examples|relatos|historias|casos) (?!(?:\S+ ){0,8}(?:she|he|her|his|they|their|client|clients) )(?:\S+ ){0,8}?(?:consent|permission|consentimiento|permiso)|stories (?:only|for which|where)|solo si (?:la|el|ya)|(?:convocatoria|llamado|solicitud) (?:pide|piden|dice|exige|requiere|solicita)|asegur\S+) "
)
FOOTER = re.compile(
    r"(?<!\S)(?:this (?:e mail|email|message|communication|transmission|electronic) (?:\S+ )?(?:is|may|contains|and|was|are)|intended recipient|unsubscribe|privileged|disclaimer|originator|mailing list|listserv|you are receiving|terms of (?:use|service)|privacy policy|copyright|all rights reserved"
    r"|este (?:correo|mensaje) (?:\S+ )?(?:es|puede|contiene|y)|remitente|destinatario|begin forwarded message|original message|forwarded message|on behalf of the list|subscribers?|opt in) "
)
SOMEBODY = re.compile(
    r"(?<!\S)(?:she|he|her|his|him|client|clients|clienta|cliente|ella|my story|mi historia|su historia) "
)
OTHER_OBJECT = re.compile(
    r"(?<!\S)(?:consent|consents|consented|agree|agreed|agrees|permission|authorization|authorized|authorizes|approval|approved|ok|permiso|autorizacion|consentimiento|release|waiver) (?:forms? )?(?:to|for) (?:(?:the|a|an|any|his|her|their|its|my|our|your|being|be|having|have|get|getting) )?(?P<word>\S+) "
)
DISCLOSING = re.compile(
    r"(?:shar|send|advoca|cite|citing|any(?:one|body|thing)|tell|told|us|disclos|publi|print|pass|forward|quot|includ|inclus|repeat|retel|report|post|submit|present|mention|show|circulat|distribut|let|it|this|that|these|them|all|both|every|ice|agency|coalition|press|you|me|what|appear|stor|account|name|testi|info|detail|case|experience|media|gov|summary|initial|first|narrat|above|forego|follow|attach|whole|entire|identif|made|heard|known|out|tv|radio|internet|web|group|everyone|anyone|part|some|most|each|statement|words|example|only|now|paper|my|her|his|relay|relat|add|releasing|release)"
)
TAKES_BACK = re.compile(
    r"(?<!\S)(?:withdr\S+|retract\S*|revok\S+|rescind\S*|chang\S+ (?:\S+ )?(?:mind|heart)|back\S* out|cold feet|second thought\S*|regret\S*|reconsider\S*|change of|no longer (?:\S+ ){0,2}?(?:want|wants|wish|wishes|comfortable|agree|agrees|consent|consents|willing|ok|fine|have|has|okay|used|authorize\S*|permit\S*|allow\S*|like\S*)"
    r"|anymore|any more|any longer|after all|cooled|reflection|not now|retir\S+|arrep\S+|revoc\S+|cambi\S+ de|ya no|siempre no|marcha atras|mejor no|pens\S+ mejor|pens\S+ bien) "
)
ASKS_US = re.compile(
    r"(?<!\S)(?:please|kindly|por favor|favor de|you|ustedes|usted|must|should|want|wants|quiere|quieren|pide|pidio|pidieron|asks|asked|urgent\S*|urgente) "
)
FOR_ALL = re.compile(
    r"(?<!\S)(?:all (?:of|three|four|five|the|have|are|agreed|gave|signed)|both|each|every|everyone|todos|todas|ambos|ambas|cada|the (?:two|three|four|five)|they all|los (?:dos|tres|cuatro)|las (?:dos|tres|cuatro)) "
)
OFFICIALS = words(
    "ice dhs officer officers judge court sheriff warden prosecutor prosecutors office government agency guard guards supervisor hospital doctor doctors county"
    " city board legislature parties consulate embassy bank juez oficial oficiales guardia guardias hospital fiscal consulado corte migra"
)
PERSONAL = words("she he they client clients i we her him them ella el clienta cliente")
OF_OFFICIALS = re.compile(
    r"(?<!\S)(?:consent|permission|approval|authorization|permiso|autorizacion) (?:of|from|by|del|de la|de) (?:the )?(?:court|prosecutor|judge|ice|officer|government|sheriff|warden|parties|hospital|doctor|opposing|juez|fiscal|corte|hospital|guardia|oficial)\S* "
)

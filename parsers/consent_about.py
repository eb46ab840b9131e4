"""Whether words speak of consent to the telling at all, or only of what officers and others did."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re

from parsers import consent_table as table
from parsers.consent_sentence import Heard, Sentence
from parsers.consent_table import Said
from parsers.narrative import is_event

# The story, the consent, or what we would do with it: what a yes, a no or a "take it out" can be about.
_MATTER = re.compile(
    r"(?<!\S)(?:consent\S*|permission(?! to (?:call|leave|go|use the|visit|wait|enter|work|travel|stay|phone))|permiso(?! (?:para|de) (?:llamar|salir|ir|esperar|trabajar|entrar|hablar))|(?:her|his|their|'s|my|our|your) (?:\S+ )?(?:permission|blessing|leave|word|ok|go ahead)|permission to (?:share|use|tell|publish|disclose|repeat|print|quote|pass|send)"
    r"|authoriz\S*|(?:her|his|the|their|my|'s) (?:\S+ )?(?:story|stories|account|testimony|statement|narrative|part|piece|paragraph|case|name|words)|stor(?:y|ies)|testimon\S+|submission|entry|narrative"
    r"|shar(?:e|ed|ing) (?:it|this|that|her|his|my|their|the|these|with|any|what)|be shared|sharing|publish\S*|publication|disclos\S*|anonym\S*|anonim\S*|initials|iniciales|pseudonym\S*|seudonimo|coalition|coalicion|working group|grupo de trabajo"
    r"|quot(?:e|ed|ing)|(?:use|used|using|tell|told|telling|print|printed|repeat|repeated) (?:it|this|that|her|his|my|them|in|by|at all|publicly)|(?:it|this|that|story|part) (?:\S+ )?(?:told|used|known|heard|out|shared|printed|repeated|passed)"
    r"|your (?:\S+ )?(?:project|call|report|paper|list|digest|records?|files?|group|people|request|readers|website|website)|in it|in this|part of (?:it|this)|on (?:the|your|any|no) list|(?:sent|wrote|submitted|gave|told) (?:to )?you|what (?:i|we) (?:sent|wrote|submitted|told|gave)"
    r"|consentimiento|(?:su|mi|con|sin|dio|da|doy|dado|el) (?:permiso|autorizacion|consentimiento|nombre|bendicion)|autoriza|autorizo|historia\S*|testimonio\S*|relato\S*|su caso|mi caso|el caso|publi(?:car|quen|que|cado|cada|cacion)\S*|compart\S*|divulg\S*|difund\S*"
    r"|cuent\S+|contar\S*|se (?:sepa|use|cuente)|usen\S*|usar(?:lo|la)|lo usen|la usen|pueden usar\S*|de acuerdo|informe|reporte|prensa|periodico|press|media|newspapers?|television"
    r"|(?:release|consent|disclosure|privacy) form|media release|hoja|waiver|number (?:\d+|one|two|three)|the (?:first|second|third|last|other) (?:one|story|case|of)|s \d{3,}) "
)
# Somebody asked the person, or the person answered the author.
_ASKED = re.compile(
    r"(?<!\S)(?:(?:i|we|she|he|they) (?:(?:will|shall|can|could|would|have|has|had|did|do|am|are|is|still|never|not|need|going|plan|want|hope|to|just|also|then|already|going) ){0,4}(?:ask|asked|asking|call|reach|reached|reaching|find out|check|checked|confirm|speak to|spoke to|talk to|talked to|explained|read it to)"
    r"|(?:asked|told|reached|reaching|called) (?:her|him|them|me|my client|the client)|(?:anyone|anybody|somebody|nobody|no one|none of us|one) (?:\S+ ){0,4}?ask|asked (?:whether|if|about|permission)|let me ask|she (?:says|said)|he (?:says|said)|(?:client|lady|man|woman|mother) (?:says|said)"
    r"|(?:le|les) (?:\S+ )?(?:pregunt\S+|pedi\S*|expliqu\S+|consult\S+|voy a)|(?:pregunt|consult)(?:e|are|aremos|arle|amos|ando)\S*|hable con|hablar con|hablado con|me (?:dijo|dio|contest\S+|respond\S+)|nos (?:dijo|dio|contest\S+|respond\S+)|(?:i|we) (?:have|had|know) (?:no|not)|lost (?:touch|contact|track)|no (?:number|address|way) (?:for|to|of)|no (?:tenemos|tengo) (?:\S+ ){0,2}?(?:numero|forma|manera|contacto)|perdimos|dice que|dijo que|contestado|ha contestado) "
)
_OFFICIAL = re.compile(
    r"(?<!\S)(?:officers?|guards?|agents?|judge|ice|jail|sheriff|warden|deput(?:y|ies)|police|policeman|driver|nurse|doctor|clerk|court|prosecutor|supervisor|sergeant|captain|officials?|government|board|county|city|legislature|worker|institution|program|staff|embassy|consulate"
    r"|juez|jueza|oficial\S*|guardias?|agentes?|migra|carcel|alguacil|policia|chofer|enfermera|doctor|corte|fiscal|supervisor\S*|consulado|gobierno) (?:\S+ ){0,3}$"
)
_THEY = re.compile(r"(?<!\S)(?:they|le|lo|la|les|me|nos) (?:\S+ ){0,2}$")
_PERSONAL = re.compile(r"(?<!\S)(?:she|he|i|we|client|clienta|her|him|ella|el) (?:\S+ ){0,3}$")
_OTHER_WISH = re.compile(
    r"(?:\S+ ){0,1}?(?:to|him|her|me|them|us|that he|that she|a|the) (?!(?:be|have|share|tell|talk|speak|publish|give|sign|consent|participat\S*|take part|go public|appear|see|put|let|send|print|disclose|involve\S*|be involved|repeat|any\S*|story|same|world|public|coalition|press|name|whole|agency|do|make|know|in|on|it)\b)(?P<verb>\S+) "
)
_WISH = re.compile(
    r"(?:do|does|did|would|will|never|not|could|can)\b.*(?:want|wish|agree|let|allow|permit|like|care|willing|ready|able|free|hear|have|go|do)$|(?:refus|declin|unwilling|allowed|permitted)"
)
_NAMEISH = re.compile(
    r"(?<!\S)(?:identif\S+|names?|surname|address|details|particulars|town|city|date|nombre|nombres|apellidos?|datos|direccion) "
)
_AFTER_READING = re.compile(
    r"(?<!\S)(?:when|once|after) (?:\S+ ){0,3}?(?:read|reading|done|finished|seen)|(?:cuando|despues de|una vez) (?:\S+ ){0,3}?(?:leido|lea|leer|leerlo|leerla) "
)
_IN_PERSON = re.compile(
    r"(?<!\S)(?:changed (?:\S+ )?mind|change of (?:mind|heart)|second thoughts?|cold feet|thought better|cambi\S+ de (?:opinion|idea|parecer)|se arrep\S+|me arrep\S+|se retract\S+|reconsider\S+|no longer (?:want|wants|wish|wishes|agrees?|consents?|comfortable|willing)|ya no (?:quier\S+|dese\S+|autoriz\S+|acept\S+|est\S+ de acuerdo)|siempre no|backed out|lo pens\S+ (?:mejor|bien)|la pens\S+ (?:mejor|bien)|prefier\S+ que no|scratch|wants? out|asked? out) "
)


def speaks_of_telling(sentence: Sentence) -> bool:
    """Whether the sentence is about the story being told, or about asking for that."""
    text = sentence.plain.text
    return _MATTER.search(text) is not None or _ASKED.search(text) is not None


def of_officials(one: Heard, sentence: Sentence) -> bool:
    """Whether an office, an officer or "they" of the event is who said or did it."""
    before = sentence.plain.text[: one.start]
    if _PERSONAL.search(before) and not _OFFICIAL.search(before):
        return False
    if _OFFICIAL.search(before) or (_OFFICIAL.search(before + one.why + " ") and one.said is not Said.STOPPED):
        return _MATTER.search(sentence.plain.text) is None or one.said in {Said.STOPPED, Said.REFUSED}
    return _THEY.search(before) is not None and _MATTER.search(sentence.plain.text) is None and is_event(before)


def in_event(one: Heard, sentence: Sentence) -> bool:
    """Whether the words stand in what happened, with nothing about the telling near them."""
    text = sentence.plain.text
    near = text[max(0, one.start - 60) : one.end + 60]
    return is_event(text) and not (_MATTER.search(near) or _ASKED.search(near))


def only_hesitates(one: Heard, sentence: Sentence) -> bool:
    """Whether "not sure" and the like stand alone, without anything that they could be about."""
    alone = (
        one.said is Said.DOUBTFUL
        and re.fullmatch(r"(?:am |is )?(?:not |un)?(?:sure|clear|certain)", one.why) is not None
    )
    return alone and not speaks_of_telling(sentence) and not sentence.says(Said.YES, Said.BARE)


def is_another_wish(one: Heard, sentence: Sentence) -> bool:
    """Whether what is refused is no telling: "did not want to go", "would not let him call"."""
    if one.said is not Said.REFUSED or not _WISH.search(one.why):
        return False
    if one.why.endswith((" have", " hear", " go", " do")) and re.search(
        r"(?<!\S)(?:i|we) $", sentence.plain.text[: one.start]
    ):
        return True  # "we will not have his answer"
    after = _OTHER_WISH.match(sentence.plain.text, one.end)
    return after is not None and _MATTER.search(sentence.plain.text, one.start) is None


# Somebody who has left the field takes nothing back. "I no longer want it used" names no work and stays a withdrawal.
_OWN_WORK = re.compile(
    r"(?<!\S)(?:i|we) (?:\S+ ){0,3}?(?:retired|left the (?:field|agency|office|organi[sz]ation)|changed (?:jobs|careers)"
    r"|know of no|know no|(?:no longer|not|don't) (?:\S+ ){0,2}?(?:work(?:ing)?|practi[cs]e|employed|active|involved|in (?:this|that|the) (?:field|area|business|line)))(?= )"
    r"|(?<!\S)(?:ya no|no) (?:trabajo|trabajamos|ejerzo|me dedico|estoy en) |(?<!\S)me (?:jubile|retire) de(?:l)? "
)
_FIELD = re.compile(r"(?<!\S)in (?:this|that|the) (?:field|area|line of work|line|business|work)(?= )")


def stops_ours(one: Heard, sentence: Sentence, *, told: bool, short: bool) -> bool:
    """Whether a word of taking back is about the story, the consent or our use of it, not about an event.

    `short` mails that tell nothing need no object ("please pull it"); a longer text names it.
    """
    text = sentence.plain.text
    if of_officials(one, sentence) or _AFTER_READING.search(text):
        return False
    if _NAMEISH.search(text, max(0, one.start - 40)) and not re.search(
        r"(?<!\S)(?:story|account|historia|testimonio|relato|case|caso) ", text
    ):
        return False
    if _MATTER.search(_FIELD.sub(" ", text)) or _IN_PERSON.search(text):
        return True
    if _OWN_WORK.search(text):
        return False
    if not told:
        return short
    asks = table.ASKS_US.search(text) is not None or one.start == 0
    return (
        asks
        and not is_event(text)
        and re.search(r"(?<!\S)(?:it|this|that|her|him|mine|everything|all|lo|la|todo|eso|esto) ", text) is not None
    )

"""What stands around the name of a program, as patterns: what leads to it, what follows, who runs it, how it is praised."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

from parsers import names_table as table

ONE_MORE = re.compile(r"\W*(?:and|y|e|or|plus|oh and)(?:,? (?:also|then|of course|tambien|luego))?\W*")
IS_IT = re.compile(r"\b(?:is|was|es|era|about|sobre)$")
FARTHEST = 200  # characters in which a place or an address still belongs to a name
CALLED_SO = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){0,2}(?:program|programme|project|initiative|model|ministry|shelter|group|team|unit|house|center|fund|scheme|network|clinic|service|practice|policy|van|desk|hotline|people|folks|crew|volunteers|"
    r"programa|proyecto|fondo|red|clinica|servicio|grupo|practica)s?\b"
)
PRESENTED = re.compile(rf"(?:^|[^\w])(?:{table.PRESENTERS})$", re.VERBOSE)
SELF = re.compile(
    r"(?:\b(?:i am|we are|i'm|we're|i write|writing|speaking|i work|we work|i volunteer|i direct|i run|we run|we operate|"
    r"soy|somos|trabajo|trabajamos|colaboro)\b[^.!?]{0,25})$"
)
BETWEEN = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "to",
        "from",
        "with",
        "without",
        "de",
        "la",
        "las",
        "los",
        "el",
        "del",
        "y",
        "a",
        "al",
        "con",
        "sin",
        "para",
        "&",
        "in",
        "on",
    ]
)
ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|our|my|your|this|their|el|la|los|las|un|una|nuestr[oa]|mi|al|del)\s*)(?:(?:19|20)\d\d\s*)?$"
)
PART_OF = re.compile(
    r"\b(?:from|of|by|at|to|with|for|in|on|into|through|via|near|behind|under|inside|outside|between|and|or|called in|"
    r"de|del|por|en|a|al|desde|hasta|para|con|entre)$"
)
ANEW = re.compile(r"[,;–—](?: -)? (?:and|but|plus|while|y|e|pero|and (?:also|then)|y (?:tambien|luego))$")
WITH_OWN_WORDS = re.compile(
    r"[\"”»]?\s*(?:\([^()\n]{1,80}\)\s*)?(?:,?\s+(?:which|who|where|whose|que|donde|cuy[oa]s?|run by|started by)\b|,\s+(?:an?|the|una?|el|la)\b|\s+(?:in|on|at|en)\s)"
)
DESCRIBED = re.compile(
    r"\s*(?:\([^()\n]{1,80}\)\s*)?(?:[:–—]|\s*-{1,2}\s|[,(]?\s+(?:which|who|where|that is|run|where|cuyo|cuya|que|donde)\b|,\s+(?:an?|the|our|in|on|una?|el|la|en|de|los|las|\d)\b"
    r"|,\s+[A-Z][\w.]+(?:[,.]|\s+[-–—])|,?\s*(?:in|en|at|out of|here in|over in|down in|up in|across)\s"
    r"|\s+(?!(?:as|his|its|this|us|plus|always|perhaps|besides|towards|means|les|los|las|nos|sus|mas|dos|tres|programs|projects|services|houses|centers|volunteers|folks|nuns|lawyers|staffers)\b)[a-z]{2,}s\s+(?!of\b)"
    r"|\s+(?:is|are|was|has|have|runs?|provides?|offers?|helps?|gives?|takes?|serves?|meets?|works?|does|did|started|began|"
    r"uses?|places?|teaches|trains|houses|picks|keeps|sends|opened|es|son|ofrece|atiende|ayuda|da|dan|tiene|tienen|recibe|"
    r"reciben|acompaña|acompañan|trabaja|trabajan|lleva|llevan)\b)"
)
ALONE = re.compile(r"[\"”»*_]*[ \t]*(?:[:.]|\n|$)")
HEADS = re.compile(r"[\"”»]?[ \t]*(?:\([^()\n]{1,60}\)[ \t]*)?(?:[:–—\n]|-{1,2}[ \t])")
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|finally|also|another|lastly|next|then|primero|segundo|tercero|tambien|otro)\W*$"
)
LETTER = re.compile(
    r",?\s+(?:(?:is|the|our|a|an|el|la|un|una)\s+)*(?:free\s+)?(?:monthly|weekly|quarterly|daily|annual|biweekly|bimonthly|news)?[ -]?(?:letter|newsletter|bulletin|magazine|journal|newspaper|digest|blog|listserv|mailing list|boletin|revista|carta)\b"
)
STUDIES = re.compile(
    r"\s+(?:has|have|had|did|also)?\s*(?:written|wrote|published|publishes|studied|studies|evaluated|looked at|done a (?:study|report)|reported|funded|funds|paid|pays)\b"
)
HOLDS = re.compile(
    r"\s+(?:just |now |often |always |usually |never |simply )?(?:releases?d?|holds?|held|detains?|detained|deports?|deported|dumps?|dumped|drops?|dropped|lets?|puts?|transferred|transfers?|suelta|sueltan|solto|libera|liberan|detiene|retiene)\b"
)
RUN_BY = re.compile(
    r"[\"”»]?(?:(?:\s*[,(]|\s+(?:which|that) (?:is|was)|\s+que (?:es|fue))\s*(?:(?:which|that) (?:is|was) )?(?:now |also )?(?P<apart>))?\s*"
    r"\b(?:run|operated|started|founded|managed|overseen|administered|organi[sz]ed|sponsored|offered|led|opened|staffed|built|created|begun|set up"
    r"|dirigid[oa]|operad[oa]|fundad[oa]|administrad[oa]|llevad[oa]|atendid[oa]|organizad[oa]|patrocinad[oa])\s+(?:and (?:run|staffed|funded) )?(?:by|por|(?(apart)(?:out of|in|en|back)|by))\b"
)
PRAISED = re.compile(
    r"[^.!?]{0,70}?\b(?:(?:is|was|are|were|remains|es|fue|son|sigue siendo)\s+(?:still |by far |really |truly |probably |perhaps |quizas |sin duda )?(?:the best|the finest|the one|one of the (?:best|few)|among the best|an? (?:very )?(?:good|great|fine|strong|wonderful|excellent|remarkable|shining|real|true|useful)|an? (?:model|example|gem|jewel)"
    r"|excellent|wonderful|outstanding|remarkable|terrific|superb|exemplary|worth|exactly|just what|what you|(?:el|la|lo) mejor|l[oa]s mejores|(?:muy )?buen[oa]s?|excelente|un modelo|una maravilla|un ejemplo|una joya)"
    r"|(?:does|do|doing|did) (?:\w+ )?(?:good|great|wonderful|fine|excellent|amazing|solid|the best) (?:work|things?|job|service)|deserves?\b|belongs? (?:on|in|at)\b|(?:should|must|ought to|has to) be (?:on|in|at)\b|stands? out|comes to mind|impress(?:ed|es)|hacen? (?:un )?(?:muy )?(?:buen|excelente|gran)|merecen?\b|debe(?:ria)? estar)"
)
LINK_NEAR = re.compile(r"https?://|www\.|\b[\w-]+\.(?:org|com|net|gov|edu|us|info|mx|ca|coop)\b")
SPELLED_OUT = re.compile(r"[\"”»]?\s*\(([^\W\d_a-z][^()\n]{5,90})\)")
ABOVE = re.compile(r"[\"”»*_:]*[ \t]*\n[ \t]*[^\s][^\n]{25,}")
TO_ASK = re.compile(
    r"(?:\b(?:(?:one|person|man|woman|people|folks|somebody|someone|contact|place)\ to\ (?:ask|write\ to|call|talk\ to|contact|speak\ to|see)\ (?:is|would\ be)|(?:ask|contact|call|write\ to|write|talk\ to|talk\ with|speak\ to|speak\ with|e-?mail|reach)"
    r"|(?:pregunten?|hablen?|escriban?|llamen?|contacten?)\ (?:a|con|al))(?:\ (?:my|our|mi)\ (?:friend|colleague|boss|director|amig[oa]|colega))?(?:\ (?:the|el|la))?,?)$",
    re.VERBOSE,
)
ADDRESS_OF = re.compile(r"[^.!?\n]{0,100}?[\w.+-]+@[\w.-]+")
# Sentences that send the reader to somebody or invite him: their names are not guessed at.
NO_GUESS = re.compile(
    r"\b(?:(?:you|might|could|should|please|better|can) (?:contact|ask|try|call|write to|talk to|reach)|contact|ask|(?:meeting|conference|potluck|agenda|luncheon|workshop) (?:will|is|on|follows)|pregunt\w+|reunion)\b"
)

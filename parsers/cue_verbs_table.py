"""The forms of verbs that cues may be written with: irregular ones, and the endings of the Spanish classes."""

from __future__ import annotations

IRREGULAR = {
    "be": "is are was were been being am",
    "begin": "began begun",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "come": "came",
    "do": "does did done",
    "drive": "drove driven",
    "eat": "ate eaten",
    "feed": "fed",
    "find": "found",
    "get": "got gotten",
    "give": "gave given",
    "go": "goes went gone",
    "have": "has had having",
    "hear": "heard",
    "hold": "held",
    "keep": "kept",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "let": "",
    "make": "made",
    "meet": "met",
    "pay": "paid",
    "read": "",
    "ride": "rode ridden",
    "run": "ran",
    "say": "said",
    "see": "saw seen",
    "sell": "sold",
    "send": "sent",
    "sit": "sat",
    "sleep": "slept",
    "speak": "spoke spoken",
    "spend": "spent",
    "stand": "stood",
    "take": "took taken",
    "teach": "taught",
    "tell": "told",
    "think": "thought",
    "wear": "wore worn",
    "write": "wrote written",
}

_AR = "a an amos o aron aba aban ado ada ados adas ando e en arlo arla arlos arlas arle arles andolos andolas"
_ER = "e en emos imos io ieron ia ian ido ida idos idas iendo a an erlo erla erlos erlas erle erles"
_IR = "e en imos io ieron ia ian ido ida idos idas iendo a an irlo irla irlos irlas irle irles"
SPANISH_ENDINGS = {"ar": _AR.split(), "er": _ER.split(), "ir": _IR.split()}

SPANISH_IRREGULAR = {
    "conseguir": "consigue consiguen consiguio consiguieron consiguiendo consiga",
    "dar": "da dan damos dio dieron dando daba daban dado darles darle de den",
    "dormir": "duerme duermen durmio durmieron duerma duerman",
    "ofrecer": "ofrezca ofrezcan",
    "recoger": "recoja recojan",
    "seguir": "sigue siguen siguio siguieron siguiendo",
    "tener": "tiene tienen tenga tengan tuvo tuvieron",
    "vestir": "viste visten",
    "ir": "va van vamos iba iban",
}

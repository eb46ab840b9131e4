"""Countries and their people as English and Spanish write them: stems in plain letters, with any ending."""

from __future__ import annotations

# One line a country; its first stem names it. A stem must not begin an everyday word.
_LINES = r"""
afghan|afgan
albania|albanes
algeria|argelia|argelin
angola
argentin
armenia
azerbaijan|azerbaiyan
bangladesh
belarus|bielorrus
belize|belic
benin\b
bolivia
bosnia
brazil|brasil
bulgaria
burkina
burma|burmese|myanmar|birman
burundi
cambodia|camboya
cameroon|camerun
cape verd|caboverd
chilean|chilen|chile\b
china\b|chinese|chin[oa]s?\b
colombia
congo
costa ric|costarric
croatia|croat
cuba\b|cuban
czech|chec[oa]s?\b
dominican
ecuador|ecuatorian
egypt|egipt|egipci
salvador
eritre
ethiopia|etiop
fiji\b|fijian
gambia
georgian\b
ghana
guatemal
guinea\b|guinean
guyan
haiti
hondur
hungar
india\b|indian\b
indonesia
iran\b|iranian|irani
iraq|irak
israel
ivory coast|ivorian|cote d'ivoire|costa de marfil
jamaic
jordanian|jordan[oa]s?\b
kazakh|kazaj
kenya|kenia
korea|corean
kosov
kuwait
kyrgyz|kirgu
laos\b|laotian
leban|liban
liberia
libya|libi[oa]s?\b
macedonia
malawi
malaysia|malas
mali\b|malian|maliens
mauritania
mexic|mejic
moldova|moldav
mongolia
morocc|marroqu|marruecos
mozambi
nepal
nicaragua
nigeria
nigerien
pakistan|paquistan
palestin
panama
paraguay
peruvian|peruan|peru\b
philippin|filipin
poland|polish\b|polac|polonia
portug
romania|ruman
russia|rusia|rus[oa]s?\b
rwand|ruand
saudi
senegal
serbia|serbi[oa]s?\b
sierra leon
somali
south africa|sudafric
south sudan
spaniard
sri lank
sudan
surinam
syria|siria|siri[oa]s?\b
tajik|tayik
tanzania
thailand|thai\b|tailand
tibet
togo\b|togolese
trinidad
tunisia|tunez|tunecin
turkey\b|turkish|turqu|turc[oa]s?\b
turkmen
uganda
ukrain|ucrani
urugua
uzbek
venez
vietnam
yemen
yugoslav
zambia
zimbabw
garifuna
maya[ns]?\b
mixtec
zapotec
quiche\b|k'iche
kurd
roma\b
rohingya
"""
ORIGINS: tuple[str, ...] = tuple(_LINES.split("\n")[1:-1])

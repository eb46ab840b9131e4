"""The phrases by which the kind of a mail is told, in plain letters (small, no accents), English and Spanish.

Each is a regular expression over one sentence, or over the first words of the mail where the table says so.
"""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

from parsers.phrases import any_of

CORRECTION = any_of(
    r"(?<! of )(?<!prisons and )\bcorrections?\b(?!al)(?! (?:officer|department|institution|facilit|center|centre|system|corporation))",
    r"\b(?:i|we) (?:gave|sent|wrote|told|typed|put|mis\w+|had|got|made|mixed|listed|said|called|copied)\b[^.!?]{0,60}\b(?:wrong|dead|old|mistake|typo|error|incorrect|broken|mistyped)\b",
    r"\b(?:wrong|dead|broken|incorrect|mistyped|outdated) (?:web ?site|link|address|url|name|year|date|number|page|city|state|town|title|spelling|version|file|attachment)\b",
    r"\bthe (?:right|correct|proper|real|new|current|actual) (?:web ?site|web address|link|address|url|name|year|date|number|page|city|spelling|title|one|version|figure)\b(?: (?:is|should|for|of)\b|:)",
    r"\b(?:misspelled|misspelt|mistyped|misremembered|mis-?stated|mixed up|my mistake|my error|typo|i was wrong|i erred|please (?:correct|fix|amend|change|update|replace))\b",
    r"\b(?:address|link|site|website|web page|page|url|number)\b[^.!?]{0,80}\b(?:does not|doesn'?t|do not|don'?t|did not|didn'?t|won'?t|will not|no longer) (?:work|open|load|exist|resolve|go anywhere|lead)",
    r"\b(?:it|that|this|name|address|link|which|year|title) ought to (?:be|read)\b|\bwhat i meant\b|\bi meant (?:to (?:say|write|type|send)|the|it)\b|\b(?:spell(?:ed|t)?|wrote|typed|gave|got|had|put) (?:it|that|them|(?:the|their|its|her|his) (?:name|names|title|address|year|date|place|town)) (?:\w+ )?(?:wrong|incorrectly|badly|backwards|twice)\b",
    r"\bthe (?:name|address|year|number|date|place|town|county|title|author|spelling) is\b[^!?]{1,80}?,? (?:and )?not\b|\b(?:has|have) (?:since |just |now )?(?:moved to|changed (?:its|their) (?:name|address))\b",
    r"\b(?:la (?:pagina|liga|direccion)|el (?:enlace|sitio|nombre))\b[^.!?]{0,60}\b(?:no (?:abre|funciona|sirve|existe|es)|esta mal)\b|\ben realidad (?:se llama|se escribe|es)\b|\b(?:lo|la) escribi mal\b",
    r"\bshould (?:be|read|have been|have said|say)\b[^.!?]{0,50}\b(?:not|instead|rather)\b",
    r"\b(?:it'?s|it is|that'?s|is|was|were) (?:spelled|called|named|in|not)\b[^.!?]{0,40}\b(?:not|instead of|rather than)\b[^.!?]{0,40}\bas i (?:said|wrote)\b",
    r"\b(?:one|a|two|small|quick) (?:small |quick |minor |further )?(?:correction|fix|change|amendment)s?\b",
    r"\b(?:correccion|fe de erratas|me equivoque|nos equivocamos|me confundi|por error|direccion (?:equivocada|correcta|incorrecta)|liga (?:equivocada|correcta|rota)"
    r"|enlace (?:equivocado|correcto|roto)|pagina (?:equivocada|correcta)|nombre (?:correcto|equivocado)|corrijo|corregir|corrijan|quise decir|lo correcto es)\b",
)

# A net below the finding of consent: words by which a story is called back.
TAKES_BACK = any_of(
    r"\b(?:pull|withdraw|withdraws|withdrew|retract|rescind|scrap|drop|remove|delete|destroy|erase|unsend|take (?:out|down|back|off)) (?:\w+ ){0,3}(?:stor(?:y|ies)|account|statement|declaration|piece|case|testimony|consent|permission|name|file)\b",
    r"\b(?:take|leave|pull|keep) (?:it|him|her|hers|his|mine|them|that(?: one)?|this(?: one)?) (?:out|down|back|off|away)\b",
    r"\b(?:take|takes|pull|leave|keep|strike|cut|drop|remove|get|lift) (?:\S+ ){1,8}?(?:out|off|back|away) (?:of|from) (?:whatever|what(?:ever)? you|your|the (?:report|paper|list|packet|draft|document|collection|file|book)|it|this|that|anything)\b",
    r"\b(?:(?:would|'d|does|do|did) (?:rather|prefer|sooner)|prefers?|would like|wants?|asks?|asked|begs?|decided)\b[^.!?]{0,30}\b(?:not be|not appear|nothing (?:of|be|go|is)|out of it|left out|be left|it (?:gone|removed|deleted|erased|forgotten)|not (?:to )?(?:go|come) (?:out|in))\b",
    r"\b(?:prefier\w+|quier\w+|pid\w+|dese\w+) que (?:no (?:salga|salgan|se|aparezca|publiquen|cuenten|usen|incluyan)|(?:lo|la|los|las|se) (?:borr|quit|sac|elimin))|\b(?:lo|la) penso (?:bien|mejor)\b|\bborr\w*(?:lo|la|los|las)\b|\b(?:lo|la|los|las|que se) (?:borre|quite|saque|elimine)n?\b",
    r"\b(?:changed (?:her|his|my|their) minds?|second thoughts|cold feet|no longer (?:wants?|wishes|agrees?|willing|comfortable)|(?:do not|don'?t|must not|may not|not to|never) (?:use|print|publish|share|circulate|send (?:it )?on)(?: (?:it|her|his|my|the|that))?|backed out|wants out|thought better)\b",
    r"\b(?:cambi\w+ de (?:opinion|idea|parecer)|se arrepint\w+|ya no (?:quier\w+|dese\w+|autoriz\w+|acept\w+)|retir\w+ (?:el|su|mi|la|lo|ese|esa) (?:relato|historia|caso|testimonio|permiso|consentimiento|autorizacion)"
    r"|no (?:lo|la|los|las) (?:us\w+|public\w+|cuent\w+|compart\w+)|borr\w+ (?:el|su|mi|la) (?:relato|historia|caso|testimonio|nombre))\b",
)

UNSUBSCRIBE = any_of(
    r"^\W*(?:please\W+)?(?:unsubscribe|remove)(?: me)?(?: please)?\W*$",
    r"\b(?:please|pls|kindly|can you|could you|would you) (?:unsubscribe|remove|take|delete|drop) (?:me|us|my (?:name|address|e-?mail)|this address|our (?:name|address|office))\b",
    r"\b(?:take|remove|delete|drop|strike) (?:me|us|my (?:name|address|e-?mail(?: address)?)|this address|our (?:name|address|office)) (?:off|from|out of)\b",
    r"\bunsubscribe (?:me|us|this|my|please|from)\b",
    r"^\W*(?:please |pls |kindly )?(?:unsubscribe|stop|remove|baja|cancelar|enough|leave me (?:alone|off|out))(?: (?:it|this|please|now))?\W*$",
    r"\b(?:do not|don'?t|no longer|never) need (?:these|this|any (?:more )?of (?:these|this)|your (?:mail|e-?mail|message|notice|reminder)s?)\b|\bwhy (?:am|are|do) (?:i|we) (?:getting|receiving|get|receive) (?:these|this|your)\b|\b(?:please |do )?(?:not|don'?t|never) (?:send|write|contact|e-?mail|mail) (?:me|us|to me|to us)? ?(?:again|any ?more|any further|these)\b",
    r"\b(?:get|getting|receive|receiving|be|am|been|is|are) (?:\w+ )?(?:off|removed from|dropped from|taken off) (?:your|the|this|these) (?:list|lists|mailing|mailings|e-?mails?)\b",
    r"\boff (?:your|the|this|of your|of this) (?:\w+ )?(?:list|lists|mailing|mailings|roll)\b|\bnot interested\b|\bwrong (?:person|address|number)\b|\bi am not the person\b|\bdon'?t (?:e-?mail|write|contact|mail) (?:me|us)\b",
    r"\b(?:stop|quit) (?:sending|e-?mailing|mailing|writing)\b",
    r"\b(?:do not|don'?t|no longer) (?:wish|want|care) to (?:receive|get|be on|hear)\b",
    r"\bno more (?:e-?mails?|mails?|messages?|reminders?)\b",
    r"\b(?:quitenme|borrenme|saquenme|eliminenme|denme de baja|darme de baja|dar de baja|darse de baja|quitar mi (?:correo|nombre|direccion)|borren mi|quiten mi|saquen mi|no me (?:manden|envien|escriban)"
    r"|no (?:quiero|deseo) (?:recibir|seguir recibiendo|que me))\b",
)

DECLINE = any_of(
    r"\b(?:and|but|so|sorry,?) (?:have|had|found|find|know of|got) (?:nothing|none|no (?:programs?|models?|examples?|stories|experience))\b|\bhave nothing (?:that|which|to|of) (?:fits?|suits?|matches|offer|add|send|use|interest|contribute|report|share|the kind|this kind)\b",
    r"\b(?:i|we)(?:'m| am|'re| are)? ?(?:afraid |sorry,? )?(?:i |we )?(?:have|had|know of|know|can think of|can offer|could offer|came up with|found|do)? ?(?:nothing|none|no (?:program|programs|model|models|example|examples|stories|story|input|suggestions?|experience|knowledge))\b",
    r"\b(?:know of|knows of|can think of|could think of|aware of|familiar with|come up with|came up with|hear of) (?:no|none|nothing|not (?:one|a single)|nobody)\b|\b(?:cannot|can'?t|could not|couldn'?t) (?:think of|point (?:you )?to|name|offer|suggest|come up with|recommend|remember) (?:you )?(?:to )?(?:any|anything|a single|one|anybody|anyone|much)\b",
    r"\b(?:of (?:so )?(?:little|no) (?:use|help)|not (?:be )?(?:much|any|of much|of any) (?:use|help)|no use to you|drew a blank|draw a blank|came up (?:empty|dry)|not something (?:i|we) (?:do|know|handle)|we only (?:do|see|handle|work|serve|deal)|i only (?:do|see|handle|work|deal)|(?:have|am|'ve|'m) (?:long )?(?:since )?(?:retired|left (?:this|that|the) (?:field|work|job))|not the right (?:person|place|office|one) (?:to|for)|never (?:worked|dealt) (?:in|with|on)|nothing springs to mind|afraid not)\b",
    r"\b(?:solo|nada mas|unicamente) (?:vemos|atendemos|manejamos|trabajamos|llevamos|veo|atiendo|llevo)\b|\b(?:no es (?:mi|nuestro|lo) (?:campo|tema|fuerte|nuestro|mio)|ya no trabajo|me jubile|estoy jubilad[oa]|no manejamos|no se me ocurre|no nos corresponde|no sabria)\b",
    r"^\W*(?:sorry\W+)?no (?:programs?|models?|examples?|stories|suggestions?|precedents?)\b",
    r"\bnothing (?:of (?:my|our) own |else |useful |much |new )?(?:to (?:add|offer|contribute|send|share|report|give|submit)|from (?:me|us|our|here)|on (?:our|my) end|for you|comes to mind)\b",
    r"\b(?:do not|don'?t|did not|didn'?t) (?:really |currently |at present |yet )?have (?:anything|any(?:thing)? \w+|a program|much)(?: \w+){0,2} (?:to|that|of|for|at)\b|\bdoes not apply to (?:us|me|our)\b",
    r"\b(?:no (?:tenemos|tengo|hay) nada|nada (?:nuevo|propio|util))\b",
    r"\b(?:can'?t|cannot|can not|won'?t|will not|unable to|not able to|not in a position to|not going to|must|have to|regret|regretfully) (?:be able to )?(?:help|contribute|participate|take part|respond|offer|decline|provide|assist|be of (?:help|use)|join|add)\b",
    r"\b(?:decline|declines|pass on this|sit this (?:one )?out|not our (?:field|area|work|line)|not my (?:field|area|line)|outside (?:of )?(?:our|my) (?:field|area|work|scope|mission|expertise)"
    r"|don'?t (?:work|deal) (?:with|in|on)|do not (?:work|deal) (?:with|in|on)|no capacity|too busy|swamped|short.?staffed|wish you (?:luck|well|success))\b",
    r"\b(?:no tenemos|no tengo|no contamos con|no conozco|no conocemos|no sabemos de|no puedo|no podemos|no podremos|no podre|no nos es posible|nada que (?:aportar|agregar|ofrecer|compartir)|no trabajamos|no es nuestra area"
    r"|lamentamos|lamento|con pena|declinamos|declino)\b",
)

REFERRAL = any_of(
    r"\b(?:ask|contact|call|write|e-?mail|try|talk (?:to|with)|speak (?:to|with)|reach out to|get in touch with|check with|get hold of|be in touch with|connect with|see|ring|phone|consult)"
    r" (?:to )?(?:my |our |the |a )?(?:[\w.-]+ ){0,3}?(?:sister|sr\.|father|fr\.|brother|mr\.?|mrs\.?|ms\.?|dr\.?|rev\.?|pastor|rabbi|prof\.?|professor|colleague|colleagues|friend|folks|people|director|coordinator|chaplain|her|him|them)\b",
    r"\b(?:you|might|could|should|may want to|would|perhaps|maybe|please|better|suggest you|suggest that you) (?:want to |also |rather |better |really |try to )?(?:contact|try|ask|talk to|speak to|speak with|talk with|call|reach out to|check with|write to)\b(?! (?:me|us)\b)",
    r"\b(?:is|are|would be|might be|may be|will be) (?:the|a|your) (?:best |right |better |good |real )?(?:person|people|one|ones|man|woman|contact|source|resource|expert|experts|authority)\b",
    r"\b(?:will|would|may|might|could|should|can|must) (?:surely |certainly |probably |definitely )?(?:know|have (?:something|some|more|examples|ideas|one|several|stories)|be able to (?:help|tell)|tell you|help you)\b",
    r"(?<!will )(?<!'ll )(?<!to )(?<!can )(?<!please )\b(?:forwarding|forwarded|passing|passed|pass|sending|sent|circulating|circulated|shared|sharing|share|distributing|distributed|distribute|circulate|post|posted|posting|announce|announcing|referring|referred|refer)"
    r" (?:this|it|the call|your (?:call|message|e-?mail|note|request|letter)|you)\b",
    r"\b(?:read|see|note) the (?:request|call|message|note|e-?mail|below|following)\b[^.!?]{0,40}\bbelow\b|\bplease (?:respond|reply|answer|write|send)\b[^.!?]{0,30}\b(?:directly|to (?:her|him|them|megan))\b",
    r"\b(?:i'?ve|i have|i am|i'm|we have|we are) (?:copied|copying|cc'?(?:ed|ing|d)|looping|looped|including)\b",
    r"\b(?:pregunt\w+|hable\w*|escrib\w+|comuni\w+|contact\w+|llam\w+|busqu\w+|consult\w+|dirijan?se|acud\w+) (?:con|a|al)\b",
    r"\b(?:reenvio|reenviando|reenvie|reenviamos|paso la|comparto la|compartire|compartiremos|le pase|se lo pase|difundire|difundiremos|circule|circulo)\b",
    r"\b(?:persona|personas|quien|quienes|el|la|los|las) que (?:mas )?saben? (?:de|sobre|del|algo|todo)\b",
    r"\b(?:le|les) puede (?:ayudar|decir|informar)\b|\bsabe (?:mas|mucho) (?:de|sobre)\b",
)

# The call was passed on, nobody is named: beside thanks it is no more than that.
PASSED_ON = any_of(
    r"\b(?:have|has|had|'ve) (?:already |also |just )?(?:forwarded|passed|sent|circulated|shared|distributed|posted|announced) (?:this|it|them|the call|your (?:call|message|e-?mail|note|request|letter))(?: on)?(?: (?:around|on|along|to|with|among|in|out)\b|\W*$)",
    r"\b(?:ya )?(?:lo|la) (?:reenvie|reenviamos|comparti|compartimos|circule|circulamos|pase|pasamos|difundi|difundimos)\b",
)

THANKS = any_of(
    r"\b(?:thanks|thank you|thx|ty|many thanks|much appreciated|appreciate (?:it|you|your|the|all)|grateful|bless you|god bless|kudos|bravo|well done|good work|great work|keep up|glad (?:you|that)|important work|more power to you|good for you|(?:a |what a )?(?:fine|good|great|wonderful|splendid|excellent) (?:idea|project|effort|initiative|undertaking|cause)|about time|look(?:ing)? forward to (?:the|it|reading|seeing)|rooting for)\b",
    r"\b(?:gracias|agradezco|agradecemos|agradecid[oa]s?|felicidades|felicitaciones|enhorabuena|dios (?:los|las|le|les) bendiga|buen trabajo)\b",
    r"^\W*(?:got it|received|noted|ok(?:ay)?|will do|great|perfect|wonderful|recibido|enterad[oa]|perfecto|excelente)\b",
)

# A sentence that asks, though it has no question mark; or a wish that we act.
ASKS = any_of(
    r"\b(?:i|we)(?:'m| am|'re| are|'ve been| was| were| have been)? (?:just )?(?:wonder|wondering|curious|unsure|not sure|not certain|unclear)\b[^.!?]{0,20}\b(?:if|whether|how|what|when|who|which|where|about)\b",
    r"\b(?:please |do |pls |kindly )?(?:let (?:me|us) know|tell (?:me|us)|advise|inform (?:me|us)|write (?:me|us)|get back to (?:me|us)|call me|phone me|ring me) (?:back |please )?(?:if|whether|what|when|how|who|which|where|that you|as soon|by|about)\b(?! (?:you|they) (?:need|want|would like|have any|require|have further|have other|get stuck|wish))(?! (?:i|we) can)",
    r"\b(?:could|can|would|will) you (?:please |kindly |also |perhaps )?(?!imagine|believe|not)(?:\w+)",
    r"\b(?:i|we)(?:'d| would) (?:like|love|need|want) (?:to know|to hear|to ask|to see|you to|it if|clarification|confirmation)\b",
    r"\b(?:i|we) (?:have|had) (?:a|one|two|some|three|another|a few|the following|just one)? ?(?:quick |small |other |further |more )?questions?\b(?! for (?:them|him|her))",
    r"\bplease (?:confirm|clarify|advise|explain|acknowledge|delete|destroy|erase|remove|return|send (?:me|us)|call|phone|read (?:it|them|this)? ?back|show me|check with|hold|wait|do not (?:file|print|publish|circulate))\b",
    r"\b(?:i am|we are|i'm|we're) (?:asking|begging|pleading|requesting|hoping|inquiring|writing to ask)\b[^.!?]{0,20}\b(?:you|your|if|whether|that|for help)\b",
    r"\b(?:le|les|te) (?:pido|pedimos|ruego|rogamos|suplico)\b|\b(?:pedimos|pido|estamos pidiendo) (?:que|si|su ayuda)\b|\b(?:write to|contact|call|tell|ask) (?:him|her|them) (?:and (?:say|tell)|from me|for me)\b",
    r"\b(?:escrib(?:a|e|an)le|llam(?:a|e|en)le|preg[uú]nt(?:a|e|en)le|habl(?:a|e|en)le)\b|\b(?:dile|digale|diganle) que\b",
    r"\b(?:need|want) to know (?:if|whether|what|when|how|who)\b",
    r"\b(?:is|was|are) there (?:a|any|still) (?:deadline|form|format|template|time|limit)\b",
    r"\b(?:quisiera|quisieramos|queria|me gustaria|nos gustaria|necesito|necesitamos) (?:saber|preguntar|consultar)\b",
    r"\b(?:podria|podrian|pueden|puede|me puede|me pueden|nos puede) (?:decir|confirmar|aclarar|avisar|mandar|enviar|explicar|indicar|informar|borrar|llamar)(?:me|nos|le|les|la|lo)?\b",
    r"\b(?:avise(?:n)?me|digan?me|confirmen?(?:me)?|favor de (?:confirmar|avisar|aclarar|borrar|enviar|llamar|decir)|tengo (?:una|dos|unas) (?:duda|dudas|pregunta|preguntas)|una (?:consulta|duda|pregunta))\b",
)

# A question mark that asks nothing of us.
SMALL_TALK = any_of(
    r"^\W*(?:how are you|how have you been|how is (?:everyone|everything|life)|how'?s (?:it going|everything|life)|remember me|who knew|who knows|why not|what (?:can|could) (?:i|one|we) say|what more|"
    r"isn'?t (?:it|that)|aren'?t (?:they|we)|right|no|you see|see|ok|okay|know what|guess what|really|can you (?:believe|imagine)|need i say more|como estan?|como esta|verdad|que tal|quien sabe|no)\W*(?:\?|$)",
    r"\bwho (?:does|would do|treats|would treat) (?:that|this|such)\b",
)

# Words by which a question is about the call or about us.
TO_US = any_of(
    r"\b(?:you|your|yours|we|us|our|i|me|my)\b|\b(?:deadline|due|format|form|consent|paper|permission|signature|late|length|pages|publish|published|anonymous|attachment|call)\b",
    r"\b(?:ustedes|usted|les|le|nos|nosotros|puedo|podemos|debo|debemos|hace falta|plazo|fecha|formato|consentimiento|firma|permiso|publicar|tarde|sirve|quieren|necesitan|mando|mandar|enviar|aceptan|hacemos)\b",
)

ABOUT_CONSENT = any_of(
    r"\b(?:consent|permission|sign|signed|signature|notari\w+|release form|in writing|anonym\w+|her name|his name|their name|initials|authori[sz]ation|deadline|due date|too late|extension|october|september|still (?:accept|tak|send)\w*)\b",
    r"\b(?:consentimiento|permiso|firm\w+|notari\w+|por escrito|autorizacion|nombre|anonim\w+|plazo|fecha limite|tarde|prorroga|acepta)\b",
)

SPAM = any_of(
    r"\b(?:million|billion)s? (?:us |u\.s\. )?(?:dollars|usd|euros|pounds)\b", r"\b(?:next of kin|beneficiary|inheritance|deceased client|late (?:husband|client)|wire transfer|bank details|money transfer|lottery|winner|you have won|claim your)\b",
    r"\b(?:viagra|cialis|pharmacy|weight loss|casino|poker|rolex|replica|payday|loan offer|low interest|credit score|refinance|crypto|bitcoin|forex)\b",
    r"\b(?:seo|search engine (?:optimi[sz]ation|ranking)|first page of google|rank(?:ing)?s? (?:higher|your)|backlinks?|guest post|web traffic|website design|web design|web development|mobile app|lead generation|link exchange)\b",
    r"\b(?:click (?:here|the link|below)|act now|limited.time|special offer|exclusive offer|\d+% (?:off|discount)|free (?:quote|trial|demo|consultation|sample|shipping)|buy now|order now|money.back|risk.free|no obligation|best price|lowest price|unbeatable)\b",
    r"\b(?:verify|confirm|update|validate) your (?:account|mailbox|password|identity|billing|payment)\b|\bmailbox (?:is )?(?:full|quota|almost full|storage)\b|\bpassword (?:will )?expires?\b",
    r"\b(?:leading|premier|trusted|top) (?:manufacturer|supplier|provider|vendor|exporter|distributor)\b|\b(?:dear (?:sir|friend|customer|valued|beloved|winner|account|user|webmaster|business owner))\b",
    r"\b(?:our (?:software|device|devices|technology|team of experts|catalog|brochure|representative|services? (?:offer|include)|customers|clients)|per (?:month|user|seat|license|day per)|brochure|price list|discounts?|purchase|quote for|cost.effective|state.of.the.art|cutting.edge|industry.leading|new customers|sign up|webinar|limited offer|vendors?|distributor)\b",
    r"\b(?:our (?:products?|solutions?|pricing|sales team|customers include|clients include|platform)|schedule a (?:demo|call|meeting)|contact our sales|per unit|bulk order|procurement|turnkey|roi)\b",
    r"\b(?:(?:quick|short|live|free|brief|personal(?:ized)?|product|online|15.minute|30.minute) (?:demo|demonstration|walk.?through|tour)|sign you up|get you (?:signed up|started)|started today|first (?:\w+ )?(?:month|months|year) (?:free|for the price)|for the price of)\b"
    r"|\bfree (?:\w+ )?(?:webinar|ebook|white.?paper)\b|\b(?:%|per ?cent) (?:off|less|more) (?:the|your|paperwork|time)\b|(?:^|\W)#1\b",
    r"\b(?:case.?management|scheduling|tracking|client|donor|billing|records?) (?:software|suite|platform|app|solution)s?\b|\b(?:one|a single|two) clicks?\b|\bdashboards?\b|\(tm\)|\(r\)|[™®]",
    r"\b(?:prueba gratis|demostracion (?:gratis|gratuita|rapida)|primer mes gratis|nuestro (?:software|sistema|producto)|por el precio de|con un (?:solo )?clic|programa de computo)\b",
    r"\b(?:haga clic|oferta|gane dinero|premio|loteria|prestamo|descuento|compre ahora|gratis|promocion)\b",
)  # fmt: skip

BULK = any_of(
    r"\b(?:view (?:this|it) (?:e-?mail |message )?(?:in|on) (?:your|a|the) (?:web ?)?browser|you(?:'re| are) receiving this|this (?:e-?mail|message|newsletter) was sent to|to unsubscribe|unsubscribe (?:here|at|from this list)|manage (?:your )?(?:preferences|subscription)"
    r"|forward (?:this )?to a friend|tax.deductible|donate (?:now|today|online)|make a (?:gift|donation)|your gift|in this issue|newsletter|press release|for immediate release|register (?:now|today|online)|save the date|sign the petition|action alert)\b",
    r"\b(?:boletin|comunicado de prensa|darse de baja|done ahora|haga (?:un|su) donativo|inscribase)\b",
)

# What makes a mail speak of the matter of the call at all.
MATTER = any_of(
    r"\b(?:release[ds]?|re-?entry|detention|detain\w*|ice|jail|prison|custody|inmate\w*|parole\w*|discharg\w*|halfway|wrap.?around|ex.?offender\w*|model program\w*|accommodation\w*|deport\w*|migra|call for input|programs?|models?|immigra\w+|asylum|penitentiar\w+|prisoners?|prisons|jails|locked up|behind bars|probation\w*|lockup|convicts?|ex-?con\w*)\b",
    r"\b(?:detencion|detenid\w+|salida|carcel|prision|custodia|liberad\w+|reinsercion|convocatoria|programas?|modelos?|inmigra\w+|migra\w*|asilo|deporta\w+|penal|penitenciari\w+|pres[oa]s?|reclusorio|reclus[oa]s|tutelar|carceles)\b",
)

# "Nothing from me before October": what may still come is not declined.
PUT_OFF = any_of(
    r"\b(?:nothing|not much|no \w+)\b[^.!?]{0,40}\b(?:before|until|till|yet|so far|for now|right now|at the moment|this week|today)\b|\b(?:will|'ll|may|might) (?:\w+ )?(?:write|send|look|get back|be in touch|answer|reply)\b[^.!?]{0,40}\b(?:again|later|soon|next|when|after|more|back)\b",
    r"\bnada (?:por ahora|todavia|aun|hasta)\b|\b(?:luego|despues|mas adelante|pronto) (?:le|les|te) (?:escribo|mando|aviso|envio)\b",
)

ATTACHED = any_of(r"\b(?:attach\w*|enclos\w*|adjunt\w*|anex\w*|see the (?:file|document|pdf))\b")

APPLIES = any_of(
    r"\b(?:hiring manager|my (?:resume|r.sum.|cv|curriculum vitae|cover letter)|(?:resume|cv|cover letter) (?:is |are )?(?:attached|enclosed|below)|apply(?:ing)? for (?:the|a|your) (?:job|position|internship|opening|fellowship|grant)"
    r"|application for (?:the|a|your) (?:job|position|post|internship|opening|fellowship)|mi curriculum|solicito el (?:puesto|empleo))\b",
)

HELP_WANTED = any_of(
    r"\b(?:find|get|give|send) (?:for )?(?:me|us|him|her|them|my \w+) (?:a|an|some) (?:\w+ )?(?:lawyer|attorney|counsel|doctor|job|visa)\b|\bwrite to (?:the|my|our|his|her) (?:minister|ministry|embassy|consulate|judge|president|government)\b",
    r"\b(?:conseguir|conseguirle|buscar|buscarle|encontrar|encontrarle)\w* (?:un|una|algun) (?:abogad[oa]|licenciad[oa]|trabajo)\b|\bescribir(?:le)? (?:al|a la) (?:ministro|ministerio|embajada|consulado|juez|presidente)\b",
    r"\b(?:help (?:me|us|my (?:husband|wife|son|daughter|brother|sister|father|mother|client|cousin|friend))|need (?:a|an) (?:lawyer|attorney)|looking for (?:a|an) (?:lawyer|attorney|job)|represent (?:me|him|her)|my (?:visa|green card|application|case number|passport)|how (?:do|can) i (?:apply|get (?:a|my) (?:visa|green card|passport)))\b",
    r"\b(?:ayud\w+ (?:a mi|con mi)|necesito (?:un|una) (?:abogad[oa])|mi (?:visa|solicitud|caso de inmigracion)|busco (?:trabajo|abogad[oa]))\b",
    r"\b(?:resume|r.sum.|cv|curriculum|cover letter|job (?:opening|posting|application)|internship|position (?:of|as)|invoice|purchase order|meeting minutes|agenda|potluck|rsvp|parking|toner|staff meeting)\b",
)

"""What clients, lists and offices put under a mail, in the languages they speak: nobody wrote it in this mail."""

from __future__ import annotations

# Beginnings of a phone's or an app's own line.
SENT_FROM = (
    "sent from|sent via|sent with|sent by|sent using|sent on|sent through|sent in|sent off|from my iphone"
    "|from my ipad|from my phone|from my mobile"
    "|get outlook for|get the outlook app|download outlook|composed on|typed on|written on my|send from my"
    "|message sent from"
    "|envoyé de|envoyé depuis|envoyé à partir|envoyé par|envoyé avec|obtenez outlook|télécharger outlook"
    "|provenance : courrier"
    "|enviado desde|enviado a partir|enviado de mi|enviado do|enviado pelo|enviado por|enviado via|enviado con"
    "|enviado com|enviado através"
    "|mandado desde|obtener outlook|descargar outlook|obter o outlook|enviada do|enviada desde"
    "|gesendet von|gesendet mit|gesendet über|von meinem|von meiner|von unterwegs|vom handy|mobil gesendet"
    "|diese nachricht wurde von mein"
    "|diese e-mail wurde von mein|outlook für|holen sie sich outlook"
    "|inviato da|inviato dal|inviato con|inviata da|spedito da|scarica outlook|ottieni outlook"
    "|verzonden vanaf|verzonden met|verstuurd vanaf|verstuurd met|verzonden via|verzonden door|outlook voor"
    "|ontvang outlook|download outlook"
    "|sendt fra|sendt med|sendt via|hent outlook|få outlook|skickat från|skickad från|skickat med|hämta outlook"
    "|skaffa outlook"
    "|lähetetty iphone|lähetetty ipad|lähetetty puhelim|lähetetty laitteesta|lähetetty sähköposti|lähetetty outlook"
    "|lähetetty android|hanki outlook|sent úr"
    "|wysłane z|wysłano z|wysłane przez|wysłano przez|pobierz outlook|odesláno z|odesláno ze|odoslané z|odoslané zo"
    "|získat outlook|získať outlook"
    "|elküldve|küldve|az iphone|trimis de pe|trimis din|trimis cu|obțineți outlook"
    "|отправлено с|отправлено из|отправлено от|отправлено через|надіслано з|надіслано від|відправлено з|изпратено от"
    "|послато са|poslano s|poslato sa|poslano iz"
    "|gönderildi|iphone'umdan|iphone’umdan|iphone'dan|outlook'u edinin|στάλθηκε από|απεστάλη από|saadetud minu"
    "|saadetud|sūtīts no|išsiųsta iš"
    "|enviat des|được gửi từ|gửi từ|dikirim dari|ส่งจาก|iphoneから送信|androidから送信|ipadから送信|outlook for"
    "|iphone から送信|从我的"
    "|發自我的|从我的 iphone|從我的|发自我的|發自|发自|来自我的"
    "|通过|나의 iphone|내 iphone|iphone에서|ipad에서|삼성 모바일|네이버 메일|נשלח מ|אנבלח|أرسلت من|أُرسلت من"
    "|مرسل من|تم الإرسال من"
    "|ارسال شده از|someone from mobile"
)
# Words that name a device or an app: one must stand before the first comma or full stop of the line.
DEVICES = (
    "iphone|iphon|ipad|ipod|android|blackberry|samsung|galaxy|htc|nokia|sony|xperia|huawei|xiaomi|redmi|oneplus"
    "|pixel|motorola|moto|lg|lumia|lenovo|zte"
    "|oppo|vivo|realme|alcatel|asus|windows|outlook|yahoo|gmail|icloud|aol|gmx|web.de|t-online|proton|protonmail"
    "|tutanota|thunderbird|k-9|fairemail"
    "|mail|mailbox|airmail|spark|edison|newton|mailspring|postbox|zimbra|webmail|roundcube|mobile|mobil|móvil|movil"
    "|celular|phone|cell|cellphone"
    "|smartphone|handy|handheld|tablet|device|treo|palm|verizon|t-mobile|vodafone|telefon|telefono|teléfono|telefone"
    "|téléphone|portable|puhelim"
    "|telefonu|телефон|смартфон|устройства|почты|пошти|apple|watch|mac|macbook|chromebook|kindle|nexus|at&t|4g|5g"
    "|lte|wireless|laptop|tracfone|mobiltelefon"
    "|mobilgerät|mobiltelefonem|hotmail|bell|orange|mail.ru|яндекс|yandex|gerät|toestel|matkapuhelim|κινητό|手机"
    "|手機|携帯"
    "|スマ|メール|邮件|郵件|메일|모바일"
)
# A line of one of these opens a list's or a service's footer, to the end.
LIST_FOOTER = (
    r"you (?:have )?received this (?:message|e-?mail) because|you(?:'re| are) (?:receiving|getting|subscribed)"
    r"|you receive this (?:message|e-?mail)? ?because"
    r"|you got this (?:message|e-?mail|letter) because|this (?:message|e-?mail|newsletter) was sent (?:to|by) "
    r"|to unsubscribe|unsubscribe (?:from|here|at|:|at any)|click here to unsubscribe"
    r"|to post (?:to|a message)|to (?:subscribe|stop receiving|change your (?:subscription|settings|preferences)"
    r"|manage your subscription|view this discussion)"
    r"|visit (?:this|the) group|for more options,? visit|mailing list$|subscription options|view (?:it"
    r"|this) on github|reply to this email directly"
    r"|has recibido este (?:mensaje|correo)|recibes? este (?:mensaje|correo)|recibi[oó] este (?:mensaje|correo)"
    r"|ha recibido este (?:mensaje|correo)|para (?:anular|cancelar) (?:tu|su|la) suscripci|para darte de baja"
    r"|para darse de baja|si no desea(?:s)? recibir|para publicar (?:una entrada )?en este grupo|vous (?:recevez"
    r"|avez reçu) ce|pour (?:vous désabonner|vous désinscrire)|se désabonner"
    r"|sie (?:erhalten|haben) diese (?:e-?mail|nachricht)|zum abmelden|um sich abzumelden"
    r"|hai ricevuto questo messaggio|per annullare l'iscrizione|você recebeu (?:esta|essa) mensagem"
    r"|para cancelar (?:a )?inscrição|je ontvangt deze|u ontvangt deze|du får detta|du modtager denne"
    r"|вы получили это|чтобы отписаться|you can unsubscribe|manage (?:your )?subscription"
    r"|yahoo! groups links|posted (?:by|via) .{0,40}(?:list|group|forum)|if you (?:no longer|do not|don't) (?:wish"
    r"|want) to receive"
)
# A heading that alone opens a legal notice.
NOTICE_HEAD = (
    r"(?:\*+ ?)?(?:(?:e-?mail |important |legal |hipaa )?(?:confidentiality|privacy|privilege|legal) (?:notice"
    r"|statement|note|disclaimer|warning|and privilege)|disclaimer|confidential(?:ity)?\s*:|privileged (?:and"
    r"|&) confidential"
    r"|irs circular 230|circular 230|(?:tax|legal) (?:advice )?disclosure|aviso (?:de (?:confidencialidad"
    r"|privacidad)|legal|importante de conf)|nota de confidencialidad|cláusula de confidencialidad"
    r"|clausula de confidencialidad|advertencia legal"
    r"|avis de confidentialité|avertissement|vertraulichkeitshinweis|rechtlicher hinweis|haftungsausschluss"
    r"|avviso di riservatezza|nota di riservatezza|aviso legal|disclaimer\s*:|vertrouwelijkheid|sekretess)"
)
# Words of a legal notice: two of different kinds make one, in the mail's last paragraphs.
NOTICE_WORDS: tuple[str, ...] = (
    r"intended (?:only |solely |exclusively )?(?:for|recipient)|named (?:addressee|recipient)|addressee"
    r"|destinatari[oa]s?|nur für den|empfänger bestimmt|destinataire|geadresseerde|exclusivo del destinatario"
    r"|para uso exclusivo|intended to be|designated recipient",
    r"confidential|privileged|confidencial|vertraulich|confidentiel|riservat[ao]|vertrouwelijk|proprietary"
    r"|legally protected",
    r"unauthori[sz]ed|strictly prohibited|is prohibited|estrictamente prohibid|queda prohibid|prohibida|unbefugt"
    r"|nicht gestattet|interdite?|vietat[ao]|verboden|may be unlawful",
    r"notify (?:the|us|me)|in error|por error|delete (?:it|this|the|all)|destroy (?:all|any|this|it)|elim[ií]n"
    r"|borr(?:e|ar)|destru|irrtümlich|par erreur|per errore|löschen|avise|notif[ií]que",
    r"disclos(?:e|ed|ure)|disseminat|distribut|copying|retransmission|divulgaci|difusi|reproducci|weitergabe"
    r"|without the (?:prior )?(?:written )?consent|sin (?:el )?consentimiento",
    r"this (?:e-?mail|message|transmission|communication)|este (?:mensaje|correo|e-?mail)|diese (?:e-?mail"
    r"|nachricht)|ce (?:message|courriel)|questo messaggio|dit bericht|la información contenida",
    r"scanned|virus|malware|environment before print|medio ambiente|antes de imprimir|sender (?:does not"
    r"|cannot) accept|views (?:expressed|or opinions)|public records? (?:law|act)|subject to disclosure"
    r"|avoid penalties|federal tax",
)
# Words of somebody's own wish that a notice of an office does not use.
OWN_WISH = "her|his|she|him|story|stories|testimony|ella|relato|relatos|historia|testimonio|su nombre|the agency"
# A line that alone is such an advertisement or notice.
SMALL_FOOTERS = (
    r"(?:please )?consider the environment|p think green|think before (?:you )?print|save (?:a tree|paper)"
    r"|no virus found|virus-?free|this (?:e-?mail|message) has been (?:scanned|checked|swept)|este (?:correo"
    r"|mensaje) (?:ha sido|fue) (?:analizado|revisado)"
    r"|checked by avg|version: \d+[\d.]* ?/ ?virus|avast logo|do you yahoo|yahoo! mail|be a better"
    r"|looking for earth-friendly|hotmail: (?:trusted|free|powerful)|hotmail (?:is redefining|has)|windows live"
    r"|your e-?mail and more"
    r"|la mejor conexión"
    r"|correo yahoo|powered by"
    r"|free e-?mail|email (?:and|&) more|get (?:busy|busy with)|the new busy|sent with sparrow|antes de imprimir"
    r"|por favor considere|pense à l'environnement|bitte prüfen sie"
    r"|_{0,}\s*note: this is an automat|this is the only notification you will receive|esta es la única notificación"
    r"|juno:|penny stock"
)

CLOSINGS = (
    "regards|best regards|kind regards|warm regards|warmest regards|with regards|with best regards|with kind regards"
    "|many regards|best|all best|all the best|best wishes|with best wishes|warm wishes|warmly"
    "|sincerely|sincerely yours|yours sincerely|yours truly|yours faithfully|very truly yours|yours|respectfully"
    "|respectfully yours|respectfully submitted|cordially|faithfully|truly yours|cheers|thanks|many thanks|thank you"
    "|thanks again|thanks so much|thank you very much"
    "|thanks very much|thanks in advance|thank you in advance|thx|ty|tia|take care|in peace|peace|peace and justice"
    "|in solidarity|solidarity|in friendship|in the light|blessings|with blessings|god bless|love|hugs|fondly"
    "|gratefully|with gratitude|in gratitude|appreciatively|onward|be well|until then|talk soon|ever yours|bye"
    "|saludos|un saludo|saludos cordiales|cordiales saludos|un cordial saludo|cordial saludo|cordialmente"
    "|atentamente|atte|muy atentamente|respetuosamente|sinceramente|un abrazo|abrazos|reciba un abrazo"
    "|reciba un saludo|reciba un cordial saludo|gracias|muchas gracias|mil gracias|gracias mil|bendiciones"
    "|que dios los bendiga|su servidor|su servidora|quedo a sus órdenes|a sus órdenes|quedo de usted"
    "|quedo de ustedes|con afecto|fraternalmente|en solidaridad|hasta pronto|besos"
    "|mit freundlichen grüßen|mit freundlichem gruß|freundliche grüße|viele grüße|liebe grüße|beste grüße"
    "|herzliche grüße|schöne grüße|gruß|grüße|mfg|lg|vg|danke|vielen dank|mit besten grüßen|mit lieben grüßen"
    "|hochachtungsvoll"
    "|cordialement|bien cordialement|bien à vous|salutations|sincères salutations|meilleures salutations|amicalement"
    "|merci|bonne journée|bien amicalement|cordiali saluti|distinti saluti|saluti|un saluto|grazie|buona giornata"
    "|atenciosamente|abraços|um abraço|obrigado|obrigada|cumprimentos|melhores cumprimentos|met vriendelijke groet"
    "|met vriendelijke groeten|vriendelijke groet|groeten|groetjes|mvg|bedankt|mvh|med vänlig hälsning"
    "|med vänliga hälsningar|vänliga hälsningar|hälsningar|hilsen|med venlig hilsen|venlig hilsen|med vennlig hilsen"
    "|vennlig hilsen|terveisin|ystävällisin terveisin|pozdrawiam|z poważaniem|pozdravy|s pozdravem|s pozdravom"
    "|üdvözlettel|tisztelettel|cu stimă|с уважением|спасибо|з повагою|saygılarımla|iyi günler|με εκτίμηση"
)
TITLES = (
    "director|directora|coordinator|coordinadora|coordinador|attorney|abogad[oa]|lawyer|counsel|counselor|esq"
    "|president|presidenta?|vice|chair|chairperson|manager|officer|professor|prof|profesora?|dr|dra|lic"
    "|licenciad[oa]|rev|reverend|pastor|father|fr|sister|sr|chaplain|capell[aá]n|rabbi|imam"
    "|msw|lcsw|lmsw|phd|ph\\.d|md|m\\.d|jd|j\\.d|rn|mph|mpa|ma|m\\.a|lpc|psyd|bsw|assistant|associate|asistente"
    "|secretary|secretari[oa]|treasurer|clerk|analyst|specialist|supervisor|supervisora|administrator|executive"
    "|program|paralegal|intern|fellow|candidate|student|social worker|trabajador[a]? social|case manager|organizer"
    "|advocate|staff|founder|co-founder|head|lead|principal|partner|consultant|editor|librarian|researcher|nurse"
    "|enfermera|psychologist|psic[oó]log[oa]|geschäftsführer|leiter|engineer|developer|sales|marketing|ceo|cto|cfo"
    "|coo|vp|responsable|gerente|jefe|jefa|encargad[oa]|volunteer|liaison|navigator|sheriff|warden|captain"
    "|lieutenant|sergeant|deputy|commissioner|judge"
)
ORGANISATIONS = (
    "inc|llc|llp|ltd|gmbh|corp|co|company|university|universidad|college|school|escuela|institute|instituto|center"
    "|centre|centro|department|dept|departamento|office|oficina|foundation|fundaci[oó]n|association|asociaci[oó]n"
    "|society|sociedad|council|consejo|committee|comit[eé]|coalition|coalici[oó]n|network|red|project|proyecto"
    "|program|programs|services|servicios|ministry|ministries|church|iglesia|parish|parroquia|diocese|di[oó]cesis"
    "|clinic|cl[ií]nica|hospital|shelter|albergue|refugio|house|casa|law|legal|associates|partners|group|grupo"
    "|alliance|alianza|union|federation|county|condado|city|state|district|agency|agencia|division|bureau|commission"
    "|conference|league|trust|fund|roundtable|mission|meeting|friends|defensa|defense|immigrant|immigrants|migrante"
    "|rights|derechos|justice|justicia|studies|research|library|press|media|solutions|systems|technologies"
    "|consulting|roofing|construction|bureau|unit|academy|seminary|pastoral|comunidad|community"
)

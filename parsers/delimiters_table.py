"""Words of the lines that clients put before an original or a forwarded message, in many languages."""

from __future__ import annotations

# Stems of "forwarded". A line is a forward's delimiter when one stands in it together with dashes or a known beginning.
FORWARDED = (
    "forward|fwd|weitergeleitet|weitergeleitete|reenviad|reenvio|encaminhad|transféré|transfere|transmis|réexpédi"
    "|inoltrat"
    "|doorgestuur|doorgezonden|videresend|vidaresend|viðframsen|áframsen|framsent|vidarebefordra|vidarebefordrat"
    "|välitet|edelleenlähet|lähetetty edelleen|przekazan|przekazywan"
    "|przesłana dalej|przesłane dalej|przesłan|přepos|předan|prepos|preposiel|továbbít|redirecțion|redirection"
    "|redirecţion|mesaj trimis|пересл"
    "|пересил|переадрес|перенаправ|препрат|прослеђен|proslije|proslеđ|prosleđ|posredovan|προωθη|προωθού|iletilen"
    "|iletilmiş|yönlendir|iletil"
    "|ileti başlangıcı|edastat|pārsūt|persiųst|reenviat|diterusk|dimajukan|chuyển tiếp|ส่งต่อ|הועבר|מועבר|שהועבר"
    "|إعادة توجيه|معاد توجيه|مُعاد|المعاد|محولة"
    "|ارسال شده|転送|转发|轉寄|轉發|轉送|전달|berantuz|birbidal|aanstuur|i vjen|përcjell|återsänd"
)
# Nouns for a message. Dashes on both sides of one make a delimiter.
MESSAGES = (
    "message|mail|e-mail|email|msg|nachricht|mensaje|correo|mensagem|messaggio|courriel|bericht|melding|meddelelse"
    "|meddelande|besked|mejl"
    "|viesti|wiadomość|wiadomosc|wiadomości|zpráva|zprávy|správa|správy|üzenet|levél|mesaj|mesajul|сообщение"
    "|сообщения|письмо|письма"
    "|повідомлення|лист|листа|съобщение|порука|poruka|poruke|sporočilo|sporočila|μήνυμα|μηνύματος|ileti|iletinin"
    "|e-posta|kiri|sõnum|ziņojums"
    "|laiškas|missatge|pesan|thư|tin nhắn|ข้อความ|הודעה|הודעת|ההודעה|رسالة|الرسالة|پیام|メッセージ|メール|郵件"
    "|邮件|메시지|메일|원본|原始"
    "|skilaboð|skeyti"
)
# Beginnings that stand without dashes; the line ends with a colon, or is followed by a header.
BEGINNINGS = (
    "begin forwarded message|forwarded message|start forwarded message|inicio del mensaje reenviado"
    "|inicio de mensaje reenviado"
    "|início da mensagem encaminhada|início da mensagem reencaminhada|début du message réexpédié"
    "|début du message transféré"
    "|message transféré|anfang der weitergeleiteten nachricht|beginn der weitergeleiteten nachricht"
    "|weitergeleitete nachricht"
    "|weitergeleitete e-mail|inizio messaggio inoltrato|messaggio inoltrato|begin doorgestuurd bericht"
    "|doorgestuurd bericht"
    "|videresendt meddelelse|start på videresendt besked|start på videresendt meddelelse|videresendt melding"
    "|videresendt e-post"
    "|vidarebefordrat mejl|vidarebefordrat brev|vidarebefordrat meddelande|välitetty viesti alkaa|välitetty viesti"
    "|edelleenlähetetty viesti"
    "|początek przekazywanej wiadomości|początek przekazanej wiadomości|przekazana wiadomość"
    "|začátek přeposlané zprávy|přeposlaná zpráva"
    "|začiatok preposlanej správy|preposlaná správa|továbbított levél kezdete|továbbított levél|továbbított üzenet"
    "|mesaj redirecționat|începe mesajul redirecționat|începe mesajul redirecţionat|začátek přeposílané zprávy"
    "|početak proslijeđene poruke|start på videresendt melding"
    "|începutul mesajului redirecționat|mesaj redirecţionat|începutul mesajului redirecţionat"
    "|начало переадресованного сообщения"
    "|начало пересылаемого сообщения|пересылаемое сообщение|пересланное сообщение|початок листа, що пересилається"
    "|початок переадресованого повідомлення"
    "|початок переспрямованого повідомлення|započni proslijeđenu poruku|započni prosleđenu poruku"
    "|αρχή προωθημένου μηνύματος|έναρξη προωθημένου μηνύματος"
    "|ileti başlangıcı|iletilen ileti başlangıcı|yönlendirilen ileti|転送されたメッセージ|転送メッセージ"
    "|已转发的邮件|下面是被转发的邮件|以下是转发的邮件"
    "|開始轉寄郵件|轉寄的郵件"
    "|전달된 메시지|전달된 메일|תחילת ההודעה שהועברה|הודעה שהועברה|بداية الرسالة المعاد توجيهها"
    "|بدء الرسالة المُعاد توجيهها"
    "|بداية الرسالة المُعاد توجيهها|inici del missatge reenviat|bắt đầu thư được chuyển tiếp"
    "|mulai pesan yang diteruskan|เริ่มข้อความที่ส่งต่อ|прослеђена порука|препратено съобщение|---forwarded message---"
)
# Separators of help desks and forums: what stands below was there before.
EARLIER = (
    "previous replies|previous discussion|previous messages|earlier replies|vorherige antworten|réponses précédentes"
    "|respuestas anteriores|risposte precedenti|respostas anteriores|vorige reacties"
    "|tidigare svar|aiemmat vastaukset|poprzednie odpowiedzi|предыдущие ответы|以前的回复|過去の返信"
)
REPLY_ABOVE = (
    "reply above this line|please type your reply above|in replies all text above this line"
    "|antworten sie oberhalb dieser linie"
    "|escriba su respuesta (?:por )?encima|répondre au-dessus de cette ligne|your reply above this line|##- "
)

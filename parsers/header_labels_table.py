"""The labels that mail clients write before the fields of a quoted or forwarded header, in the languages they speak.

English, Spanish, Portuguese, French, German, Italian, Dutch, Danish, Norwegian, Swedish, Finnish, Icelandic, Polish,
Czech, Slovak, Hungarian, Romanian, Russian, Ukrainian, Bulgarian, Serbian, Croatian, Slovene, Greek, Turkish, Estonian,
Latvian, Lithuanian, Catalan, Hebrew, Arabic, Persian, Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai.
Written as clients write them: the one-line header of Yahoo is only told by its capitals.
"""

from __future__ import annotations

from parsers.lines import fold

_WRITTEN: dict[str, str] = {
    "from": (
        "From|De|Von|Da|Van|Fra|Från|Frá|Od|Lähettäjä|Feladó|De la|Expeditor|Expeditorul|От|От кого|Від|Кому от|Од"
        "|Από|Kimden|Gönderen"
        "|Saatja|Kellelt|Nuo|No|Remitente|Remetente|Expéditeur|Mittente|Absender|Afzender|Avsender|Afsender|Avsändare"
        "|Nadawca|Odesílatel|Odosielateľ|Pošiljatelj|Šalje|Küldő|Отправитель|Відправник|Подател|Αποστολέας|Emissor"
        "|מאת|من|المرسل|از|差出人|送信元|送信者|发件人|發件人|寄件者|寄件人|发送人|发信人|보낸 사람|보낸사람"
        "|보낸이|발신|Từ|Người gửi|Dari|Daripada"
        "|จาก|From Email|Sender|Sent by"
    ),
    "to": (
        "To|Para|An|A|À|Á|Aan|Til|Till|Vastaanottaja|Címzett|Către|Catre|Кому|Kime|Alıcı|До|За|Προς|Pour|Do|Komu|Za|Kam"
        "|Destinataire|Destinataires|Destinatario|Destinatarios|Destinatário|Destinatari|Destinatar|Destinatarul"
        "|Empfänger|Ontvanger"
        "|Mottaker|Modtager|Mottagare|Odbiorca|Adresát|Příjemce|Príjemca|Prima|Primatelj|Prejemnik|Saaja|Kellele"
        "|Per a|Pre|Adresat|Adresaci|Odbiorcy"
        "|Получатель|Получател|Одержувач|Примач|Παραλήπτης|Viðtakandi|אל|נמען|إلى|الى|المستلم|به|宛先|送信先"
        "|收件人|收件者"
        "|받는 사람|받는사람|받는이|수신|Đến|Tới|Người nhận|Kepada|Ke|ถึง|Sent To|Recipients"
    ),
    "cc": (
        "Cc|CC|Copia|Cópia|Copie|Copie à|Copia a|Con copia|Com cópia|Kopie|Kopie an|Kopia|Kopi|Kópia|Kopio|Másolat"
        "|Másolatot kap"
        "|Копия|Копія|Копие|Bilgi|DW|Do wiadomości|Kopija|Κοιν|Kp|Kopja|Κοινοποίηση|Cópia para|Afrit|Koopia|Còpia"
        "|עותק|העתק|نسخة|نسخة إلى|رونوشت"
        "|抄送|副本|참조|Đồng gửi|Tembusan|สำเนา|Cc à|Copy"
    ),
    "subject": (
        "Subject|Betreff|Asunto|Assunto|Objet|Sujet|Oggetto|Onderwerp|Emne|Ämne|Aihe|Tárgy|Subiect|Subiectul|Тема|Temat"
        "|Předmět|Věc|Predmet|Konu|Efni|Θέμα|Assumpte|Zadeva|Naslov|Teema|Tēma|Temats|Tema|Относно|Предмет|Наслов|Re"
        "|נושא|الموضوع|موضوع|件名|題名|主题|主題|主旨|標題|제목|Chủ đề|Tiêu đề|Perihal|Subjek|เรื่อง|หัวเรื่อง"
        "|Gaia|Asuntoa"
    ),
    "date": (
        "Date|Sent|Datum|Gesendet|Gesendet am|Fecha|Fecha de envío|Enviado|Enviado el|Enviada|Enviada em|Enviado em"
        "|Enviada a"
        "|Data|Data de envio|Envoyé|Envoyé le|Inviato|Inviato il|Data invio|Verzonden|Verzonden op|Sendt|Dato"
        "|Skickat|Lähetetty"
        "|Päiväys|Päivämäärä|Pvm|Dátum|Küldve|Elküldve|Küldés dátuma|Dată|Dată trimitere|Trimis|Trimise|Trimis la"
        "|Дата|Дата отправки"
        "|Отправлено|Отправлена|Отправленный|Відправлено|Надіслано|Wysłano|Wysłane|Odesláno|Odoslané|Odoslaný"
        "|Poslané|Posláno"
        "|Tarih|Gönderildi|Gönderme Tarihi|Gönderilme Tarihi|Gönderim|Gönderilen|Dagsetning|Sent þann|Ημερομηνία"
        "|Ημ/νία|Απεστάλη|Στάλθηκε"
        "|Enviat|Enviat el|Poslano|Poslato|Kuupäev|Saadetud|Datums|Nosūtīts|Išsiųsta|Изпратено|Послато|Датум"
        "|תאריך|נשלח|בתאריך|التاريخ|تاريخ|أُرسلت|أرسلت|تم الإرسال|تاریخ|日付|日時|送信日時|送信日|日期|时间|時間"
        "|发送时间|發送時間|发送日期|寄件日期"
        "|傳送時間|傳送日期|寄送日期|보낸 날짜|보낸날짜|날짜|보낸 시간|Ngày|Đã gửi|Gửi|Thời gian|Tanggal|Dikirim"
        "|Terkirim|วันที่|ส่งเมื่อ|ส่ง"
        "|Date Sent"
        "|Sent at|Sent on|Time|Date/Time|Received"
    ),
    "reply_to": (
        "Reply-To|Reply To|Répondre à|Responder a|Responder para|Antwort an|Rispondi a|Antwoord aan|Antwoordadres"
        "|Svar til"
        "|Svara till|Svar|Svarsadresse|Vastaus|Vastausosoite|Válaszcím|Válasz|Răspuns către|Răspunde la|Ответить"
        "|Кому ответить"
        "|Зворотна адреса|Відповісти|Odpowiedz do|Odpověď|Odpovědět|Odpovedať|Odpoveď|Odgovori na|Yanıtla"
        "|Yanıt Adresi|Απάντηση προς"
        "|返信先|回复|回复至|回覆|回覆至|답장|회신|השב אל|الرد على|Respon a"
    ),
    "other": (
        "Bcc|Cci|Cco|Ccn|Blind copy|Blindkopie|Copia oculta|Cópia oculta|Skrytá kopie|Скрытая копия|UDW|密送"
        "|密件副本|숨은참조"
        "|Importance|Priority|Sensitivity|Wichtigkeit|Priorität|Importancia|Importance élevée|Priorità|Prioridad"
        "|Prioridade"
        "|Attachments|Attachment|Attach|Anlagen|Anlage|Anhang|Datos adjuntos|Adjuntos|Pièces jointes|Pièce jointe"
        "|Allegati"
        "|Bijlagen|Anexos|Vedhæftede filer|Vedlegg|Bilagor|Liitteet|Załączniki|Přílohy|Prílohy|Вложения|附件"
        "|添付ファイル|첨부"
        "|첨부파일"
        "|Organization|Organisation|Organización|Message-ID|Message-Id|Resent-From|Resent-To|Resent-Date|List-Id"
        "|Newsgroups"
        "|In-Reply-To|References|Content-Type|MIME-Version|Mime-Version|Return-Path|Delivered-To|User-Agent|X-Mailer"
        "|Mailed-By"
        "|Signed-By|List-Post|Mailing list|Category|Categories|Kategorien|When|Where|Flag|Follow Up Flag"
        "|Conversation|Thread-Topic"
    ),
}

FIELD_OF: dict[str, str] = {
    fold(label): field for field, labels in reversed(_WRITTEN.items()) for label in labels.split("|")
}
WRITTEN: dict[str, tuple[str, ...]] = {field: tuple(labels.split("|")) for field, labels in _WRITTEN.items()}
LONGEST = max(map(len, FIELD_OF))

# Labels that are also everyday words or letters of a list: they begin no header, they only continue one.
_WEAK = "a|an|no|re|do|za|da|van|od|time|when|where|copy|ke|per a|kam|tema|svar|received|category|conversation"
WEAK = frozenset(_WEAK.split("|"))

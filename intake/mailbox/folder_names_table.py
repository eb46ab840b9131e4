"""What providers call their special folders where they do not mark them (RFC 6154); compared without case."""

from __future__ import annotations

SPECIAL_NAMES: dict[str, tuple[str, ...]] = {
    "\\junk": (
        "junk", "spam", "junk e-mail", "junk email", "junk mail", "junkmail", "bulk mail", "bulk", "suspected spam",
        "courrier indésirable", "indésirables", "pourriel", "pourriels",
        "correo no deseado", "correo electrónico no deseado", "correo basura", "no deseado",
        "spamverdacht", "spam-verdacht", "junk-e-mail", "unerwünscht", "unerwünschte werbung",
        "lixo eletrônico", "lixo eletrónico", "lixo electrónico", "e-mail não solicitado",
        "posta indesiderata", "indesiderata", "correu brossa", "correu no desitjat",
        "ongewenste e-mail", "ongewenste post", "ongewenst", "ongewenste reclame",
        "skräppost", "uønsket e-mail", "uønsket mail", "uønsket e-post", "søppelpost", "roskaposti",
        "wiadomości-śmieci", "wiadomości śmieci", "niechciane", "nevyžádaná pošta", "nevyžiadaná pošta",
        "levélszemét", "mesaje nedorite", "önemsiz", "önemsiz e-posta", "gereksiz e-posta",
        "ανεπιθύμητη αλληλογραφία", "ανεπιθύμητα", "спам", "нежелательная почта", "небажана пошта",
        "דואר זבל", "البريد غير الهام", "البريد العشوائي", "thư rác", "迷惑メール", "垃圾邮件", "垃圾郵件",
        "정크 메일", "스팸메일함", "스팸", "จดหมายขยะ",
    ),
    "\\sent": (
        "sent", "sent items", "sent mail", "sent messages", "enviados", "elementos enviados", "gesendet",
        "gesendete elemente", "messages envoyés", "éléments envoyés", "posta inviata", "itens enviados",
    ),
    "\\archive": ("archive", "archives", "archivo", "archiv"),
    "\\trash": ("trash", "deleted items", "deleted messages", "papelera", "papierkorb", "corbeille"),
    "\\all": ("all mail",),
}  # fmt: skip

# ruff: noqa: E501 - one pattern stays on one line
"""How servers that send no delivery status write: patterns as data, read by parsers/bounce_text.py.

Every pattern is matched within one line (or one folded text of a few lines) in small letters; none may repeat a
repetition. `ADDR` stands for an address.
"""

from __future__ import annotations

# Local parts of the senders of bounces, without separators.
DAEMONS = (
    "mailerdaemon",
    "maildaemon",
    "mailersdaemon",
    "postmaster",
    "mailmaster",
    "mdaemon",
    "maildeliverysystem",
    "maildeliverysubsystem",
    "maildelivery",
    "mailsystem",
    "mailerror",
    "mailadmin",
    "microsoftexchange",
    "systemadministrator",
    "deliverydaemon",
    "bouncehandler",
    "daemon",
)

DAEMON_BEGINNINGS = ("mailerdaemon", "microsoftexchange", "postmaster", "maildelivery")

# Headers that only a machine writes on its own mail.
DAEMON_HEADERS = ("X-MLServer", "X-MDDSN-Message", "X-DSNContext", "X-DSN-Junk", "X-NDR", "X-Bounce-Report")

# A letter that is still being tried: nothing is lost yet.
DELAYS = (
    r"\b(?:delayed|postponed|deferred)\b",
    r"\(delay\)",
    r"warning (?:message )?only",
    r"(?:will|to) be re-?tried",
    r"will (?:keep|continue|be) (?:on |to )?(?:trying|to try|attempt)",
    r"still (?:being|trying|in the queue)",
    r"not (?:yet )?been delivered yet|not yet (?:been )?delivered",
    r"(?:you )?do not need to re-?send",
    r"retard(?:é|ée)|verz[öo]gert|retrasad|atrasad|ritardat|vertraagd|задерж",
)

# Display names of the same.
DAEMON_NAMES = (
    "mail delivery",
    "mailer-daemon",
    "mailer daemon",
    "mail administrator",
    "mail daemon",
    "postmaster",
    "mail system",
    "mailserver",
    "mail server",
    "microsoft outlook",
    "microsoft exchange",
    "system administrator",
    "internet mail delivery",
    "email delivery",
    "e-mail delivery",
)

# Beginnings of subjects, or words that only a bounce has in its subject.
SUBJECTS = (
    r"(?:message |mail |e-?mail )?undeliver(?:able|ed)\b",
    r"undelivered mail",
    r"returned (?:e-?)?mail\b",
    r"returned to sender",
    r"mail returned",
    r"returned message",
    r"returning message to sender",
    r"returning to sender",
    r"mail delivery (?:warning|failed|failure|problem|error|status|notification|report|delayed|system)",
    r"mail system error",
    r"mail(?:ing)? (?:failed|failure|error)\b",
    r"(?:message|e-?mail) (?:delivery )?(?:failure|failed|not delivered|delayed|bounced|rejected)",
    r"failure notice",
    r"failure delivery",
    r"failed (?:mail|delivery|message)",
    r"delivery (?:status )?(?:notification|report|failure|failed|error|problem|has failed|unsuccessful|delayed|status)",
    r"delivery to .{0,80} (?:failed|delayed)",
    r"non[- ]?deliver(?:y|able)",
    r"nondeliverable",
    r"could ?n[o']t (?:be delivered|send)",
    r"could not send (?:message|mail|e-?mail)",
    r"(?:was|were|not) (?:not )?delivered",
    r"unable to deliver",
    r"there was an error sending your mail",
    r"user (?:unknown|not found)|unknown (?:user|recipient|address)",
    r"you \S{1,200} are not (?:a )?member|loop alert",
    r"warning: (?:could not send|message|mail|return)",
    r"rejected (?:mail|message|posting)",
    r"bounce(?:d)? (?:mail|message|notification)",
    r"invalid (?:recipient|address|mailbox)",
    r"notification d.[ée]tat de remise|[ée]chec de (?:la )?(?:remise|distribution)|non (?:remis|distribu[ée])",
    r"unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|verz[öo]gert)|fehler (?:bei|in) der zustellung",
    r"no se (?:pudo|puede) entregar|error de entrega|correo no entregado|no entregad[oa]|devuelto al remitente",
    r"n[ãa]o (?:foi )?(?:poss[íi]vel )?entreg(?:ue|ar)|falha (?:na|de) entrega|mensagem n[ãa]o entregue",
    r"mancat[oa] (?:recapito|consegna)|non recapitabile|consegna fallita|impossibile recapitare",
    r"onbestelbaar|niet (?:af|be)geleverd|niet bezorgd|aflevering mislukt",
    r"недоставлен|не доставлен|не может быть доставлен|ошибка доставки|возвра(?:т|щен)",
    r"nie (?:dostarczono|dor[ęe]czono)|niedostarczon|niedor[ęe]czon",
    r"kunde inte levereras|olevererbart|kan ikke leveres|ikke levert|ikke leveret|kunne ikke leveres",
    r"nedoru[čc]iteln|nedoru[čc]en|k[ée]zbes[íi]thetetlen|teslim edilemedi|iletilemedi",
    r"配信(?:不能|エラー|できません|失敗)|送信(?:エラー|できません|失敗)|未達|エラーメール|退信|投递失败|无法投递|無法投遞|系统退信",
    r"(?:전송|배달|발송|송신) ?실패|반송|전송되지 않|전달되지 않",
)

# What a server says before or beside the addresses. Half of these stand with an address in the same line.
NOTICES = (
    r"(?:could|can|can) ?n[o']t be (?:delivered|sent|reached)",
    r"(?:could|did|does|do|was|were|has|have|is|are|can) ?(?:not|n't) (?:be |been |get )?(?:deliver|reach|sent|receiv|accept)",
    r"(?:unable|unsuccessful|failed|failure|problem|trouble|error|wasn't able|weren't able)[^.\n]{0,60} (?:to )?(?:deliver|send|transmit|process)",
    r"deliver(?:y|ing)?[^.\n]{0,80}(?:fail|unsuccessful|delayed|postponed|deferred|error|problem|not possible|aborted|suspended)",
    r"delev?ery[^.\n]{0,60}fail",
    r"undeliver(?:able|ed)",
    r"not deliver(?:able|ed)",
    r"(?:permanent|fatal|temporary|transient|non-fatal)[^.\n]{0,30} error",
    r"returned (?:permanent )?(?:errors?|to sender|mail)",
    r"failed (?:address|recipient)",
    r"(?:address|recipient)(?:es|s|\(es\)|\(s\))?[^.\n]{0,40}(?:failed|rejected|unknown|invalid|not recogni[sz]ed|unreachable)",
    r"(?:user|mailbox|account|recipient|address|host|domain) (?:is |was )?(?:unknown|not found|unavailable|disabled|full|inactive|does ?n[o']t exist|not (?:listed|exist|known|valid)|over quota|invalid)",
    r"(?:unknown|invalid|no such|nonexistent|bad) (?:local |final delivery )?(?:user|userid|mailbox|recipient|address|host|domain|account)",
    r"rejected (?:recipient|by|message|your)",
    r"refused to accept|(?:not|no longer) (?:in service|valid|active|available|accepted)",
    r"message (?:was |has been )?(?:rejected|refused|bounced|returned|blocked)",
    r"error[- ](?:for|text|code|description)",
    r"not (?:a )?member of th[ei]s? (?:mailing )?list|duplicated message-id",
    r"smtp error|remote host said|generated following response|transcript of session",
    r"(?:still|yet) being (?:tried|retried)|will (?:keep trying|be retried)|not yet been delivered|warning message only",
    r"n'a(?: pas)? pu [êe]tre (?:remis|distribu|d[ée]livr|livr)|n'a pas [ée]t[ée] (?:remis|distribu|d[ée]livr)|[ée]chec",
    r"konnte(?:n)? (?:nicht|leider nicht)|nicht zugestellt|unzustellbar|nicht zustellbar|zustellung",
    r"no (?:se )?(?:pudo|puede|ha sido|ha podido|fue|pudimos)[^.\n]{0,30} (?:entreg|envi)|no se ha entregado",
    r"n[ãa]o (?:foi|p[ôo]de|pode)[^.\n]{0,30} (?:entreg|envi)",
    r"non (?:[èe] stato|[èe]|pu[òo])[^.\n]{0,30} (?:recapit|consegn|invi)",
    r"(?:kon|kan|is) niet[^.\n]{0,40} (?:bezorgd|afgeleverd|verzonden)",
    r"не (?:может|удалось|был[оа]?|доставлен)[^.\n]{0,30}|недоставлен",
    r"nie (?:mo[żz]e|zosta[łl]a?|uda[łl]o)[^.\n]{0,30} (?:dostarcz|dor[ęe]cz)",
    r"送信できません|配信できません|失敗しました|届けることができません|送信に失敗|お届けできません|配送できません|エラー",
    r"无法(?:投递|送达|发送)|無法(?:投遞|送達)|退回|배달되지|전송되지|전달되지|(?:전송|전달|배달)하지 못",
)

# Where the returned message begins: what follows is our own letter, never a recipient.
RETURNED = (
    r"-{2,}[^\n]{0,30}(?:original|copy of|returned|unsent|undelivered|rejected|your) (?:the )?(?:message|mail|e-?mail)",
    r"-{2,} ?(?:this is a copy|below this line|message (?:header|body|text)|unsent message|begin message|included is)",
    r"\|-{2,} ?message text follows",
    r"(?:below is a copy|this is a copy|a copy) of (?:the|your) (?:original )?(?:message|mail|headers)",
    r"(?:original|returned|unsent|old) (?:message|mail|e-?mail)(?: text| headers?)? ?(?:follows|is below|below|as follows|:)",
    r"(?:the )?(?:message|original|following) headers? (?:follow|of)",
    r"(?:here is|the following is|following is)[^\n]{0,20} (?:copy|original|message|first)",
    r"(?:return-path|received|x-mailer|mime-version|dkim-signature|arc-seal|delivered-to|x-received):",
    r"-{2,}original message",
    r"begin forwarded message",
    r"-+ ?(?:ursprüngliche|urspr[uü]ngliche|message d'origine|mensaje original|originalmeddelande)",
    r"={3,} ?(?:original|returned|message)",
    r"-{2,}(?:message|mail|元の|オリジナル)",
    r"your original message (?:was|is)",
)

# How lines name the address, the surest form first; the first form that finds anything is believed.
LINE_FORMS: tuple[tuple[str, ...], ...] = (
    (
        r"^[\s|>*-]{0,10}(?:error-for|(?:final|original|failed|rejected|intended|envelope)[- ](?:recipients?|address)|(?:unknown|bad|no such) user|"
        r"user unknown|user mailbox[\w ]{0,40}|invalid final delivery userid|bounced address|recipients? address|recipients?|"
        r"delivery failed[\w ]{0,40}|destinat[aá]ri[oa]s?|destinataires?|empf[aä]nger|ontvangers?|mottagare|odbiorc[ay]|получател[ьи]|"
        r"받는 ?사람|수신자|宛先|受信者|収件者|收件人)[ \t]*[:：][^@\n]{0,40}?<?(ADDR)",
        r"member of th[ei]s? (?:mailing )?list:? {0,2}<?(ADDR)",
    ),
    (
        r"^[\s|>*•·#.\d)-]{0,20}(?:[\w .'-]{0,40} |\"[^\"\n]{0,80}\" {0,3})?<(ADDR)>[ \t]*(?:$|:|;|,|\(|\.\.\.|\[|-|->|=>)",
        r"^[\s|>*•·#)-]{0,20}[\"']?(ADDR)[\"']?[ \t]*(?:$|:|;|,|\(|\.\.\.|\[| on \w| - |=>|->)",
        r"^[\s|>*•·#-]{0,10}\(?expanded from: {0,2}<?(ADDR)>?\)?",
        r"dda:smtp=(ADDR)",
    ),
    (
        r"^[\s|>]{0,10}rcpt to[ \t]*:[ \t]*<?(ADDR)",
        r"^[\s|<]{0,10}[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?<?(ADDR)>?(?:\.\.\.|[: ])",
        r"^[\s|>*]{0,20}<?(ADDR)>?[ \t]",
    ),
)

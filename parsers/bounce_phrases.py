"""What servers say of a letter that they do not take, in words (small letters) and in status codes (RFC 3463)."""

from __future__ import annotations

NO_ADDRESS = "no such address"
CLOSED = "account closed"
NO_DOMAIN = "no such domain"
FULL = "mailbox full"
LATE = "not reached in time"
UNREACHED = "server not reached"
SPAM = "refused as spam"
LARGE = "too large"
POLICY = "refused by policy"
LOOPING = "mail loop"

# The address itself is gone: no letter will ever reach it.
DEAD = frozenset({NO_ADDRESS, CLOSED, NO_DOMAIN})

# The server will not try again, whatever the mail around these words is called.
GIVEN_UP = ("envelope expired", "message expired", "giving up", "given up", "gave up")

# Subject and detail of a status, without its class.
STATUSES = {
    "1.0": NO_ADDRESS,
    "1.1": NO_ADDRESS,
    "1.2": NO_DOMAIN,
    "1.3": NO_ADDRESS,
    "1.6": CLOSED,
    "1.10": NO_ADDRESS,
    "2.1": CLOSED,
    "2.2": FULL,
    "2.3": LARGE,
    "3.4": LARGE,
    "4.1": UNREACHED,
    "4.2": UNREACHED,
    "4.4": NO_DOMAIN,
    "4.6": LOOPING,
    "4.7": LATE,
    "7.0": POLICY,
    "7.1": POLICY,
}

# The first that a text holds counts: what is said in particular stands before what is said in general.
PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        FULL,
        (
            "mailbox full",
            "mailbox is full",
            "mailbox was full",
            "over quota",
            "over its quota",
            "over the quota",
            "quota exceeded",
            "exceeded storage",
            "exceeded its storage",
            "mailfolder is full",
            "overquota",
            "out of storage",
            "insufficient disk",
            "exceeds quota",
            "exceeds allowed size",
            "user is over",
            "quota full",
            "boîte pleine",
            "postfach voll",
            "postfach ist voll",
            "buzón lleno",
            "caixa cheia",
            "casella piena",
            "ящик переполнен",
            "邮箱已满",
        ),
    ),
    (
        CLOSED,
        (
            "account disabled",
            "account is disabled",
            "has been disabled",
            "mailbox disabled",
            "discontinued",
            "inactive",
            "deactivated",
            "account has been suspended",
            "no longer in service",
            "not in service",
            "no longer valid",
            "no longer active",
            "no longer available",
            "has moved",
            "account is closed",
        ),
    ),
    (
        NO_ADDRESS,
        (
            "user unknown",
            "unknown user",
            "no such user",
            "no such mailbox",
            "no such account",
            "no mailbox here",
            "user does not exist",
            "user doesn't exist",
            "account does not exist",
            "account that you tried to reach does not exist",
            "mailbox does not exist",
            "address does not exist",
            "unknown recipient",
            "recipient unknown",
            "recipient not found",
            "user not found",
            "user not known",
            "not listed in",
            "name is not recognized",
            "no such address",
            "invalid recipient",
            "invalid user",
            "invalid address",
            "unknown address",
            "address unknown",
            "address not found",
            "address couldn't be found",
            "addressee unknown",
            "mailbox not found",
            "doesn't have a",
            "unknown or illegal",
            "invalid mailbox",
            "no such recipient",
            "unrouteable address",
            "nobody here by that name",
            "empfänger ist unbekannt",
            "empfänger unbekannt",
            "adresse est inconnue",
            "destinataire inconnu",
            "utilisateur inconnu",
            "usuario desconocido",
            "buzón inexistente",
            "no existe",
            "não existe",
            "utente sconosciuto",
            "onbekende gebruiker",
            "nie istnieje",
            "пользователь не найден",
            "宛先不明",
            "不存在",
        ),
    ),
    (
        NO_DOMAIN,
        (
            "host unknown",
            "unknown host",
            "host not found",
            "domain not found",
            "no such domain",
            "unknown domain",
            "domain does not exist",
            "nxdomain",
            "name or service not known",
        ),
    ),
    (LOOPING, ("mail loop", "too many hops", "hop count", "routing loop", "message looping")),
    (
        LATE,
        (
            "retry timeout exceeded",
            "retry time not reached for any host after a long failure",
            "too long",
            "giving up",
            "given up",
            "queue too long",
            "message expired",
            "envelope expired",
            "message timed out",
        ),
    ),
    (
        UNREACHED,
        (
            "connection timed out",
            "connection refused",
            "try again",
            "timed out",
            "temporar",
            "no route to host",
            "greylist",
            "unreachable",
        ),
    ),
    (LARGE, ("too large", "too big", "exceeds size", "size limit", "message size", "length exceeds")),
    (SPAM, ("spam", "blacklist", "blocklist", "block list", "junk", "blocked", "reputation")),
    (POLICY, ("policy", "denied", "rejected", "not allowed", "refused", "dmarc", "spf ", "unauthenticated", "relay")),
)

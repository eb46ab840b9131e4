"""Domains under which people who have nothing to do with each other have their mailboxes."""

from __future__ import annotations

# Whole domains.
PROVIDERS = frozenset({
    "gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com", "aol.com", "aim.com", "msn.com",
    "passport.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io", "tuta.com", "fastmail.com",
    "fastmail.fm", "hey.com", "zoho.com", "mail.com", "email.com", "usa.com", "inbox.com", "hushmail.com",
    "rocketmail.com", "ymail.com", "duck.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net",
    "bellsouth.net", "cox.net", "charter.net", "earthlink.net", "optonline.net", "juno.com", "netzero.net",
    "windstream.net", "centurylink.net", "frontier.com", "rogers.com", "shaw.ca", "sympatico.ca", "telus.net",
    "bell.net", "btinternet.com", "sky.com", "virginmedia.com", "talktalk.net", "ntlworld.com", "web.de",
    "t-online.de", "freenet.de", "arcor.de", "posteo.de", "mailbox.org", "orange.fr", "wanadoo.fr", "free.fr",
    "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tin.it", "alice.it", "tiscali.it", "terra.es",
    "telefonica.net", "ya.ru", "yandex.ru", "yandex.com", "mail.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru",
    "ukr.net", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "seznam.cz", "bluewin.ch", "uol.com.br", "bol.com.br",
    "terra.com.br", "ig.com.br", "prodigy.net.mx", "bigpond.com", "optusnet.com.au", "xtra.co.nz", "qq.com",
    "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sohu.com", "aliyun.com", "naver.com", "daum.net",
    "hanmail.net", "rediffmail.com", "walla.co.il",
})  # fmt: skip
# The same names under many countries: yahoo.com, yahoo.co.uk, yahoo.com.mx.
PROVIDERS_EVERYWHERE = ("yahoo", "hotmail", "outlook", "live", "gmx")


def is_shared(domain: str) -> bool:
    """Whether a domain says nothing of whose mailbox it is."""
    first, _, rest = domain.casefold().partition(".")
    return domain.casefold() in PROVIDERS or (first in PROVIDERS_EVERYWHERE and len(rest) <= 6)

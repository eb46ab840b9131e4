"""What elements mean for reading, and the markers by which mail clients name quotes, signatures and forwards.

Markers are looked up in small letters; Outlook puts "x_" before the names of others, which is dropped first.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _words(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody "
    "tfoot thead tr ul caption optgroup option"
)
PARAGRAPHS = _words("p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table figure")
VOID = _words("area base basefont br col embed hr img input link meta param source track wbr")
UNREAD = _words("head script style title template object iframe svg math audio video select noframes map")
RAW = _words("script style title textarea xmp")
# An element that opens while one of these is innermost ends it (HTML, 13.1.2.4).
ENDS = {
    "p": BLOCKS - {"html", "body"},
    "a": frozenset({"a"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot", "thead"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot", "thead"}),
    "tr": frozenset({"tr", "tbody", "tfoot", "thead"}),
    "option": frozenset({"option", "optgroup"}),
    "head": frozenset({"body", "div", "p", "table", "span", "a", "br"}),
}

CLASSES: dict[str, str] = {
    "gmail_quote": "quote",
    "gmail_attr": "attribution",
    "gmail_signature": "signature",
    "gmail_signature_prefix": "signature",
    "yahoo_quoted": "quote",
    "protonmail_quote": "quote",
    "protonmail_signature_block": "signature",
    "moz-cite-prefix": "attribution",
    "moz-signature": "signature",
    "moz-txt-sig": "signature",
    "moz-forward-container": "forward",
    "applemailsignature": "signature",
    "bloop_original_html": "quote",
    "bloop_sign": "signature",
    "zmail_extra": "quote",
    "zmail_extra_hr": "attribution",
    "tutanota_quote": "quote",
    "missive_quote": "quote",
    "missive_signature": "signature",
    "outlookmessageheader": "attribution",
    "cm_quote": "quote",
    "cm_signature": "signature",
    "edo-signature": "signature",
    "front-signature": "signature",
    "front-blockquote": "quote",
    "sh-signature": "signature",
    "hs-signature": "signature",
    "wisestamp_app": "signature",
    "mail_android_quote": "quote",
    "mailbox_signature": "signature",
    "mb_sig": "signature",
    "skiff-mail-quote": "quote",
    "hey-quote": "quote",
    "trix-quote": "quote",
    "quoted_content": "quote",
    "polymail-quote": "quote",
    "mcnt-quote": "quote",
    "replyheader": "attribution",
    "sender-info": "attribution",
    "mail-quote": "quote",
    "quoted-text": "quote",
}

IDS: dict[str, str] = {
    "divrplyfwdmsg": "attribution",
    "appendonsend": "rest",
    "signature": "signature",
    "applemailsignature": "signature",
    "lt-signature": "signature",
    "ms-outlook-mobile-signature": "signature",
    "ms-outlook-mobile-reference-message": "quote",
    "mail-editor-reference-message-container": "quote",
    "olk_src_body_section": "quote",
    "reply-intro": "attribution",
    "replybody1": "quote",
    "isreplycontent": "quote",
    "isforwardcontent": "forward",
    "origbody": "quote",
    "bloop_sign": "signature",
    "composewebview_previouse_content": "quote",
    "tutanota_quote": "quote",
    "fastmail-quoted": "quote",
    "stopspelling": "attribution",
    "spnmsgheader": "attribution",
    "mb-reply": "quote",
    "mailplusquote": "quote",
    "wmquote": "quote",
    "yahoo_quoted": "quote",
    "ymail_android_signature": "signature",
    "psignature": "signature",
    "signature-div": "signature",
}
ID_STARTS: tuple[tuple[str, str], ...] = (
    ("yahoo_quoted", "quote"),
    ("bloop_sign", "signature"),
    ("aolmsgpart", "quote"),
    ("applemailsignature", "signature"),
    ("ydp", ""),
)
NAMES: dict[str, str] = {
    "messagereplysection": "quote",
    "messagesignaturesection": "signature",
    "quote": "quote",
}
MARKERS: tuple[tuple[str, str], ...] = (  # data-marker of Zimbra, by its beginning
    ("__quoted_text__", "quote"),
    ("__headers__", "attribution"),
    ("__sig_", "signature"),
)

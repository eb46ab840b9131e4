"""Why the words of a mail are out of reach: encrypted, or wrapped so that no text stands in the clear."""

from __future__ import annotations

import re

from parsers.records import Message

_ARMOUR = re.compile(r"^[> ]{0,8}-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


def find_encryption(message: Message, text: str) -> str | None:
    """The reason in words, or None. Signed clear text is text; an attached encrypted file alone hides nothing."""
    if message.content_type == "multipart/encrypted":
        return "encrypted (PGP/MIME)"
    wrapped = next((a for a in message.attachments if a.content_type in _SMIME), None)
    if wrapped is not None and (message.content_type in _SMIME or not text.strip()):
        return "encrypted or opaquely signed (S/MIME)"
    if any(a.content_type == "application/x-microsoft-rpmsg-message" for a in message.attachments):
        return "encrypted (rights-protected message)"
    if _ARMOUR.search(text):
        return "encrypted (PGP)"
    return None

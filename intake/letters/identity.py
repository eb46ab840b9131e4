"""What makes a letter the same letter: Message-IDs and tokens, made from keys with the installation's secret."""

from __future__ import annotations

import hmac
import re
from base64 import b32encode
from hashlib import sha256

from storage.values import LetterKind

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?")
_LETTER = re.compile(rf"(?:{'|'.join(kind.value for kind in LetterKind)})\.[a-z2-7]{{26}}@\S+")


def _mark(secret: bytes, *parts: str) -> str:
    """26 letters and digits (130 bits) that only the holder of `secret` can make for these parts."""
    said = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
    return b32encode(hmac.new(secret, said, sha256).digest()).decode().lower()[:26]


def letter_message_id(kind: LetterKind, key: str, domain: str, secret: bytes) -> str:
    """The Message-ID of a letter, with its angle brackets (RFC 5322, 3.6.4).

    The same kind and key give the same one, so a repeated letter is the same letter. Nobody else can make it: a
    mail that names it in In-Reply-To was written by somebody who has seen the letter. Raises ValueError for a
    domain that is none.
    """
    host = domain.strip().lower().encode("idna").decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError(f"{domain!r} is no domain for a Message-ID")
    return f"<{kind.value}.{_mark(secret, 'message-id', kind.value, key)}@{host}>"


def is_letter_id(message_id: str | None) -> bool:
    """Whether a Message-ID (without angle brackets) has the form of a letter's, of this installation or another."""
    return bool(message_id and _LETTER.fullmatch(message_id))


def hash_of_token(token: str, secret: bytes) -> str:
    """What the ledger keeps of the token of a question: who reads the ledger cannot make an answer from it."""
    return hmac.new(secret, b"question\0" + token.encode(), sha256).hexdigest()


def with_token(addr_spec: str, token: str) -> str:
    """The address with the token as its detail: "intake+token@example.org" (RFC 5233)."""
    local, _, domain = addr_spec.rpartition("@")
    return f"{local}+{token}@{domain}"


def stop_token(call_id: str, addr_spec: str, secret: bytes) -> str:
    """What stands in a letter's stop link: it is bound to the call and the address, and to nothing else."""
    return _mark(secret, "stop", call_id, addr_spec.strip().casefold())


def is_stop_token(token: str, call_id: str, addr_spec: str, secret: bytes) -> bool:
    """Whether `token` was made for this address, compared in constant time."""
    return hmac.compare_digest(token.strip().lower().encode(), stop_token(call_id, addr_spec, secret).encode())

"""A letter as the bytes of a mail (RFC 5322): headers, plain text and HTML, files. The same letter, the same bytes."""

from __future__ import annotations

import quopri
import re
from base64 import encodebytes
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256

from intake.letters.headers import address_words, header, parameter, structured
from parsers.records import Address
from storage.values import Letter, LetterKind, LetterPart

_REPLIES = {
    LetterKind.ACKNOWLEDGEMENT,
    LetterKind.CONSENT_QUESTION,
    LetterKind.CONFIRMATION,
    LetterKind.NOTICE,
    LetterKind.ANSWER,
}
_MESSAGE_ID = re.compile(r"<[^<>\s@]{1,400}@[^<>\s@]{1,400}>")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*(; ?[a-z0-9-]+=[A-Za-z0-9._-]+)*")
_MOST_REFERENCES = 20


def as_bytes(letter: Letter, *, sender: Address, date: datetime) -> bytes:
    """The mail, with CRLF line ends and no line above 998 octets.

    `date` is aware. The envelope is not part of it: no Return-Path, no Bcc, and one recipient only. Raises
    `AddressError` for a recipient that is no address, ValueError for a naive date.
    """
    if date.tzinfo is None:
        raise ValueError("the date of a letter needs its zone")
    head = [
        structured("From", address_words(sender)),
        structured("To", address_words(letter.to)),
        *([structured("Reply-To", address_words(letter.reply_to))] if letter.reply_to else []),
        header("Subject", letter.subject),
        header("Date", format_datetime(date)),
        structured("Message-ID", _ids([letter.message_id])),
        *_thread(letter),
        *_automatic(letter),
        *(structured(name, _words(value)) for name, value in letter.headers if value.isascii()),
        header("MIME-Version", "1.0"),
    ]
    return b"".join(head) + _body(letter)


def _ids(message_ids: list[str]) -> tuple[str, ...]:
    return tuple(found for found in message_ids if _MESSAGE_ID.fullmatch(found) and found.isascii())


def _thread(letter: Letter) -> list[bytes]:
    """In-Reply-To and References; of a long thread the first and the newest (RFC 5322, 3.6.4)."""
    lines = []
    answered = _ids([letter.in_reply_to] if letter.in_reply_to else [])
    if answered:
        lines.append(structured("In-Reply-To", answered))
    chain = tuple(dict.fromkeys(_ids([*letter.references, *answered])))
    if len(chain) > _MOST_REFERENCES:
        chain = (chain[0], *chain[-(_MOST_REFERENCES - 1) :])
    if chain:
        lines.append(structured("References", chain))
    return lines


def _automatic(letter: Letter) -> list[bytes]:
    """That a machine wrote it (RFC 3834), so that other machines keep quiet."""
    kind = "auto-replied" if letter.kind in _REPLIES and letter.in_reply_to else "auto-generated"
    return [header("Auto-Submitted", kind), header("X-Auto-Response-Suppress", "All")]


def _words(value: str) -> tuple[str, ...]:
    return tuple(value.split())


def _body(letter: Letter) -> bytes:
    mark = sha256(letter.message_id.encode()).hexdigest()[:24]
    alternative = _multipart(
        "alternative", f"=_a{mark}", [_text_part("plain", letter.text), _text_part("html", letter.html)]
    )
    if not letter.parts:
        return alternative
    return _multipart("mixed", f"=_m{mark}", [alternative, *(_file_part(part) for part in letter.parts)])


def _multipart(subtype: str, boundary: str, parts: list[bytes]) -> bytes:
    """The parts between a boundary that neither quoted-printable nor base64 can hold ("=_")."""
    head = structured("Content-Type", (f"multipart/{subtype};", f'boundary="{boundary}"'))
    line = b"--" + boundary.encode()
    body = b"".join(b"\r\n" + line + b"\r\n" + part for part in parts)
    return head + body + b"\r\n" + line + b"--\r\n"


def _text_part(subtype: str, text: str) -> bytes:
    normal = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    head = structured("Content-Type", (f"text/{subtype};", "charset=utf-8"))
    encoding = header("Content-Transfer-Encoding", "quoted-printable")
    return head + encoding + b"\r\n" + quopri.encodestring(normal).replace(b"\n", b"\r\n")


def _file_part(part: LetterPart) -> bytes:
    media_type = part.content_type.lower() if _MEDIA_TYPE.fullmatch(part.content_type.lower()) else ""
    words = [f"{word};" for word in re.split(r"; ?", media_type or "application/octet-stream")]
    head = structured("Content-Type", (*words, parameter("name", part.name)))
    disposition = structured("Content-Disposition", ("attachment;", parameter("filename", part.name)))
    encoding = header("Content-Transfer-Encoding", "base64")
    return head + disposition + encoding + b"\r\n" + encodebytes(part.content).replace(b"\n", b"\r\n")

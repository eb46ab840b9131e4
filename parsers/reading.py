"""The table of contents of the parsers: bytes of a mail -> `Reading`, all that was understood of it. Pure."""

from __future__ import annotations

from dataclasses import replace

from config.call import Call
from parsers.automatic import find_automatic
from parsers.contributions import Contributions, find_contributions
from parsers.documents import is_document, read_document
from parsers.encrypted import find_encryption
from parsers.forward import find_forward
from parsers.language import language_of
from parsers.letter_tokens import token_of, tokens_of_mail
from parsers.message import Opened, open_message
from parsers.people import who_wrote
from parsers.reach import may_bring_records, within_reach
from parsers.records import (
    Address,
    Automatic,
    ConsentFinding,
    Disposition,
    Message,
    Reading,
    Record,
    Role,
    SentByUs,
    Words,
)
from parsers.reply import split
from parsers.story import Told, find_stories
from parsers.text import text_of
from parsers.triage import Evidence, triage

# What robots, lists and sellers write was not meant for us: it brings no record.
_WITHOUT_RECORDS = frozenset({Disposition.AUTO_REPLY, Disposition.BOUNCE, Disposition.BULK, Disposition.SPAM})


# Longer than forty lines because it is the list of all steps, each value named once.
def read(content: bytes, call: Call, sent_by_us: SentByUs) -> Reading:
    """What the mail says, who says it, and what it is. Never raises for any bytes.

    A mail whose words are out of reach comes back with `unreadable`. `text` is the mail's own text; of a mail that
    was forwarded as an attachment, two line ends and the attached mail's text follow, so that spans reach it too.
    """
    opened = open_message(content)
    message = _with_documents(opened)
    sent_by_us = sent_by_us.for_mail(message)
    text = text_of(message)
    automatic = find_automatic(opened, text.text)
    forward = find_forward(opened, text, call, sent_by_us)
    words = split(text, message, call, sent_by_us, forward)
    author, forwarder = who_wrote(message, forward)
    author = author or _sender(message)
    language = language_of(words.own or text.text)
    unreadable = _unreadable(message, text.text, automatic)
    letter = _letter(message, text.text, sent_by_us)
    asked = letter == "consent_question"
    told, found, left_out = Told((), ConsentFinding()), Contributions(), None
    if may_bring_records(automatic, unreadable):
        near, papers, left_out = within_reach(words, message)
        told = find_stories(near, papers, call, forwarded=forward is not None, language=language, asked=asked)
        found = find_contributions(near, papers, call, told.stories)
    records: tuple[Record, ...] = (*found.programs, *found.accommodations, *told.stories)
    evidence = Evidence(
        call=call,
        message=message,
        own=words.own,
        text=text.text,
        automatic=automatic,
        forward=forward,
        forwarder_words=words.joined(Role.FORWARDER),
        records=records,
        consent=told.consent,
        language=language,
        letter=letter,
        ours=_holds_ours(words),
        corrects=found.corrects,
        unreadable=unreadable,
    )
    verdict = triage(evidence)
    return Reading(
        message=message,
        text=words.text,
        words=words,
        author=author,
        forwarder=forwarder,
        forward=forward,
        automatic=automatic,
        triage=verdict,
        records=() if verdict.disposition in _WITHOUT_RECORDS else records,
        consent=told.consent,
        language=language,
        unreadable=unreadable,
        defects=(*message.defects, left_out) if left_out else message.defects,
    )


def _with_documents(opened: Opened) -> Message:
    """The message with the text of its documents; an attached mail is read by who looks for forwards, not here."""
    message = opened.message
    if not message.attachments:
        return message
    read_out = []
    for attachment in message.attachments:
        if is_document(attachment):
            document = read_document(attachment.name, attachment.content_type, opened.part(attachment.path))
            problem = document.problem or attachment.problem
            attachment = replace(attachment, text=document.text, problem=problem)
        read_out.append(attachment)
    return replace(message, attachments=tuple(read_out))


def _sender(message: Message) -> Address | None:
    return next(iter(message.from_), None) or message.sender or next(iter(message.reply_to), None)


def _unreadable(message: Message, text: str, automatic: Automatic | None) -> str | None:
    """Why a person must open it: no machine could read it. Mail of robots may lack an author or words."""
    if reason := find_encryption(message, text):
        return reason
    if automatic is not None:
        return None
    if _sender(message) is None:
        return "no author"
    return None if text.strip() or message.attachments or message.subject.strip() else "no text"


def _letter(message: Message, text: str, sent_by_us: SentByUs) -> str | None:
    """The kind of our letter that it answers, by In-Reply-To and References, the nearest first; else by a token."""
    for message_id in (*message.in_reply_to, *reversed(message.references)):
        if kind := sent_by_us.kind_of(message_id):
            return kind
    back = [token for group in tokens_of_mail(message, text) for token in group]
    if not back:
        return None
    kinds = {token_of(message_id): kind for message_id, kind in sent_by_us.letters}
    return next((kinds[token] for token in back if token in kinds), None)


def _holds_ours(words: Words) -> bool:
    return any(piece.role is Role.OURS for piece in words.pieces)

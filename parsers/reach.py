"""How far records are looked for: not in what robots wrote, not in cipher text, and not beyond a length that a person
would write. What lies beyond stays in the reading; only the search for records ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers.records import Attachment, Automatic, AutomaticKind, Message, Piece, Role, Words

MOST_OWN = 60_000  # characters of own words: some twenty pages
MOST_PAPERS = 200_000  # characters of all documents together
TOO_LONG = "very long: records were looked for in its first part only"
_ROBOTS = frozenset({AutomaticKind.BOUNCE, AutomaticKind.AUTO_REPLY, AutomaticKind.RECEIPT, AutomaticKind.CHALLENGE})


def may_bring_records(automatic: Automatic | None, unreadable: str | None) -> bool:
    """A person's mail that came through a list may; a robot's and an encrypted one may not."""
    return not (unreadable or (automatic is not None and automatic.kind in _ROBOTS))


def within_reach(words: Words, message: Message) -> tuple[Words, Message, str | None]:
    """The words and papers to be searched, and in words what was left out. Most mail comes back as it is."""
    own = sum(piece.end - piece.start for piece in words.pieces if piece.role is Role.OWN)
    papers = sum(len(attachment.text) for attachment in message.attachments)
    if own <= MOST_OWN and papers <= MOST_PAPERS:
        return words, message, None
    return _first_words(words), replace(message, attachments=tuple(_first_papers(message.attachments))), TOO_LONG


def _first_words(words: Words) -> Words:
    pieces: list[Piece] = []
    left = MOST_OWN
    for piece in words.pieces:
        if piece.role is Role.OWN:
            end = min(piece.end, piece.start + left)
            left -= end - piece.start
            piece = replace(piece, end=end)
        pieces.append(piece)
        if left <= 0:
            break
    return replace(words, text=words.text[: pieces[-1].end] if pieces else "", pieces=tuple(pieces))


def _first_papers(attachments: tuple[Attachment, ...]) -> Iterator[Attachment]:
    left = MOST_PAPERS
    for attachment in attachments:
        yield replace(attachment, text=attachment.text[:left]) if attachment.text else attachment
        left = max(0, left - len(attachment.text))

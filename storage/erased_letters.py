"""Letters that showed what is erased: emptied, and stopped where they have not left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Text, cast, or_, select
from sqlalchemy.orm import Session, undefer

from parsers.records import Address
from storage.codec import letter_from_json, letter_to_json
from storage.tables import LetterRow
from storage.values import LetterState

NOT_SENT = frozenset({LetterState.DUE.value, LetterState.SENDING.value, LetterState.HELD.value})
NOBODY = Address("", "erased@invalid")
WHY = "what it told of was erased"


def empty_letters(
    session: Session, mails: Collection[int], records: Collection[int], tellers: Collection[str]
) -> tuple[str, ...]:
    """The Message-IDs of the letters that are empty now. Their rows stay, so that they are not written again.

    A letter that answers an erased mail of one of `tellers` loses the address too: only the Message-ID is left, by
    which a bounce or an answer is known as ours.
    """
    found = []
    concerned = or_(LetterRow.cause.in_(mails), cast(LetterRow.about, Text) != "[]")
    query = select(LetterRow).options(undefer(LetterRow.letter)).where(concerned).order_by(LetterRow.id)
    for row in session.scalars(query):
        answers = row.cause in mails
        if not answers and not {*row.about} & {*records}:
            continue
        _empty(row, nobody=answers and row.to_key in tellers)
        found.append(row.message_id)
    return tuple(found)


def empty_letters_to(session: Session, address: str) -> tuple[str, ...]:
    """The same for every letter to this address."""
    found = []
    query = select(LetterRow).options(undefer(LetterRow.letter)).where(LetterRow.to_key == address)
    for row in session.scalars(query.order_by(LetterRow.id)):
        _empty(row, nobody=True)
        found.append(row.message_id)
    return tuple(found)


def _empty(row: LetterRow, *, nobody: bool) -> None:
    letter = letter_from_json(row.letter)
    bare = replace(
        letter, subject="", text="", html="", headers=(), parts=(), about=(), in_reply_to=None, references=()
    )
    if row.state in NOT_SENT:
        row.state, row.answer, row.claimed_by = LetterState.MISSED.value, WHY, None
    row.thread, row.words = None, ""  # a Message-ID of a mail, and a hash of words
    if nobody:
        row.to_key, row.key = NOBODY.addr_spec, f"erased-{row.id}"
        bare = replace(bare, to=NOBODY, key=row.key, reply_to=None)
        row.answer = WHY  # a server's answer names the address now and then
    row.letter, row.about = letter_to_json(bare), []

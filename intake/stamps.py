"""The outside of letters: keys, Message-IDs and stop addresses, made alike for every kind."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from intake.letters.identity import letter_message_id, stop_token, with_token
from intake.letters.values import Stamp, Stop
from parsers.letter_tokens import token_of
from parsers.records import Address, Message
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App

CARRY_A_TOKEN = frozenset({LetterKind.CONSENT_QUESTION, LetterKind.DIGEST, LetterKind.ANSWER})


def sender_of_letters(app: App) -> Address:
    """Who our letters come from: the settings' sender, else the call's mailbox under the coalition's name."""
    sender = app.settings.sender
    return Address(sender.name or app.call.coalition, sender.address or app.call.address)


def stamp(
    app: App,
    kind: LetterKind,
    cause: str,
    to: Address,
    *,
    language: str,
    in_reply_to: str | None = None,
    references: tuple[str, ...] = (),
    subject: str = "",
    due: datetime | None = None,
    not_after: datetime | None = None,
) -> Stamp:
    """The stamp of a letter to `to` that `cause` (a period, a message) makes; its key is unique for the two."""
    key = f"{app.call.id}/{cause}/{to.key}"
    domain = sender_of_letters(app).addr_spec.rpartition("@")[2]
    message_id = letter_message_id(kind, key, domain, app.secret)
    token = token_of(message_id) if kind in CARRY_A_TOKEN else ""
    return Stamp(
        key=key,
        message_id=message_id,
        to=to,
        language=language,
        in_reply_to=in_reply_to,
        references=references,
        subject=subject,
        stop=_stop(app, to),
        due=due,
        not_after=not_after,
        token=token,
        reply_to=_answers_to(app, token),
    )


def answering(app: App, message: Message, kind: LetterKind, cause: str, to: Address, language: str) -> Stamp:
    """The stamp of a letter that answers this mail, in its conversation."""
    named = (*message.references, message.message_id) if message.message_id else message.references
    chain = tuple(f"<{message_id}>" for message_id in named)
    return stamp(
        app,
        kind,
        cause,
        to,
        language=language,
        in_reply_to=chain[-1] if message.message_id else None,
        references=chain,
        subject=message.subject,
    )


def _answers_to(app: App, token: str) -> Address | None:
    """The call's mailbox with the token in its address, where the settings say that such mail arrives."""
    if not token or not app.settings.sender.plus:
        return None
    return Address(app.call.coalition, with_token(app.call.address, token))


def _stop(app: App, to: Address) -> Stop:
    token = stop_token(app.call.id, to.addr_spec, app.secret)
    mailto = f"mailto:{sender_of_letters(app).addr_spec}?subject={quote(f'unsubscribe {token}')}"
    base = app.settings.base_url
    return Stop(mailto, f"{base}/stop/{token}" if base else None)

"""How we say who we are to an SMTP server (RFC 4954): PLAIN, LOGIN, XOAUTH2, OAUTHBEARER."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection

from config.secret import Secret
from intake.wire import TokenSource, bearer_words

Command = Callable[[str], tuple[int, bytes]]
"""Sends one line and gives the answer's code and words."""

_CONTINUE = 334


def log_in(
    command: Command, offered: Collection[str], user: str, password: Secret | None, tokens: TokenSource | None
) -> tuple[int, bytes]:
    """The last answer: 235 when we are in; (0, why) when the server offers no way that we know."""
    if tokens is not None:
        return _by_token(command, offered, user, tokens)
    word = password.reveal() if password else ""
    if "PLAIN" in offered:
        return command("AUTH PLAIN " + _base64(f"\0{user}\0{word}"))
    if "LOGIN" in offered:
        code, words = command(f"AUTH LOGIN {_base64(user)}")
        return command(_base64(word)) if code == _CONTINUE else (code, words)
    return 0, b"it offers no way to log in with a password"


def _by_token(command: Command, offered: Collection[str], user: str, tokens: TokenSource) -> tuple[int, bytes]:
    """A token that is not taken may have been called back early: one more, fresh."""
    mechanism = next((name for name in ("XOAUTH2", "OAUTHBEARER") if name in offered), None)
    if mechanism is None:
        return 0, b"it offers no way to log in with a token"
    code, words = _offer(command, mechanism, user, tokens.token())
    if 500 <= code <= 599:
        code, words = _offer(command, mechanism, user, tokens.token(fresh=True))
    return code, words


def _offer(command: Command, mechanism: str, user: str, token: str) -> tuple[int, bytes]:
    code, words = command(f"AUTH {mechanism} {_base64(bearer_words(mechanism, user, token))}")
    if code == _CONTINUE:  # the error, as JSON; it wants a dummy answer before it says no (RFC 7628, 3.2.3)
        code, words = command("AQ==" if mechanism == "OAUTHBEARER" else "")
    return code, words


def _base64(words: str) -> str:
    return b64encode(words.encode("utf-8")).decode("ascii")

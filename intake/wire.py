"""What every connection to a mail server needs: verified TLS, limits of time, and words that hold no secret."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from config.secret import Secret
from config.settings import Security

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SLOWEST_BYTES_A_SECOND = 16_384
"""A line slower than this is taken for dead: a full wait is the server's time limit plus size / this."""
_LONG_WORD = re.compile(r"[A-Za-z0-9+/=_-]{40,}")
_ADDRESS = re.compile(r"[^\s<>()\[\]@\"',;:]{1,200}@[^\s<>()\[\]@\"',;:]{1,250}")


class TokenSource(Protocol):
    """Gives bearer tokens for OAuth2."""

    def token(self, *, fresh: bool = False) -> str:
        """A token that is good now. `fresh` asks for a new one, because the server did not take the last."""
        ...


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Certificates and host names are verified, always. `ca_file` replaces the machine's own list of authorities."""
    context = ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def plain_is_allowed(host: str, security: Security, *, allow_plain: bool) -> bool:
    """Whether a connection of this kind may carry passwords and stories."""
    return security is not Security.PLAIN or allow_plain or host in LOOPBACK


def certificate_trouble(error: ssl.SSLError) -> str | None:
    """Why the server's certificate was not trusted, in plain words; None when the trouble is another."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message or "it cannot be verified"
    return None


def network_words(error: OSError) -> str:
    """What happened to a connection, without numbers that only a machine understands."""
    if isinstance(error, socket.gaierror):
        return "the name of the server is not known"
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    if isinstance(error, ssl.SSLError):
        return "the encrypted connection broke"
    return (error.strerror or "the connection broke").lower()


def said(text: bytes | str, hidden: Iterable[Secret | str | None] = ()) -> str:
    """A server's words, fit to be shown: one line, at most 200 characters, no address, no secret, no token.

    Servers repeat what they were sent: the whole command, a user name, a token in base64.
    """
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    for item in hidden:
        secret = item.reveal() if isinstance(item, Secret) else item
        if secret:
            words = words.replace(secret, "***")
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in words[:2000]).split())
    return _LONG_WORD.sub("***", _ADDRESS.sub("(address)", words))[:200]


def login_words(user: str, password: Secret | None) -> tuple[str, ...]:
    """All that must be taken out of a server's words about a login: also as it went over the line, in base64."""
    word = password.reveal() if password else ""
    plain = [word, user, f"\0{user}\0{word}"]
    return tuple(part for part in (*plain, *(_base64(part).rstrip("=") for part in plain)) if part)


def _base64(words: str) -> str:
    return b64encode(words.encode("utf-8")).decode("ascii")


def longest_wait(timeout_seconds: float, size: int) -> float:
    """How long one answer of `size` octets may take in all: seconds."""
    return timeout_seconds + size / SLOWEST_BYTES_A_SECOND


@contextmanager
def time_limit(seconds: float, connection: Callable[[], socket.socket | None]) -> Iterator[threading.Event]:
    """Cut the connection when the body takes longer than `seconds`. The event tells whether it was cut.

    A socket's own time limit counts from the last octet: a server that sends one now and then could hold us for ever.
    """
    cut = threading.Event()

    def end() -> None:
        sock = connection()
        if sock is not None:
            cut.set()
            try:
                # of the class below TLS: the reading thread still uses the TLS object
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
            except OSError:
                return

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()


def bearer_words(mechanism: str, user: str, token: str) -> str:
    """The first words of XOAUTH2 (Google, Microsoft) or OAUTHBEARER (RFC 7628), before base64."""
    if mechanism == "OAUTHBEARER":
        name = user.replace("=", "=3D").replace(",", "=2C")
        return f"n,a={name},\x01auth=Bearer {token}\x01\x01"
    return f"user={user}\x01auth=Bearer {token}\x01\x01"

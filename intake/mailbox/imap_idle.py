"""IDLE (RFC 2177) as a hint that there may be news. Polling finds every message without it; this only saves time."""

from __future__ import annotations

import random
import select
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any

from intake.mailbox.imap import Connection
from intake.mailbox.imap_folder import open_folder
from intake.mailbox.pauses import pause_after
from intake.ports import PortError

_FIRST_PAUSE = 2.0
_NEWS = (b"EXISTS", b"RECENT")


class Idling:
    """One connection that stays in IDLE between calls of `wait`, so that nothing said meanwhile is missed.

    imapclient's `idle_check` is not used: it takes a line that came in two parts for the end of the connection, and
    after the real end it returns at once for ever. Here the socket is watched, and IDLE is ended to read what came.
    """

    def __init__(self, connect: Callable[[], Connection], folder: str, renew_seconds: float) -> None:
        self._connect = connect
        self._folder = folder
        self._renew_seconds = renew_seconds
        self._line: Connection | None = None
        self._idle_since: float | None = None
        self._failures = 0
        self._stopped = threading.Event()
        self._waiting = threading.Lock()

    def stop(self) -> None:
        """End the wait by cutting its line, then close it. No later call of `wait` waits."""
        self._stopped.set()
        line = self._line
        if line is not None:
            line.cut()
        with self._waiting:
            self._drop()

    def wait(self, seconds: float) -> bool:
        """See `Mailbox.wait`. After each new connection it says true once: something may have come before it."""
        with self._waiting:
            return self._wait_until(time.monotonic() + seconds)

    def _wait_until(self, ends: float) -> bool:
        while not self._stopped.is_set() and (left := ends - time.monotonic()) > 0:
            try:
                if self._line is None:
                    self._begin()
                    return True
                if self._watch(self._line, left):
                    return True
            except PortError as trouble:
                self._drop()
                self._failures += 1
                self._pause(min(self._pause_seconds(trouble), max(0.0, ends - time.monotonic())))
        return False

    def _begin(self) -> None:
        line = self._connect()
        try:
            open_folder(line, self._folder)
        except BaseException:
            line.close()
            raise
        self._line = line

    def _drop(self) -> None:
        line, self._line, self._idle_since = self._line, None, None
        if line is not None:
            line.close()

    def _pause_seconds(self, trouble: PortError) -> float:
        """Short after a single break, which routers and servers make now and then; then as polls are paused."""
        if self._failures == 1 and not getattr(trouble, "retry_after", None):
            return _FIRST_PAUSE
        return pause_after(self._failures, trouble, random.random()).total_seconds()

    def _pause(self, seconds: float) -> None:
        self._stopped.wait(seconds)

    def _watch(self, line: Connection, seconds: float) -> bool:
        """Stay in IDLE up to `seconds`; true when the server told of a message."""
        if not line.has("IDLE"):
            self._pause(seconds)
            return False
        if self._idle_since is None:
            news = _tells_of_mail(line.run("asking for news", lambda client: client.noop()[1]))
            line.run("waiting for mail", lambda client: client.idle())
            self._idle_since = time.monotonic()
            if news:
                return True
        renew_in = self._idle_since + self._renew_seconds - time.monotonic()
        if not _readable(line, max(0.0, min(seconds, renew_in))) and renew_in > seconds:
            return False
        if self._stopped.is_set():
            return False
        self._idle_since = None
        told = line.run("reading the news", lambda client: client.idle_done()[1])
        self._failures = 0
        return _tells_of_mail(told)


def _readable(line: Connection, seconds: float) -> bool:
    """Whether the server has said something, or hung up, within `seconds`."""
    sock: Any = line.run("waiting for mail", lambda client: client.socket())
    if line.run("waiting for mail", _has_unread):
        return True
    if isinstance(sock, ssl.SSLSocket) and sock.pending():
        return True
    watch = select.poll()
    watch.register(sock.fileno(), select.POLLIN)
    return bool(watch.poll(seconds * 1000))


def _has_unread(client: Any) -> bool:
    """Whether a line already lies in imaplib's buffer, where no poll of the socket sees it."""
    sock = client.socket()
    limit = sock.gettimeout()
    sock.settimeout(0)
    try:
        return bool(client._imap.file.peek(1))
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        sock.settimeout(limit)


def _tells_of_mail(told: Any) -> bool:
    return any(len(entry) > 1 and entry[1] in _NEWS for entry in told if isinstance(entry, tuple))

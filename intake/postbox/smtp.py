"""The door to smtplib: one connection to an SMTP server (RFC 5321), greeted, encrypted and logged in."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, BinaryIO

from config.settings import Security
from intake.ports import PostboxRefused, PostboxUnavailable, TokenRefused, TokenUnavailable
from intake.postbox import smtp_answers as answers
from intake.postbox.sasl import log_in
from intake.postbox.smtp_access import SmtpAccess
from intake.wire import certificate_trouble, login_words, network_words, plain_is_allowed, time_limit, tls_context


class LineLostError(Exception):
    """The connection ended, or the server's answer cannot be read, in the middle of a letter."""


class _WholeLines:
    """A line that ends without a line end was cut by a lost connection: it counts as nothing."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readline(self, most: int) -> bytes:
        line = self._file.readline(most)
        return line if line.endswith(b"\n") or len(line) == most else b""

    def close(self) -> None:
        self._file.close()


class _Whole(smtplib.SMTP):
    """smtplib believes half a line: of `SIZE 100000` cut after the 1, every letter would be refused as too large."""

    file: Any

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = _WholeLines(self.sock.makefile("rb"))
        return super().getreply()


class _WholeTls(_Whole, smtplib.SMTP_SSL):
    """The same, encrypted from the first octet."""


class Line:
    """One connection. Making it raises PostboxUnavailable or PostboxRefused; later all trouble is LineLostError."""

    def __init__(self, access: SmtpAccess) -> None:
        self._access = access
        if not plain_is_allowed(access.host, access.security, allow_plain=access.allow_plain):
            raise PostboxRefused(f"the connection to {access.host} would not be encrypted", answers.MEND_TLS)
        with self._plain_words("connecting"):
            self._smtp = self._greet()
        try:
            with self._plain_words("logging in"), self.limit(access.timeout_seconds * 2):
                self._prepare()
        except BaseException:
            self._smtp.close()
            raise

    def _greet(self) -> smtplib.SMTP:
        access = self._access
        name = access.helo or _own_name()
        if access.security is Security.TLS:
            context = tls_context(access.ca_file)
            return _WholeTls(
                access.host, access.port, local_hostname=name, timeout=access.timeout_seconds, context=context
            )
        return _Whole(access.host, access.port, local_hostname=name, timeout=access.timeout_seconds)

    def _prepare(self) -> None:
        access, smtp = self._access, self._smtp
        smtp.command_encoding = "utf-8"
        smtp.ehlo_or_helo_if_needed()
        if access.security is Security.STARTTLS:
            if not smtp.has_extn("starttls"):
                raise PostboxRefused(
                    f"{access.host} offers no encryption by STARTTLS, nothing was sent", answers.MEND_TLS
                )
            code, words = smtp.starttls(context=tls_context(access.ca_file))
            if code != 220:
                raise answers.turned_away(access.host, "starting encryption", code, words)
            smtp.ehlo()
        if access.user is None:
            return
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        code, words = log_in(smtp.docmd, offered, access.user, access.password, access.tokens)
        if code != 235:
            # a token is not known here, so it cannot be taken out of the server's words: they are not shown
            shown = b"" if access.tokens is not None else words
            raise answers.turned_away(access.host, "logging in", code, shown, login_words(access.user, access.password))

    def has(self, extension: str) -> bool:
        return bool(self._smtp.has_extn(extension))

    def most_octets(self) -> int | None:
        """The largest letter that the server says it takes (RFC 1870); None where it does not say."""
        words = self._smtp.esmtp_features.get("size", "")
        return int(words) if words.isdigit() and int(words) > 0 else None

    def ask(self, command: str, rest: str = "") -> tuple[int, bytes]:
        """One command, and the answer's code and words."""
        with self._line_lost():
            return self._smtp.docmd(command, rest)

    def hand_over(self, wire: bytes) -> tuple[int, bytes]:
        """The letter itself, after DATA, with its end; the answer may take long."""
        access, smtp = self._access, self._smtp
        with self._line_lost():
            smtp.send(wire + b".\r\n")
            self._wait_at_most(max(access.answer_seconds, access.timeout_seconds))
            answer = smtp.getreply()
            self._wait_at_most(access.timeout_seconds)
            return answer

    def _wait_at_most(self, seconds: float) -> None:
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconds)

    def limit(self, seconds: float) -> AbstractContextManager[object]:
        """Cut the connection when the body takes longer."""
        return time_limit(seconds, lambda: self._smtp.sock)

    def close(self, *, politely: bool = True) -> None:
        """Say goodbye where the line still stands; never raises."""
        with suppress(OSError, smtplib.SMTPException):
            if politely and self._smtp.sock is not None:
                self._wait_at_most(min(5, self._access.timeout_seconds))
                self._smtp.quit()
        self._smtp.close()

    @contextmanager
    def _line_lost(self) -> Iterator[None]:
        try:
            yield
        except (OSError, smtplib.SMTPException):
            raise LineLostError from None

    @contextmanager
    def _plain_words(self, step: str) -> Iterator[None]:
        """What goes wrong inside leaves as one of our exceptions, without the commands that smtplib's would hold."""
        host = self._access.host
        try:
            yield
        except TokenRefused as error:
            raise PostboxRefused(error.reason, error.what_to_do) from None
        except TokenUnavailable as error:
            raise PostboxUnavailable(error.reason, error.what_to_do) from None
        except smtplib.SMTPResponseException as error:
            words = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
            raise answers.turned_away(host, step, error.smtp_code, words) from None
        except smtplib.SMTPException:
            raise PostboxUnavailable(f"{host} ended the connection while {step}") from None
        except OSError as error:
            why = certificate_trouble(error) if isinstance(error, ssl.SSLError) else None
            if why:
                raise PostboxRefused(
                    f"{host} shows a certificate that is not trusted: {why}", answers.MEND_CA
                ) from None
            raise PostboxUnavailable(f"{host} was lost while {step}: {network_words(error)}") from None


def _own_name() -> str:
    """The name that we greet with. Not asked of the network: a slow name server would hold up every letter."""
    name = socket.gethostname()
    return name if "." in name else "[127.0.0.1]"

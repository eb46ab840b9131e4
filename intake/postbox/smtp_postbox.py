"""Letters by SMTP: one connection for a batch, one transaction for each person, one outcome for each letter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from intake.ports import Delivery, Finding, Outcome, PortError
from intake.postbox import smtp_answers as answers
from intake.postbox.envelope import checked_address
from intake.postbox.smtp import Line, LineLostError
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.wire_form import as_sent, longest_line
from intake.wire import longest_wait, said

_LONGEST_LINE = 998
_LOST_BEFORE = "the connection was lost before the letter"
_LOST_AFTER = "the connection was lost before the answer"


class SmtpSession:
    """See `intake.ports.Outgoing`."""

    def __init__(self, access: SmtpAccess) -> None:
        self._access = access
        self._line: Line | None = Line(access)
        self._is_new = True

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:
        sender = checked_address(envelope_from, may_be_null=True)
        person = checked_address(recipient)
        wire = as_sent(content)
        delivery = self._try(sender, person, wire)
        if delivery is None:  # an old line, closed by the server meanwhile: nothing was said about this letter yet
            delivery = self._try(sender, person, wire)
        return delivery or self._answer(Outcome.TRY_LATER, _LOST_BEFORE)

    def _try(self, sender: str, person: str, wire: bytes) -> Delivery | None:
        """None when a line that was open before was lost before the server had heard of this letter."""
        if self._line is None:
            self._line, self._is_new = Line(self._access), True
        was_new, self._is_new = self._is_new, False
        refusal = _cannot_take(self._line, sender, person, wire)
        if refusal:
            return self._answer(Outcome.REFUSED, refusal)
        seconds = longest_wait(self._access.timeout_seconds * 3 + self._access.answer_seconds, len(wire))
        with self._line.limit(seconds):
            try:
                code, words = self._line.ask("MAIL", f"FROM:<{sender}>{_options(self._line, sender, person, wire)}")
            except LineLostError:
                self._drop()
                return self._answer(Outcome.TRY_LATER, _LOST_BEFORE) if was_new else None
            return self._go_on(self._line, person, wire, code, words)

    def _go_on(self, line: Line, person: str, wire: bytes, code: int, words: bytes) -> Delivery:
        lost = Outcome.TRY_LATER
        try:
            if code != 250:
                return self._no("MAIL", code, words)
            code, words = line.ask("RCPT", f"TO:<{person}>")
            if code not in (250, 251):
                return self._no("RCPT", code, words)
            code, words = line.ask("DATA")
            if code != 354:
                return self._no("DATA", code, words)
            lost = Outcome.UNCERTAIN  # from here on the server may have the letter, whatever we hear
            code, words = line.hand_over(wire)
        except LineLostError:
            self._drop()
            return self._answer(lost, _LOST_AFTER if lost is Outcome.UNCERTAIN else _LOST_BEFORE)
        if code == 250:
            return Delivery(Outcome.ACCEPTED, code, said(words), self._access.host)
        return self._no("the letter", code, words)

    def _no(self, step: str, code: int, words: bytes) -> Delivery:
        """The server said no. The line is made ready for the next letter, or dropped where it is of no more use."""
        if code == 421 or not 400 <= code <= 599:
            self._drop()
        elif self._line is not None:
            with suppress(LineLostError):  # the next letter will find the line lost, and make another
                self._line.ask("RSET")
        return answers.delivery(self._access.host, step, code, words)

    def _answer(self, outcome: Outcome, words: str) -> Delivery:
        return Delivery(outcome, 0, words, self._access.host)

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close(politely=False)

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()


def _cannot_take(line: Line, sender: str, person: str, wire: bytes) -> str | None:
    """Why this server cannot carry the letter, known before it is offered."""
    if _is_international(sender, person, wire) and not line.has("smtputf8"):
        return "the address has letters that this server cannot carry (SMTPUTF8)"
    if longest_line(wire) > _LONGEST_LINE:
        return f"a line of the letter is longer than {_LONGEST_LINE} octets"
    most = line.most_octets()
    if most is not None and most < len(wire):
        return f"the letter is larger than the {most} octets that the server takes"
    return None


def _options(line: Line, sender: str, person: str, wire: bytes) -> str:
    options = f" SIZE={len(wire)}" if line.has("size") else ""
    if not wire.isascii() and line.has("8bitmime"):
        options += " BODY=8BITMIME"
    if _is_international(sender, person, wire):
        options += " SMTPUTF8"
    return options


def _is_international(sender: str, person: str, wire: bytes) -> bool:
    """Whether an address or a header has letters beyond ASCII (RFC 6531, 3.3; RFC 6532)."""
    return not ((sender + person).isascii() and wire.partition(b"\r\n\r\n")[0].isascii())


class SmtpPostbox:
    """See `intake.ports.Postbox`."""

    def __init__(self, access: SmtpAccess) -> None:
        self._access = access

    @contextmanager
    def session(self) -> Iterator[SmtpSession]:
        session = SmtpSession(self._access)
        try:
            yield session
        finally:
            session.close()

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:
        with self.session() as session:
            return session.send(envelope_from, recipient, content)

    def check(self) -> tuple[Finding, ...]:
        access = self._access
        try:
            with self.session():
                who = f"as {access.user}" if access.user else "without a login"
                return (Finding(True, f"{access.host}, port {access.port}, takes letters from us {who}."),)
        except PortError as error:
            return (Finding(False, f"Postbox: {error.reason}.", error.what_to_do),)

"""An IMAP server that behaves as a test says: real enough for a session, wrong exactly where it is told to be.

It fails the test by itself when a client does what ours must never do: fetch without PEEK, open for writing without
being asked to, send a CHARSET, use a plain EXPUNGE, ask for BODYSTRUCTURE or ENVELOPE.
"""

from __future__ import annotations

import re
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tests.servers.certificates import Certificates

FORBIDDEN = re.compile(
    rb"(BODY\[|RFC822(?!\.SIZE)|BODYSTRUCTURE|ENVELOPE|CHARSET)|^\S+ EXPUNGE|^\S+ STORE|^\S+ CLOSE", re.IGNORECASE
)
CAPABILITIES = b"IMAP4rev1 UIDPLUS MOVE IDLE NAMESPACE LITERAL+"


@dataclass
class Mail:
    """`size` is what the server says of it; `fields` replaces the whole answer to FETCH of the body."""

    content: bytes
    size: int | None = None
    date: bytes = b"14-Sep-2010 09:30:00 -0400"
    flags: set[bytes] = field(default_factory=set)
    answer: bytes | None = None
    silent: bool = False
    deadly: bool = False


@dataclass
class Server:
    """The state of the account, and what goes wrong. `refusals` maps a command to answers used up one by one."""

    mails: dict[int, Mail] = field(default_factory=dict)
    uidvalidity: int | None = 100
    read_only: bool = False
    capabilities: bytes = CAPABILITIES
    folders: list[bytes] = field(default_factory=lambda: [b'(\\HasNoChildren) "/" INBOX'])
    openable: set[bytes] = field(default_factory=lambda: {b"INBOX"})
    namespace: bytes = b'(("" "/")) NIL NIL'
    refusals: dict[bytes, list[bytes]] = field(default_factory=dict)
    greetings: list[bytes] = field(default_factory=list)
    noise: bytes = b""
    permanent_flags: bytes = rb"\Seen \Deleted \*"
    cut_after: int | None = None
    drip_seconds: float = 0
    silent_in: bytes | None = None
    idle_says: tuple[bytes | None, ...] = ()
    before: Callable[[bytes], None] | None = None
    tls: Certificates | None = None
    port: int = 0
    sessions: int = 0
    sent: int = 0
    heard: list[bytes] = field(default_factory=list)
    sins: list[bytes] = field(default_factory=list)
    made: list[bytes] = field(default_factory=list)

    def count(self, command: bytes) -> int:
        return sum(1 for line in self.heard if line.split(b" ", 1)[1].upper().startswith(command))


class _Cut(Exception):
    """The connection ends here."""


class _Session(socketserver.BaseRequestHandler):
    server_state: Server

    def handle(self) -> None:
        state = self.state = self.server_state
        state.sessions += 1
        with suppress(OSError, _Cut):
            line = self.line = self.request
            if state.tls:
                context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                context.load_cert_chain(state.tls.certificate, state.tls.key)
                line = self.line = context.wrap_socket(line, server_side=True)
            line.settimeout(10)
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.input = line.makefile("rb")
            self.left = state.cut_after
            self._talk()
        with suppress(OSError):
            self.line.close()

    def say(self, *lines: bytes) -> None:
        content = b"".join(line + b"\r\n" for line in lines)
        if self.left is not None:
            if self.left < len(content):
                self.line.sendall(content[: self.left])
                raise _Cut
            self.left -= len(content)
        self.state.sent += len(content)
        if self.state.drip_seconds:
            for octet in content:
                self.line.sendall(bytes([octet]))
                time.sleep(self.state.drip_seconds)
            return
        self.line.sendall(content)

    def _talk(self) -> None:
        greeting = self.state.greetings.pop(0) if self.state.greetings else b"* OK ready"
        self.say(greeting)
        if greeting.startswith(b"* BYE"):
            raise _Cut
        for raw in self.input:
            line = raw.rstrip(b"\r\n")
            self.state.heard.append(line)
            if FORBIDDEN.search(line.replace(b"BODY.PEEK[", b"")):
                self.state.sins.append(line)
            self._command(line)

    def _command(self, line: bytes) -> None:
        tag, _, rest = line.partition(b" ")
        name = rest.split(b" ")[0].upper()
        if name == b"UID":
            name, rest = b"UID " + rest.split(b" ")[1].upper(), rest.partition(b" ")[2]
        if self.state.before:
            self.state.before(name)
        if self.state.silent_in == name:
            time.sleep(3)
            raise _Cut
        refusals = self.state.refusals.get(name)
        if refusals:
            answer = refusals.pop(0)
            if not answer:
                raise _Cut
            self.say(answer if answer.startswith(b"* ") else tag + b" " + answer)
            if answer.startswith(b"* BYE"):
                raise _Cut
            return
        handler = _COMMANDS.get(name)
        if handler is None:
            self.say(tag + b" BAD what is " + name)
            return
        handler(self, tag, rest.partition(b" ")[2])

    def capability(self, tag: bytes, _: bytes) -> None:
        self.say(b"* CAPABILITY " + self.state.capabilities, tag + b" OK done")

    def fine(self, tag: bytes, _: bytes) -> None:
        self.say(tag + b" OK done")

    def authenticate(self, tag: bytes, _: bytes) -> None:
        """Any token is good."""
        self.say(b"+ ")
        self.input.readline()
        self.say(tag + b" OK done")

    def logout(self, tag: bytes, _: bytes) -> None:
        self.say(b"* BYE see you", tag + b" OK done")
        raise _Cut

    def list_folders(self, tag: bytes, _: bytes) -> None:
        self.say(*(b"* LIST " + folder for folder in self.state.folders), tag + b" OK done")

    def say_namespace(self, tag: bytes, _: bytes) -> None:
        self.say(b"* NAMESPACE " + self.state.namespace, tag + b" OK done")

    def examine(self, tag: bytes, name: bytes) -> None:
        self._open(tag, name, b"READ-ONLY")

    def select(self, tag: bytes, name: bytes) -> None:
        self._open(tag, name, b"READ-ONLY" if self.state.read_only else b"READ-WRITE")

    def _open(self, tag: bytes, name: bytes, mode: bytes) -> None:
        if name.strip(b'"') not in self.state.openable:
            self.say(tag + b" NO [NONEXISTENT] no such folder")
            return
        self.say(b"* %d EXISTS" % len(self.state.mails), b"* OK [PERMANENTFLAGS (%s)] ok" % self.state.permanent_flags)
        if self.state.uidvalidity is not None:
            self.say(b"* OK [UIDVALIDITY %d] ok" % self.state.uidvalidity)
        self.say(tag + b" OK [%s] opened" % mode)

    def status(self, tag: bytes, name: bytes) -> None:
        self.say(b"* STATUS " + name.split(b" ")[0] + b" ()", tag + b" OK done")

    def create(self, tag: bytes, name: bytes) -> None:
        prefix = re.search(rb'\(\("([^"]*)"', self.state.namespace)
        name = name.strip(b'"')
        if prefix and not name.startswith(prefix.group(1)):
            self.say(tag + b" NO name should be prefixed with: " + prefix.group(1))
            return
        self.state.made.append(name)
        self.say(tag + b" OK done")

    def search(self, tag: bytes, criteria: bytes) -> None:
        uids = sorted(self.state.mails)
        asked = re.search(rb"UID (\S+)", criteria)
        if asked:
            uids = [uid for uid in uids if uid in _in_set(asked.group(1), uids)]
        keyword = re.search(rb"KEYWORD (\S+)", criteria)
        if keyword:
            uids = [uid for uid in uids if keyword.group(1) in self.state.mails[uid].flags]
        self.say(b"* SEARCH" + b"".join(b" %d" % uid for uid in uids), tag + b" OK done")

    def fetch(self, tag: bytes, rest: bytes) -> None:
        wanted, _, items = rest.partition(b" ")
        everything = sorted(self.state.mails)
        for uid in sorted(_in_set(wanted, everything)):
            mail = self.state.mails.get(uid)
            if mail is None or mail.silent:
                continue
            if self.state.noise:
                self.say(self.state.noise)
            if b"BODY.PEEK" in items and mail.deadly:
                raise _Cut
            self.say(b"* %d FETCH (%s)" % (everything.index(uid) + 1, self._fields(uid, mail, items.upper())))
        self.say(tag + b" OK done")

    def _fields(self, uid: int, mail: Mail, items: bytes) -> bytes:
        if b"BODY.PEEK" in items and mail.answer is not None:
            return mail.answer
        parts = []
        if b"RFC822.SIZE" in items:
            parts.append(b"RFC822.SIZE %d" % (len(mail.content) if mail.size is None else mail.size))
        if b"INTERNALDATE" in items:
            parts.append(b'INTERNALDATE "%s"' % mail.date)
        if b"FLAGS" in items:
            parts.append(b"FLAGS (%s)" % b" ".join(sorted(mail.flags)))
        if b"BODY.PEEK[HEADER]" in items:
            head = mail.content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            parts.append(b"BODY[HEADER]<0> {%d}\r\n%s" % (len(head), head))
        slice_ = re.search(rb"BODY\.PEEK\[\]<(\d+)\.(\d+)>", items)
        if slice_:
            start, octets = int(slice_.group(1)), int(slice_.group(2))
            piece = mail.content[start : start + octets]
            parts.append(b"BODY[]<%d> {%d}\r\n%s" % (start, len(piece), piece))
        elif b"BODY.PEEK[]" in items:
            parts.append(b"BODY[] {%d}\r\n%s" % (len(mail.content), mail.content))
        parts.append(b"UID %d" % uid)  # last: the order of the items means nothing
        return b" ".join(parts)

    def store(self, tag: bytes, rest: bytes) -> None:
        wanted, _, change = rest.partition(b" ")
        flags = set(change[change.index(b"(") + 1 : change.index(b")")].split())
        for uid in _in_set(wanted, sorted(self.state.mails)) & self.state.mails.keys():
            self.state.mails[uid].flags |= flags
        self.say(tag + b" OK done")

    def move(self, tag: bytes, rest: bytes) -> None:
        for uid in _in_set(rest.split(b" ")[0], sorted(self.state.mails)):
            self.state.mails.pop(uid, None)
        self.say(tag + b" OK done")

    def expunge(self, tag: bytes, rest: bytes) -> None:
        for uid in _in_set(rest, sorted(self.state.mails)) & self.state.mails.keys():
            if b"\\Deleted" in self.state.mails[uid].flags:
                del self.state.mails[uid]
        self.say(tag + b" OK done")

    def idle(self, tag: bytes, _: bytes) -> None:
        """`idle_says` is sent at once, piece by piece; a piece None is silence until the client gives up."""
        self.say(b"+ idling")
        for piece in self.state.idle_says:
            if piece is None:
                self.input.read()
                raise _Cut
            time.sleep(0.02)
            self.line.sendall(piece)
            if piece.startswith(b"* BYE"):
                raise _Cut
        self.input.readline()
        self.say(tag + b" OK done")


def _in_set(wanted: bytes, uids: list[int]) -> set[int]:
    """The numbers of a UID set. As RFC 3501 has it, `*` is the last message, and 29:* holds it whatever its number."""
    last = uids[-1] if uids else 0
    found: set[int] = set()
    for piece in wanted.split(b","):
        ends = [last if end == b"*" else int(end) for end in piece.split(b":")]
        low, high = min(ends), max(ends)
        found |= {uid for uid in uids if low <= uid <= high}
    return found


_COMMANDS: dict[bytes, Callable[[Any, bytes, bytes], None]] = {
    b"CAPABILITY": _Session.capability,
    b"NOOP": _Session.fine,
    b"LOGIN": _Session.fine,
    b"AUTHENTICATE": _Session.authenticate,
    b"LOGOUT": _Session.logout,
    b"LIST": _Session.list_folders,
    b"NAMESPACE": _Session.say_namespace,
    b"EXAMINE": _Session.examine,
    b"SELECT": _Session.select,
    b"STATUS": _Session.status,
    b"CREATE": _Session.create,
    b"UID SEARCH": _Session.search,
    b"UID FETCH": _Session.fetch,
    b"UID STORE": _Session.store,
    b"UID MOVE": _Session.move,
    b"UID COPY": _Session.fine,
    b"UID EXPUNGE": _Session.expunge,
    b"IDLE": _Session.idle,
}


@contextmanager
def scripted_imap(server: Server) -> Iterator[Server]:
    """Runs until the end of the block; then the test fails if the client did what ours must never do."""
    handler = type("Session", (_Session,), {"server_state": server})
    with socketserver.ThreadingTCPServer(("127.0.0.1", server.port), handler, bind_and_activate=False) as tcp:
        tcp.allow_reuse_address = tcp.daemon_threads = True
        tcp.server_bind()
        tcp.server_activate()
        server.port = tcp.server_address[1]
        thread = threading.Thread(target=tcp.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            tcp.shutdown()
            thread.join()
    assert server.sins == []

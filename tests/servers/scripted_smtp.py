"""An SMTP server that does what a test says: answers any step as told, dies before or after it, keeps what it got."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

ANSWERS = {
    "greeting": b"220 scripted.example.org ESMTP",
    "EHLO": b"250-scripted.example.org\r\n250 SIZE 100000",
    "MAIL": b"250 2.1.0 ok",
    "RCPT": b"250 2.1.5 ok",
    "DATA": b"354 go on",
    "end": b"250 2.0.0 kept as 4711",
    "RSET": b"250 ok",
    "QUIT": b"221 bye",
    "AUTH": b"235 2.7.0 in",
}
DIE = b""
"""As an answer: the connection is closed instead."""


@dataclass
class Script:
    """`answers` by step; a list is used up one by one, its last stays. `kept` holds (sender, recipients, content).

    `taken` counts the letters that came whole, whatever was answered; `cut_after` octets of answers a connection ends.
    """

    answers: Mapping[str, bytes | list[bytes]] = field(default_factory=dict)
    die_inside_data_after: int | None = None
    silent_at: str | None = None
    cut_after: int | None = None
    taken: int = 0
    said: int = 0
    kept: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    def answer(self, step: str) -> bytes:
        given = self.answers.get(step, ANSWERS.get(step, b"502 what is that?"))
        if isinstance(given, list):
            return given.pop(0) if len(given) > 1 else given[0]
        return given


class _Handler(socketserver.StreamRequestHandler):
    script: Script

    def handle(self) -> None:
        self.script.connections += 1
        self.left = self.script.cut_after
        with suppress(OSError, _Death):
            self._say("greeting")
            self._talk()

    def _say(self, step: str) -> bytes:
        if self.script.silent_at == step:
            time.sleep(5)
            raise _Death
        answer = self.script.answer(step)
        if answer == DIE:
            raise _Death
        self._write(answer + b"\r\n")
        return answer

    def _write(self, content: bytes) -> None:
        if self.left is not None and self.left < len(content):
            self.wfile.write(content[: self.left])
            raise _Death
        self.left = None if self.left is None else self.left - len(content)
        self.script.said += len(content)
        self.wfile.write(content)

    def _talk(self) -> None:
        sender, people = "", []
        for raw in self.rfile:
            line = raw.decode("utf-8").rstrip("\r\n")
            step = line.split(" ")[0].upper()
            self.script.heard.append(line)
            answer = self._say(step)
            if step == "MAIL" and answer.startswith(b"250"):
                sender, people = line.partition("<")[2].partition(">")[0], []
            elif step == "RCPT" and answer.startswith(b"25"):
                people.append(line.partition("<")[2].partition(">")[0])
            elif step == "DATA" and answer.startswith(b"354"):
                content = self._content()
                self.script.taken += 1
                if self._say("end").startswith(b"250"):
                    self.script.kept.append((sender, people, content))
            elif step == "QUIT":
                return

    def _content(self) -> bytes:
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)
            if self.script.die_inside_data_after is not None and len(lines) > self.script.die_inside_data_after:
                raise _Death
        raise _Death


class _Death(Exception):
    """Ends a connection; no error of the server."""


@contextmanager
def scripted_smtp(script: Script | None = None) -> Iterator[Script]:
    script = script or Script()
    handler = type("Handler", (_Handler,), {"script": script})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        script.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield script
        finally:
            server.shutdown()
            thread.join()

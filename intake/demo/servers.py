"""Mail servers in this process, for the demo: IMAP (pymap) and SMTP (aiosmtpd) on loopback, all in memory.

Both are optional packages: the service itself never needs them. Not for real mail: no encryption, one password.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

HOST = "127.0.0.1"
USER = "demo"
PASSWORD = "demo"
_START_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as the SMTP server took it."""

    sender: str
    recipient: str
    content: bytes


@dataclass
class Embedded:
    """Both servers. `imap_port` takes USER and PASSWORD; `sent` grows with each letter that `smtp_port` takes."""

    imap_port: int
    smtp_port: int
    sent: list[Sent] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop | None = None
    _deliver: Callable[[bytes, datetime], Any] | None = None

    def deliver(self, content: bytes, received: datetime) -> None:
        """Put a mail into the INBOX with `received` (aware) as its receipt time."""
        if self._loop is None or self._deliver is None:
            raise RuntimeError("the servers do not run")
        asyncio.run_coroutine_threadsafe(self._deliver(content, received), self._loop).result(_START_SECONDS)


@contextmanager
def start_embedded() -> Iterator[Embedded]:
    """Both servers in a thread of their own until the end of the block. Raises ImportError without the packages."""
    servers = Embedded(_free_port(), _free_port())
    thread = _Servers(servers)
    thread.start()
    try:
        thread.await_start()
        yield servers
    finally:
        thread.stop()


class _Servers(threading.Thread):
    def __init__(self, servers: Embedded) -> None:
        super().__init__(name="embedded mail servers", daemon=True)
        self._servers = servers
        self._ready = threading.Event()
        self._ended: asyncio.Event | None = None
        self._trouble: Exception | None = None

    def run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits for the start
            self._trouble = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._servers._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        async with AsyncExitStack() as stack:
            await _start_imap(self._servers, stack)
            await _start_smtp(self._servers, stack)
            self._ready.set()
            await self._ended.wait()

    def await_start(self) -> None:
        self._ready.wait(_START_SECONDS)
        if self._trouble is not None:
            raise self._trouble

    def stop(self) -> None:
        if self._servers._loop is not None and self._ended is not None and self.is_alive():
            self._servers._loop.call_soon_threadsafe(self._ended.set)
        self.join(5)


async def _start_imap(servers: Embedded, stack: AsyncExitStack) -> None:
    from pymap.backend.dict import DictBackend
    from pymap.imap import IMAPService
    from pymap.parsing.message import AppendMessage

    options = argparse.Namespace(
        demo_data=False, demo_user=USER, demo_password=PASSWORD, host=HOST, port=servers.imap_port, debug=False,
        cert=None, key=None, passlib_cfg=None, tls=False, proxy_protocol=None, inherited_sockets=None, skip_services=[],
    )  # fmt: skip
    backend, config = await DictBackend.init(options)
    config.apply_context()
    await backend.start(stack)
    await IMAPService(backend, config).start(stack)

    async def deliver(content: bytes, received: datetime) -> None:
        identity = await backend.login.authenticate(_credentials())
        async with identity.new_session() as session:
            await session.append_messages("INBOX", [AppendMessage(content, received)])

    servers._deliver = deliver


def _credentials() -> Any:
    from pysasl.creds.plain import PlainCredentials

    return PlainCredentials(USER, PASSWORD)


async def _start_smtp(servers: Embedded, stack: AsyncExitStack) -> None:
    from aiosmtpd.smtp import SMTP

    class Keeper:
        async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - its name
            servers.sent.extend(Sent(envelope.mail_from, person, envelope.content) for person in envelope.rcpt_tos)
            return "250 2.0.0 kept"

    def protocol() -> SMTP:
        return SMTP(Keeper(), hostname=HOST, enable_SMTPUTF8=True, decode_data=False)

    server = await asyncio.get_running_loop().create_server(protocol, HOST, servers.smtp_port)
    stack.callback(server.close)


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])

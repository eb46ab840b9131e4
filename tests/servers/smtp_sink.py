"""A real SMTP server in a thread (aiosmtpd), with or without STARTTLS and a login, that keeps what it is given."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.certificates import Certificates
from tests.servers.programs import free_port


@dataclass
class Sink:
    """`kept` holds each envelope. `logins` maps users to passwords; with any, a login is required."""

    kept: list[Envelope] = field(default_factory=list)
    logins: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        self.kept.append(envelope)
        return "250 2.0.0 kept"

    def authenticator(self, *facts: object) -> AuthResult:
        data = facts[-1]
        good = isinstance(data, LoginPassword) and self.logins.get(data.login.decode()) == data.password.decode()
        return AuthResult(success=good, handled=False)


@contextmanager
def smtp_sink(
    certificates: Certificates | None = None, *, tls_at_once: bool = False, **options: dict[str, str]
) -> Iterator[Sink]:
    """With certificates it wants STARTTLS, or speaks TLS from the first octet."""
    sink = Sink(**options)
    context = None
    if certificates:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificates.certificate, certificates.key)
    controller = Controller(
        sink,
        hostname="127.0.0.1",
        port=free_port(),
        ssl_context=context if tls_at_once else None,
        tls_context=None if tls_at_once else context,
        require_starttls=context is not None and not tls_at_once,
        authenticator=sink.authenticator,
        auth_required=bool(sink.logins),
        auth_require_tls=context is not None and not tls_at_once,
        enable_SMTPUTF8=True,
        decode_data=False,
    )
    controller.start()
    try:
        sink.port = controller.server.sockets[0].getsockname()[1]
        yield sink
    finally:
        controller.stop()

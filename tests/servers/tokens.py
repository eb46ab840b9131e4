"""A provider of OAuth2 logins on loopback: refresh tokens that rotate, device codes, and tokens that Dovecot takes."""

from __future__ import annotations

import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hmac import digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from tests.servers.dovecot import TOKEN_KEY


def bearer_token(user: str, ends: int = 4_000_000_000, key: bytes = TOKEN_KEY) -> str:
    """A signed token (RFC 7519) for `user`; `ends` in seconds since 1970."""
    head = {"alg": "HS256", "typ": "JWT"}
    body = {"email": f"{user}@example.org", "sub": user, "iat": 1_284_000_000, "exp": ends}
    words = b".".join(_encoded(json.dumps(part).encode()) for part in (head, body))
    return (words + b"." + _encoded(digest(key, words, "sha256"))).decode()


def _encoded(content: bytes) -> bytes:
    return urlsafe_b64encode(content).rstrip(b"=")


@dataclass
class Provider:
    """`answers` are given first, one for each question: (status, words). Only the newest refresh token is good."""

    user: str = "ana"
    refresh_token: str = "refresh-0"
    expires_in: int = 3600
    answers: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    waits_for_person: int = 0
    port: int = 0

    @property
    def token_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"

    @property
    def device_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/device"

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        self.asked.append(form)
        if self.answers:
            return self.answers.pop(0)
        if path == "/device":
            address = f"http://127.0.0.1:{self.port}/"
            return 200, {"device_code": "d-1", "user_code": "ABCD", "verification_uri": address, "expires_in": 600}
        if form["grant_type"] == "refresh_token":
            return self._refresh(form)
        if self.waits_for_person:
            self.waits_for_person -= 1
            return 400, {"error": "authorization_pending"}
        return self._tokens()

    def _refresh(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        if form["refresh_token"] != self.refresh_token:
            return 400, {"error": "invalid_grant", "error_description": f"{form['refresh_token']} is no good"}
        return self._tokens()

    def _tokens(self) -> tuple[int, dict[str, object]]:
        self.refresh_token = f"refresh-{len(self.asked)}"
        words = {"access_token": bearer_token(self.user), "token_type": "Bearer", "expires_in": self.expires_in}
        return 200, {**words, "refresh_token": self.refresh_token}


@contextmanager
def running_provider(provider: Provider) -> Iterator[Provider]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            status, words = provider.answer(self.path, {key: values[0] for key, values in form.items()})
            content = json.dumps(words).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Quiet: what is asked holds tokens."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        provider.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()

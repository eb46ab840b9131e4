"""The pages on a port, in a thread of their own. The one door of waitress."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import waitress

from intake.web.site import Site


@contextmanager
def serving(site: Site, host: str, port: int) -> Iterator[int]:
    """Serve until the block ends; gives the port, which is a free one for 0. Raises OSError where it cannot listen."""
    server = waitress.create_server(site, host=host, port=port, threads=2, ident=None, max_request_body_size=10_000)
    thread = threading.Thread(target=server.run, name="pages", daemon=True)
    thread.start()
    try:
        yield int(server.effective_port)
    finally:
        server.close()
        thread.join(timeout=10)

"""The part of the settings that lets others watch the service: pages, heartbeat, alarms, the canary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from config.reader import Table


@dataclass(frozen=True, slots=True)
class Watch:
    """How the service is seen from outside. Everything is off as it stands; `listen` is (host, port).

    `heartbeat_url` is fetched after each round in which all was well; who watches it misses it when something is not.
    `alarm_command` gets a sentence as its last argument and JSON on its input, `alarm_webhook` the same JSON.
    """

    listen: tuple[str, int] | None = None
    heartbeat_url: str | None = None
    alarm_command: tuple[str, ...] = ()
    alarm_webhook: str | None = None
    canary_hours: int = 0
    poll_is_old_minutes: int = 30


def read_watch(top: Table) -> Watch:
    """The table [watch]; all of it may be left out."""
    table = top.table("watch", required=False)
    watch = Watch(
        listen=_listen(table),
        heartbeat_url=_url(table, "heartbeat_url"),
        alarm_command=table.take_texts("alarm_command"),
        alarm_webhook=_url(table, "alarm_webhook"),
        canary_hours=table.take_integer("canary_hours", 0, most=24 * 7),
        poll_is_old_minutes=table.take_integer("poll_is_old_minutes", 30, least=2, most=24 * 60),
    )
    table.close()
    return watch


def _listen(table: Table) -> tuple[str, int] | None:
    written = table.take_text("listen", "", empty=True)
    if not written:
        return None
    found = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})", written)
    if found is None or int(found[2]) > 65_535:
        table.fault("listen", f"{written!r} is no place to listen at.", 'Write it like "127.0.0.1:8025".')
        return None
    return found[1].strip("[]"), int(found[2])


def _url(table: Table, key: str) -> str | None:
    written = table.take_text(key, "", empty=True)
    if not written:
        return None
    try:
        parts = urlsplit(written)
        right = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        right = False
    if not right:
        table.fault(key, "it is no web address.", 'Write it like "https://watch.example.org/ping".')
        return None
    return written

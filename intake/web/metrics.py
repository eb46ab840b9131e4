"""The status as Prometheus metrics (text exposition format), made anew for every request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Gauge, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics(status: Mapping[str, Any]) -> bytes:
    """Gauges with the names intake_...; times in seconds. Labels are names of settings and states, never of people."""
    registry = CollectorRegistry()

    def one(name: str, words: str, value: float) -> None:
        Gauge(f"intake_{name}", words, registry=registry).set(value)

    def many(name: str, words: str, label: str, values: Mapping[str, float]) -> None:
        gauge = Gauge(f"intake_{name}", words, [label], registry=registry)
        for key, value in values.items():
            gauge.labels(key).set(value)

    boxes = status["mailboxes"]
    one("well", "1 when nothing is wrong", float(status["well"]))
    many(
        "mailbox_age_seconds",
        "Since the mailbox last gave its mail; not there before the first time",
        "account",
        {box["account"]: box["silent_seconds"] for box in boxes if box["silent_seconds"] is not None},
    )
    many(
        "mailbox_failures",
        "Looks in a row that failed",
        "account",
        {box["account"]: box["failures"] for box in boxes},
    )
    many(
        "login_days_left",
        "Days until a person must log in again; not there where the provider does not say",
        "login",
        {login["name"]: login["days"] for login in status["logins"] if login["days"] is not None},
    )
    one("oldest_waiting_seconds", "Age of the oldest message that waits to be read", status["oldest_waiting_seconds"])
    one("oldest_letter_seconds", "How long the oldest letter has been due", status["oldest_letter_seconds"])
    many("messages", "Messages by what became of them", "mark", status["messages"])
    many("records", "Records by kind", "kind", status["records"])
    many("stories", "Stories by the state of consent", "state", status["stories"])
    many("letters", "Letters by state", "state", status["letters"])
    one("need_a_person", "Messages that need a person", status["need_a_person"])
    one("stories_need_a_person", "Stories that need a person", status["stories_need_a_person"])
    one("missed", "Digests and reminders whose time passed while nobody ran", len(status["missed"]))
    one("breaker", "1 while automatic mail is stopped", float(bool(status["breaker"])))
    return generate_latest(registry)

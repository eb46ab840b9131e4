"""What servers say of a letter that they do not take: reason and words (small letters)."""

from __future__ import annotations

# The address itself is gone: no letter will ever reach it.
DEAD = ("no such address", "account closed", "no such domain")

PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "mailbox full",
        (
            "mailbox full",
            "mailbox is full",
            "over quota",
            "quota exceeded",
            "exceeded storage",
            "mailfolder is full",
            "overquota",
            "out of storage",
            "insufficient disk",
            "exceeds quota",
            "user is over",
        ),
    ),
    (
        "no such address",
        (
            "user unknown",
            "unknown user",
            "no such user",
            "does not exist",
            "doesn't exist",
            "no mailbox here",
            "unknown recipient",
            "recipient unknown",
            "recipient not found",
            "user not found",
            "not listed in",
            "name is not recognized",
            "no such address",
            "invalid recipient",
            "unknown address",
            "addressee unknown",
            "doesn't have a",
            "unknown or illegal",
            "invalid mailbox",
            "no such recipient",
        ),
    ),
    ("account closed", ("disabled", "discontinued", "inactive", "suspended", "deactivated")),
    ("no such domain", ("host unknown", "unknown host", "domain not found", "no such domain", "nxdomain")),
    (
        "not reached in time",
        ("retry timeout exceeded", "too long", "giving up", "could not be delivered for", "queue too long"),
    ),
    (
        "server not reached",
        ("connection timed out", "connection refused", "try again", "timed out", "temporar", "no route to host"),
    ),
    ("refused as spam", ("spam", "blacklist", "blocklist", "junk", "blocked")),
    ("too large", ("too large", "too big", "exceeds size", "size limit", "message size")),
    ("refused by policy", ("policy", "denied", "rejected", "not allowed", "refused")),
)

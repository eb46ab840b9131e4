"""Where words of mails lie in the ledger, and how each place is emptied: the one registry, which erasure carries out.

A new column of text, JSON or bytes must stand in `RULES`, in `BY_HAND` or in `NO_WORDS`; a test compares them with the
tables, and another fills every place and looks for what erasure left there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

MESSAGE, STORY, PERSON = "message", "story", "person"


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of `table` whose `column` names an erased message, record or person: emptied, or deleted without `empties`.

    `story` stands for every record that goes, whatever its kind; `person` for the key of an address.
    """

    table: str
    of: str
    column: str
    empties: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


# In this order: what refers to a row goes before the row.
RULES = (
    Rule("message_content", MESSAGE, "number"),
    Rule("reference", MESSAGE, "message"),
    Rule("source", MESSAGE, "message", {"outcome": "tombstoned", "detail": ""}),
    Rule("correction", MESSAGE, "message"),
    Rule("correction", STORY, "record"),
    Rule("consent_event", STORY, "story"),
    Rule("consent_event", MESSAGE, "message", {"words": "", "reason": ""}),
    Rule("record", STORY, "merge_with", {"merge_with": None}),
    Rule("record", STORY, "merged_into", {"merged_into": None}),
    Rule("record", STORY, "number"),
    Rule("note", MESSAGE, "message"),
    Rule("contact", PERSON, "key"),
    Rule("credit", PERSON, "address"),
)

# What needs more than a rule; `storage.erasure` says how.
BY_HAND = MappingProxyType(
    {
        "message": (
            *("sha256", "message_id", "author_key", "author_name", "subject", "disposition", "state", "mark"),
            *("reasons", "needs_person", "unanswered", "trace", "reading"),
        ),
        "letter": ("letter", "about", "to_key", "key", "thread", "answer", "words"),
        "record": ("author_key", "author_name", "name", "folded_name", "fields", "problems"),  # of records that stay
        "note": ("text",),  # of coordinators about a story that goes
    }
)

# Our own words, or names of our own things. Whoever adds a column here says why no word of a mail can get into it.
NO_WORDS = MappingProxyType(
    {
        "audit": ("who", "what", "audience", "attribution", "seal"),  # who decided what; never the story's text
        "consent_event": ("actor", "actor_name", "to_state", "scopes", "attribution", "restrictions", "evidence"),
        "credit": ("by",),
        "message": ("claimed_by",),  # the name of a worker
        "answer_key": ("mark", "person", "message_id", "period", "shown"),  # coordinators; references and counts
        "decision": ("person", "name", "period", "command", "verb", "reference", "before", "undone_by"),  # likewise
        "done": ("key", "outcome"),  # occasions of the call
        "export": ("kind", "audience", "by", "sha256", "path", "holds"),  # the file itself is taken away
        "lease": ("name", "holder"),
        "letter": ("kind", "message_id", "state", "claimed_by"),  # the Message-ID is made with our key
        "poll": ("account", "trouble"),
        "question": ("mark",),  # a keyed hash of our own token
        "record": ("kind",),
        "source": ("account", "folder", "outcome", "tidied_as", "detail"),  # "detail" is one of our reasons
        "switch": ("name", "value"),
        "told": ("item", "period"),  # references such as S-12
        "tombstone": ("mark", "reason"),  # a keyed hash, and the operator's reason
    }
)


def known_places() -> Iterator[tuple[str, str]]:
    """Every (table, column) that the registry speaks of."""
    for table, columns in (*BY_HAND.items(), *NO_WORDS.items()):
        yield from ((table, column) for column in columns)


def emptied_places() -> Iterator[tuple[str, str]]:
    """Every (table, column) that can hold words of mails; where a rule deletes the row, the column is "*"."""
    for table, columns in BY_HAND.items():
        yield from ((table, column) for column in columns)
    for rule in RULES:
        yield from ((rule.table, column) for column in (rule.empties or ("*",)))

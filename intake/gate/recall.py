"""Recall: who holds a copy of a story, from the exports that were written and the digests that have left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import audit, house, outbox
from storage.database import Session
from storage.values import LetterKind


@dataclass(frozen=True, slots=True)
class Copies:
    """Copies that were made at once: what, when (aware UTC), for which audience, and where or with whom they are."""

    what: str
    at: datetime
    audience: str
    places: tuple[str, ...]

    @property
    def line(self) -> str:
        """For a list of copies: "stories for agency", "digest of 2010-09-20 to 4 people"."""
        if self.what == "digest":
            return f"digest of {self.at:%Y-%m-%d} to {len(self.places)} people"
        return f"{self.what} for {self.audience}"


def copies_of(session: Session, story: int) -> tuple[Copies, ...]:
    """Every export and every digest that held the account of a story, oldest first.

    A digest that told no more than its number is no copy: the audit knows at which attribution a story was shown.
    """
    exports = [
        Copies(e.kind, e.at, e.audience, (e.path,))
        for e in house.exports_holding(session, story)
        if e.audience != "internal"  # the sheet of evidence: no account is in it, and nobody outside has it
    ]
    left = {(letter.to, letter.posted_at) for letter in outbox.letters_about(session, story) if _is_digest(letter.kind)}
    digests: dict[datetime, list[str]] = {}
    for row in audit.find_audited(session, story):
        if row.what == "digest" and row.attribution and (row.who, row.at) in left:
            digests.setdefault(row.at, []).append(row.who)
    told = [Copies("digest", at, "coalition", tuple(people)) for at, people in digests.items()]
    return tuple(sorted((*exports, *told), key=lambda copies: copies.at))


def _is_digest(kind: LetterKind) -> bool:
    return kind is LetterKind.DIGEST

"""The one gate for all outgoing mail: may this letter leave now? Pure: counts in, a verdict with its reason out.

Loops are bounded thrice. No letter of ours answers a machine (`parsers.automatic.may_be_answered` decides that from
the mail); the same words from the same place are answered once; and what gets past both is capped: per address and
day, per domain and day, per thread, per hour for the whole house. When the house's cap is reached a breaker holds all
automatic mail until a person has looked. Neither caps nor breaker hold a digest: it is what tells people of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from intake.outgoing.own_addresses import is_own
from storage.values import Letter, LetterKind

THREAD_DAYS = 30
AUTOMATIC = frozenset(
    {
        LetterKind.ACKNOWLEDGEMENT,
        LetterKind.CONSENT_QUESTION,
        LetterKind.CONFIRMATION,
        LetterKind.NOTICE,
        LetterKind.ANSWER,
    }
)
TO_OURSELVES = frozenset({LetterKind.CANARY, LetterKind.DIGEST})  # the compiler may read the mailbox as well
DAEMONS = re.compile(
    r"^(mailer-daemon|postmaster|mdaemon|no-?reply|do-?not-?reply|noreply[-+].*|bounces?|bounce[-+].*|abuse"
    r"|listserv|majordomo|mailman|.*-(request|owner|bounces?|unsubscribe|subscribe)|owner-.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Caps:
    """How many letters may leave. `automatic_an_hour` is the breaker; the others hold only the letter itself."""

    automatic_a_day_and_address: int = 6
    automatic_a_day_and_domain: int = 20
    automatic_a_thread: int = 3
    automatic_an_hour: int = 200
    letters_an_hour: int = 600


@dataclass(frozen=True, slots=True)
class Traffic:
    """What has left already, and what is known of the recipient. Counts are of letters sent or under way."""

    automatic_to_address_today: int = 0
    automatic_to_domain_today: int = 0  # none where a domain says nothing of whose mailbox it is
    automatic_in_thread: int = 0
    automatic_this_hour: int = 0
    same_words_answered: bool = False
    letters_this_hour: int = 0
    opted_out: bool = False
    bounced: str | None = None
    breaker: str | None = None
    still_wanted: bool = True


class Verdict(StrEnum):
    SEND = "send"
    WAIT = "wait"  # try again later: a cap of the hour
    HOLD = "hold"  # a person decides
    DROP = "drop"  # never: it would be wrong to send it


@dataclass(frozen=True, slots=True)
class Decision:
    verdict: Verdict
    reason: str = ""
    trips_breaker: bool = False


def may_leave(letter: Letter, traffic: Traffic, caps: Caps, now: datetime, ours: frozenset[str]) -> Decision:
    """Whether `letter` may leave at `now` (aware UTC). `ours` holds our own addresses."""
    refusal = _never(letter, traffic, now, ours)
    if refusal:
        return Decision(Verdict.DROP, refusal)
    if letter.kind in AUTOMATIC:
        return _automatic(traffic, caps)
    if letter.kind is not LetterKind.DIGEST and traffic.letters_this_hour >= caps.letters_an_hour:
        return Decision(Verdict.WAIT, f"{traffic.letters_this_hour} letters left in the last hour")
    return Decision(Verdict.SEND)


def _never(letter: Letter, traffic: Traffic, now: datetime, ours: frozenset[str]) -> str | None:
    address = letter.to.key
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        return "it has no address to go to"
    if is_own(address, ours) and letter.kind not in TO_OURSELVES:
        return "it would go to ourselves"
    if DAEMONS.match(local):
        return "its address belongs to a machine"
    if letter.not_after is not None and now >= letter.not_after:
        return "its time is past"
    if traffic.bounced and letter.kind is not LetterKind.DIGEST:
        return f"the address bounced: {traffic.bounced}"
    if traffic.opted_out and letter.kind is not LetterKind.CONFIRMATION:
        return "the person asked for no more mail"
    if not traffic.still_wanted:
        return "what it asks for has come meanwhile"
    return None


def _automatic(traffic: Traffic, caps: Caps) -> Decision:
    if traffic.breaker:
        return Decision(Verdict.HOLD, f"automatic mail is stopped: {traffic.breaker}")
    if traffic.automatic_this_hour >= caps.automatic_an_hour:
        reason = f"{traffic.automatic_this_hour} automatic letters left within an hour"
        return Decision(Verdict.HOLD, reason, trips_breaker=True)
    if traffic.same_words_answered:
        return Decision(Verdict.HOLD, "the same words from there have been answered already")
    if traffic.automatic_in_thread >= caps.automatic_a_thread:
        reason = f"{traffic.automatic_in_thread} automatic letters in this thread within {THREAD_DAYS} days"
        return Decision(Verdict.HOLD, reason)
    if traffic.automatic_to_address_today >= caps.automatic_a_day_and_address:
        return Decision(Verdict.HOLD, f"{traffic.automatic_to_address_today} automatic letters to this address today")
    if traffic.automatic_to_domain_today >= caps.automatic_a_day_and_domain:
        return Decision(Verdict.HOLD, f"{traffic.automatic_to_domain_today} automatic letters to this domain today")
    if traffic.letters_this_hour >= caps.letters_an_hour:
        return Decision(Verdict.WAIT, f"{traffic.letters_this_hour} letters left in the last hour")
    return Decision(Verdict.SEND)


def wait_until(now: datetime, attempts: int, not_after: datetime | None = None) -> datetime:
    """When to try again what a server put off: 1, 2, 4 ... minutes, at most four hours.

    Where the letter's time ends, half of what is left of it, so that it is tried until its end; never below a minute.
    """
    pause = min(timedelta(minutes=2 ** min(attempts, 10)), timedelta(hours=4))
    if not_after is not None:
        pause = min(pause, max((not_after - now) / 2, timedelta(minutes=1)))
    return now + pause

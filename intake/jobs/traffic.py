"""What the gate for outgoing mail must know of a letter that is about to leave: gathered here, judged there."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from intake.jobs.wanted import is_still_wanted
from intake.outgoing.gate import AUTOMATIC, THREAD_DAYS, Caps, Traffic
from intake.outgoing.mail_providers_table import is_shared
from storage import contacts, house, outbox
from storage.database import Session
from storage.outbox import Claimed
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App

BREAKER = "breaker"


def traffic_of(session: Session, app: App, claimed: Claimed, now: datetime) -> Traffic:
    """Counts are of letters that have left, or may have; of the letter itself none."""
    letter, key = claimed.letter, claimed.letter.to.key
    contact = contacts.find_contact(session, key)
    hour, day, month = now - timedelta(hours=1), now - timedelta(days=1), now - timedelta(days=THREAD_DAYS)
    domain = key.rpartition("@")[2]
    their_own = "" if is_shared(domain) else domain
    count = partial(outbox.count_under_way, session, other_than=claimed.id)
    automatic = partial(count, AUTOMATIC)
    return Traffic(
        automatic_to_address_today=automatic(since=day, to_key=key),
        automatic_to_domain_today=automatic(since=day, domain=their_own) if their_own else 0,
        automatic_in_thread=automatic(since=month, thread=claimed.thread) if claimed.thread else 0,
        automatic_this_hour=automatic(since=hour),
        same_words_answered=bool(claimed.words)
        and automatic(
            since=month,
            words=claimed.words,
            other_cause=claimed.cause,
            **({"domain": their_own} if their_own else {"to_key": key}),
        )
        > 0,
        letters_this_hour=count(LetterKind, since=hour),
        opted_out=contact is not None and contact.opted_out_at is not None,
        bounced=contact.bounced if contact else None,
        breaker=house.switch(session, BREAKER),
        still_wanted=is_still_wanted(session, app, letter, claimed.posted_at),
    )


def caps_of(app: App) -> Caps:
    limits = app.settings.limits
    return Caps(
        automatic_a_day_and_address=limits.automatic_a_day_and_address,
        automatic_a_day_and_domain=limits.automatic_a_day_and_domain,
        automatic_a_thread=limits.automatic_a_thread,
        automatic_an_hour=limits.automatic_an_hour,
        letters_an_hour=limits.letters_an_hour,
    )

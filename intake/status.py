"""How the call stands: numbers only, never a subject, an address or a word of a mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from intake.digest_view import NEEDS_A_DECISION
from storage import consent, house, outbox, records, sorting
from storage.database import Session

if TYPE_CHECKING:
    from intake.app import App

POLL_IS_OLD = timedelta(minutes=30)


def status_of(session: Session, app: App) -> dict[str, Any]:
    """One object; `well` is false when a mailbox has not answered for long, or mail is stopped."""
    now = app.clock()
    polls = house.polls(session)
    oldest = sorting.oldest_waiting(session)
    breaker = house.switch(session, "breaker")
    late = [
        poll.account
        for poll in polls
        if poll.failures and (poll.last_good is None or now - poll.last_good > POLL_IS_OLD)
    ]
    states = Counter(
        consent.standing_of(session, story.number, now).state for story in records.find_records(session, kind="story")
    )
    return {
        "well": not late and breaker is None,
        "call": app.call.id,
        "now": now.isoformat(),
        "mailboxes": [
            {
                "account": poll.account,
                "last_good": poll.last_good.isoformat() if poll.last_good else None,
                "failures": poll.failures,
                "trouble": poll.trouble,
            }
            for poll in polls
        ],
        "messages": sorting.count_by_mark(session),
        "oldest_waiting_seconds": round((now - oldest).total_seconds()) if oldest else 0,
        "records": records.count_by_kind(session),
        "stories": dict(states),
        "letters": outbox.count_by_state(session),
        "need_a_person": len(sorting.find_messages(session, needing_a_person=True, limit=1_000_000)),
        "stories_need_a_person": sum(states[state] for state in NEEDS_A_DECISION),
        "missed": house.done_with(session, "missed"),
        "breaker": breaker,
    }


def status_lines(found: dict[str, Any]) -> Iterator[str]:
    """The same for people."""
    yield f"{found['call']}: {'all is well' if found['well'] else 'SOMETHING IS WRONG'}"
    for box in found["mailboxes"]:
        said = f"FAILS ({box['failures']} times): {box['trouble']}" if box["failures"] else "answers"
        yield f"  mailbox {box['account']}: {said}; last good look {box['last_good'] or 'never'}"
    if not found["mailboxes"]:
        yield "  no mailbox has been looked at yet: `intake work` or `intake round` does"
    for name in ("messages", "records", "stories", "letters"):
        counts = ", ".join(f"{count} {what}" for what, count in sorted(found[name].items())) or "none"
        yield f"  {name}: {counts}"
    if found["oldest_waiting_seconds"]:
        yield f"  the oldest message that waits to be read came {found['oldest_waiting_seconds']} s ago"
    yield f"  a person is needed for {found['need_a_person']} messages and {found['stories_need_a_person']} stories"
    if found["missed"]:
        newest = ", ".join(found["missed"][-3:])
        yield f"  missed while nobody ran: {len(found['missed'])}, the last of them {newest}"
    if found["breaker"]:
        yield f"  AUTOMATIC MAIL IS STOPPED: {found['breaker']}. Look, then `intake letters release`"

"""How the call stands: numbers only, never a subject, an address or a word of a mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from intake.jobs.canary import canary_state
from intake.jobs.logins import refusals
from intake.jobs.pause import polls_of
from intake.mailbox.logins import login_states
from intake.views.digest import NEEDS_A_DECISION
from intake.watching.health import troubles_of
from storage import balance, consent, house, outbox, records, sorting
from storage.database import Session
from storage.house import Poll
from storage.letters import count_astray
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App


def status_of(session: Session, app: App) -> dict[str, Any]:
    """One object; `well` and `troubles` are said by the rule of `intake.watching.health`."""
    now = app.clock()
    oldest = sorting.oldest_waiting(session)
    breaker = house.switch(session, "breaker")
    due_since = outbox.oldest_due(session, now)
    states = Counter(
        consent.standing_of(session, story.number, now).state for story in records.find_records(session, kind="story")
    )
    found = {
        "well": True,
        "troubles": [],
        "notices": [],
        "call": app.call.id,
        "now": now.isoformat(),
        "mailboxes": [_mailbox(app, poll, now) for poll in polls_of(session, app)],
        "logins": _logins(session, app, now),
        "junk_alarms": len(balance.alarms(session)),
        "messages": sorting.count_by_mark(session),
        "oldest_waiting_seconds": round((now - oldest).total_seconds()) if oldest else 0,
        "oldest_letter_seconds": round((now - due_since).total_seconds()) if due_since else 0,
        "quarantined_by_bugs": sorting.count_bugs(session),
        "canary": canary_state(session, now),
        "records": records.count_by_kind(session),
        "stories": dict(states),
        "letters": outbox.count_by_state(session),
        "digests_astray": count_astray(session, LetterKind.DIGEST, since=now - timedelta(days=7)),
        "need_a_person": len(sorting.find_messages(session, needing_a_person=True, limit=1_000_000)),
        "stories_need_a_person": sum(states[state] for state in NEEDS_A_DECISION),
        "missed": house.done_with(session, "missed"),
        "breaker": breaker,
    }
    troubles = troubles_of(found)
    grave = [trouble.words for trouble in troubles if not trouble.notice]
    return {**found, "well": not grave, "troubles": grave, "notices": [one.words for one in troubles if one.notice]}


def _logins(session: Session, app: App, now: datetime) -> list[dict[str, Any]]:
    """Each login by OAuth2: days until it ends (None: its provider does not say), and why it does not work."""
    refused = refusals(session)
    return [
        {
            "name": state.name,
            "days": state.days,
            "mark": state.mark,
            "trouble": state.trouble or refused.get(state.name, ""),
        }
        for state in login_states(app.settings, now)
    ]


def _mailbox(app: App, poll: Poll, now: datetime) -> dict[str, Any]:
    """How a mailbox answers: for how long it has not been read (None: it never was), and whether that is too long."""
    seconds = None if poll.last_good is None else round((now - poll.last_good).total_seconds())
    old = timedelta(minutes=app.settings.watch.poll_is_old_minutes).total_seconds()
    return {
        "account": poll.account,
        "last_good": poll.last_good.isoformat() if poll.last_good else None,
        "failures": poll.failures,
        "trouble": poll.trouble,
        "silent_seconds": seconds,
        "silent": seconds > old if seconds is not None else poll.failures > 0,
    }


def status_lines(found: dict[str, Any]) -> Iterator[str]:
    """The same for people."""
    yield f"{found['call']}: {'all is well' if found['well'] else 'SOMETHING IS WRONG'}"
    yield from (f"  WRONG: {words}" for words in found["troubles"])
    yield from (f"  soon: {words}" for words in found["notices"])
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

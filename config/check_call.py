"""What must hold between the pieces of a call: people, the order of its dates, the hours that come again."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from config.call import Call, Deadline
from config.reader import Table
from config.wall_clock import WallClockError, instant

_CHANGED = "On that day the clocks change; choose another hour."


def check_people(top: Table, call: Call) -> None:
    """Somebody gets the digest, somebody answers for consent, nobody's address is the mailbox itself."""
    if not call.coordinators:
        top.fault("coordinator", "there is none, so nobody would get the digest.", "Add a [[coordinator]].")
    elif not any(person.consent_officer for person in (*call.coordinators, call.compiler)):
        top.fault("coordinator", "nobody answers for consent.", "Add `consent_officer = true` to one of them.")
    seen: set[str] = set()
    for number, person in enumerate(call.coordinators, start=1):
        address = person.addr_spec.casefold()
        if address in seen:
            top.fault(
                f"coordinator[{number}].address",
                f"{address} stands there twice.",
                "One digest a person is enough.",
            )
        if address == call.address.casefold():
            mend = "Use the person's own address, or the digest would come back as an answer."
            top.fault(f"coordinator[{number}].address", "it is the mailbox of the call.", mend)
        seen.add(address)


def check_questions(top: Table, call: Call) -> None:
    if not call.questions:
        top.fault("question", "there is none.", "Add a [[question]] with number, key and text.")
    for what in ("number", "key"):
        values = [getattr(question, what) for question in call.questions]
        if len(set(values)) != len(values):
            top.fault("question", f"two questions have the same {what}.", f"Give each its own {what}.")


def check_order(top: Table, call: Call) -> None:
    """The call opens, then comes the preferred cutoff, then the final one."""
    if call.preferred.earliest <= call.opens:
        top.fault("preferred", "it is not after `opens`.", "A call must be open before its first cutoff.")
    if call.final.earliest < call.preferred.latest:
        top.fault(
            "final",
            "it is before the preferred cutoff.",
            "Put the final cutoff at or after the preferred one.",
        )
    for number, reminder in enumerate(call.reminders, start=1):
        others = call.reminders[: number - 1]
        if any((r.deadline, r.days_before) == (reminder.deadline, reminder.days_before) for r in others):
            top.fault(
                f"reminder[{number}]",
                "there is one for the same cutoff and day already.",
                "Keep one of the two.",
            )


def check_recurring(top: Table, call: Call) -> None:
    """Reminders and digests fall on hours that exist once, until no consent can be valid any more."""
    for number, reminder in enumerate(call.reminders, start=1):
        deadline = call.preferred if reminder.deadline == "preferred" else call.final
        moment = datetime.combine(last_day(deadline, call).date() - timedelta(days=reminder.days_before), reminder.at)
        _check_hour(top, f"reminder[{number}].at", moment, call)
    day = call.opens.astimezone(call.zone).date()
    end = (call.final.latest + call.consent_valid).astimezone(call.zone).date()
    while day <= end:
        if day.weekday() == call.digest.weekday and not _check_hour(
            top, "digest.at", datetime.combine(day, call.digest.at), call
        ):
            return
        day += timedelta(days=1)


def last_day(deadline: Deadline, call: Call) -> datetime:
    """The day of a cutoff in the call's zone; the end of a day belongs to that day."""
    local = deadline.earliest.astimezone(call.zone)
    return local - timedelta(days=1) if local.time() == time(0) else local


def _check_hour(top: Table, key: str, wall_clock: datetime, call: Call) -> bool:
    try:
        instant(wall_clock, call.zone)
    except WallClockError as trouble:
        top.fault(key, str(trouble), _CHANGED)
        return False
    return True

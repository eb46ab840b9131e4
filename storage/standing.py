"""What holds now of one person's consent to one story: a pure function of its events and the clock.

The order in which messages were sorted does not matter. Of what machines read, the narrowest holds. A grant is a
person's act; it answers only what that person could see: a no that was sent later, or sorted later, beats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from config.consent import Policy, consent_policy

PERSONS = frozenset({"coordinator", "consent_officer"})
MACHINES = frozenset({"parser", "sender", "subject", "clock"})
UNDOES_A_GRANT = frozenset({"suspended", "refused", "withdrawn", "needs_review", "not_obtained", "pending"})


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One fact. `at` (aware UTC) is when it was said: for a mail, when the server received it.

    `sequence` counts the events of one (story, person) in the order in which they were recorded.
    """

    to: str
    actor: str
    at: datetime
    sequence: int = 0
    actor_name: str = ""
    scopes: tuple[str, ...] = ()
    attribution: str | None = None
    restrictions: tuple[str, ...] = ()
    evidence: str | None = None
    message: int | None = None
    words: str = ""
    reason: str = ""
    until: datetime | None = None

    def __repr__(self) -> str:
        """The words of an event may tell of a person: they stay out of logs."""
        return f"<ConsentEvent {self.sequence} {self.actor} -> {self.to}>"


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds now, `since` when. Only in state `granted` do `scopes` open anything; `words` are the newest found."""

    state: str
    scopes: frozenset[str] = frozenset()
    attribution: str = "count_only"
    restrictions: frozenset[str] = frozenset()
    until: datetime | None = None
    since: datetime | None = None
    words: str = ""
    reason: str = ""
    last_sequence: int = 0

    def __repr__(self) -> str:
        """The words of consent may tell of a person: they stay out of logs."""
        return f"<Standing {self.state} {sorted(self.scopes)}>"


def standing(events: Sequence[ConsentEvent], now: datetime, policy: Policy | None = None) -> Standing:
    """What holds at `now` (aware UTC) for one person; `unassessed` without any event."""
    policy = policy or consent_policy()
    in_order = sorted(events, key=lambda event: (event.at, event.to, event.reason, event.words))
    words = next((event.words for event in reversed(in_order) if event.words), "")
    last = max((event.sequence for event in events), default=0)
    decided = [event for event in events if event.actor in PERSONS]
    if not decided:
        found = _machine(in_order, policy)
    else:
        found = _person(max(decided, key=lambda event: event.sequence), in_order, policy)
    return replace(_aged(found, now, policy), words=words, last_sequence=last)


def _machine(in_order: Sequence[ConsentEvent], policy: Policy) -> Standing:
    """The narrowest of what was read; an event that claims more than a machine may say counts as `claimed`."""
    narrowest = Standing("unassessed")
    for event in in_order:
        said = event.to if event.to in policy.machine_order else _as_machine(event.to)
        if policy.machine_order.index(said) > policy.machine_order.index(narrowest.state):
            narrowest = Standing(said, since=event.at, reason=event.reason)
    restrictions = frozenset(code for event in in_order for code in event.restrictions)
    return replace(narrowest, restrictions=restrictions)


def _as_machine(state: str) -> str:
    return "suspended" if state in {"withdrawn", "expired", "erased"} else "claimed"


def _person(decision: ConsentEvent, in_order: Sequence[ConsentEvent], policy: Policy) -> Standing:
    """What the newest decision says, reduced by what machines read that this person could not have seen."""
    unseen = [
        event
        for event in in_order
        if event.actor in MACHINES and (event.at >= decision.at or event.sequence > decision.sequence)
    ]
    if decision.to != "granted":
        return _reduced(Standing(decision.to, since=decision.at, reason=decision.reason), unseen, policy)
    undone = [event for event in unseen if event.to in UNDOES_A_GRANT]
    if undone:
        limits = frozenset(decision.restrictions) | {code for event in unseen for code in event.restrictions}
        return Standing("suspended", restrictions=limits, since=undone[0].at, reason=undone[0].reason)
    found = Standing(
        "granted",
        scopes=frozenset(decision.scopes),
        attribution=decision.attribution or policy.default_attribution,
        restrictions=frozenset(decision.restrictions) | {code for event in unseen for code in event.restrictions},
        until=decision.until,
        since=decision.at,
        reason=decision.reason,
    )
    return _seconded(found, decision, in_order, policy)


def _seconded(found: Standing, decision: ConsentEvent, events: Sequence[ConsentEvent], policy: Policy) -> Standing:
    """Without the scopes that need two persons and have one; with what both of them allowed where there are two.

    Two grants count together when no no stands between them. A grant without a name seconds nothing.
    """
    asked = found.scopes & policy.two_persons
    if not asked:
        return found
    since = max((event.sequence for event in events if event.to in UNDOES_A_GRANT), default=0)
    other = next(
        (
            event
            for event in sorted(events, key=lambda event: -event.sequence)
            if event.to == "granted"
            and since < event.sequence < decision.sequence
            and asked <= set(event.scopes)
            and _named(event)
            and _named(decision)
            and _named(event) != _named(decision)
        ),
        None,
    )
    if other is None:
        waits = f"{', '.join(sorted(asked))} waits for a second person"
        return replace(found, scopes=found.scopes - asked, reason=f"{found.reason}; {waits}" if found.reason else waits)
    ends = [event.until for event in (decision, other) if event.until is not None]
    return replace(
        found,
        attribution=policy.lower(found.attribution, other.attribution or policy.default_attribution),
        restrictions=found.restrictions | frozenset(other.restrictions),
        until=min(ends) if ends else None,
    )


def _named(event: ConsentEvent) -> str:
    return " ".join(event.actor_name.casefold().split())


def _reduced(decided: Standing, unseen: Sequence[ConsentEvent], policy: Policy) -> Standing:
    """A decision that opened nothing: a later no, or a withdrawal, still closes it further."""
    if decided.state not in policy.machine_order:
        return decided  # withdrawn, erased: nothing reduces them
    read = _machine(unseen, policy)
    narrower = policy.machine_order.index(read.state) > policy.machine_order.index(decided.state)
    return read if narrower else decided


def _aged(found: Standing, now: datetime, policy: Policy) -> Standing:
    """What the clock alone has changed: silence confirms a withdrawal, and a grant ends at its end."""
    if found.state == "suspended" and found.since is not None and now >= found.since + policy.silence:
        return replace(found, state="withdrawn", since=found.since + policy.silence)
    if found.state == "granted" and found.until is not None and now >= found.until:
        return replace(found, state="expired", since=found.until, scopes=frozenset())
    return found


def of_all(persons: Iterable[Standing], policy: Policy | None = None) -> Standing:
    """What holds for a story with several persons: the lowest of them all, and only what every one allowed."""
    policy = policy or consent_policy()
    every = list(persons)
    if not every:
        return Standing("unassessed")
    closed = [one for one in every if one.state != "granted"]
    if closed:
        rank = {state: place for place, state in enumerate((*policy.machine_order, "expired", "withdrawn", "erased"))}
        return max(closed, key=lambda one: rank[one.state])
    attribution = every[0].attribution
    for one in every[1:]:
        attribution = policy.lower(attribution, one.attribution)
    ends = [one.until for one in every if one.until is not None]
    return replace(
        every[0],
        scopes=frozenset.intersection(*(one.scopes for one in every)),
        attribution=attribution,
        restrictions=frozenset().union(*(one.restrictions for one in every)),
        until=min(ends) if ends else None,
    )

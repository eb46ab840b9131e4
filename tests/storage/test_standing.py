"""What holds of consent: a pure function of the events. Tried with histories that nobody would think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.consent import consent_policy
from storage.standing import MACHINES, ConsentEvent, Standing, of_all, standing
from tests.storage.factories import HOUR, NOW, granted, said

POLICY = consent_policy()
DAY = timedelta(days=1)
MACHINE_STATES = POLICY.machine_order[1:]
CLOSED = {"suspended", "withdrawn", "refused", "not_obtained", "needs_review"}

instants = st.integers(0, 20).map(lambda hours: NOW + hours * HOUR)
machine_events = st.builds(
    ConsentEvent,
    to=st.sampled_from(MACHINE_STATES),
    actor=st.sampled_from(sorted(MACHINES)),
    at=instants,
    words=st.sampled_from(["", "yes", "no"]),
    reason=st.sampled_from(["", "withdrawal"]),
    restrictions=st.sets(st.sampled_from(sorted(POLICY.restrictions)), max_size=2).map(tuple),
)
decisions = st.builds(
    ConsentEvent,
    to=st.sampled_from(["granted", "refused", "pending", "not_obtained", "suspended", "withdrawn"]),
    actor=st.sampled_from(["coordinator", "consent_officer"]),
    at=instants,
    scopes=st.sets(st.sampled_from(POLICY.scopes)).map(tuple),
    attribution=st.sampled_from(POLICY.attribution),
)


def numbered(events: list[ConsentEvent]) -> list[ConsentEvent]:
    """In the order in which they were recorded."""
    return [replace(event, sequence=number) for number, event in enumerate(events, start=1)]


def seen(found: Standing) -> tuple[object, ...]:
    return (found.state, found.scopes, found.attribution, found.restrictions, found.until, found.since, found.words)


@given(st.lists(machine_events, max_size=6).flatmap(lambda e: st.tuples(st.just(e), st.permutations(e))))
def test_the_order_in_which_messages_arrive_does_not_matter(orders: tuple[list[ConsentEvent], ...]) -> None:
    one, other = (standing(numbered(events), NOW + DAY) for events in orders)

    assert seen(one) == seen(other)


@given(
    st.lists(machine_events, max_size=3),
    decisions,
    st.lists(machine_events, max_size=4).flatmap(lambda e: st.tuples(st.just(e), st.permutations(e))),
)
def test_nor_does_it_matter_after_a_decision(
    before: list[ConsentEvent], decision: ConsentEvent, later: tuple[list[ConsentEvent], ...]
) -> None:
    one, other = (standing(numbered([*before, decision, *events]), NOW + DAY) for events in later)

    assert seen(one) == seen(other)


@given(st.lists(machine_events | decisions, max_size=8), machine_events)
def test_a_machine_step_never_widens(events: list[ConsentEvent], step: ConsentEvent) -> None:
    before = standing(numbered(events), NOW + DAY)
    after = standing(numbered([*events, step]), NOW + DAY)

    assert after.scopes <= before.scopes
    assert after.restrictions >= before.restrictions or after.state != "granted"
    assert POLICY.lower(after.attribution, before.attribution) == after.attribution
    assert (after.state == "granted") <= (before.state == "granted")
    assert (after.state in CLOSED) >= (before.state in CLOSED - {"not_obtained", "needs_review"})


@given(st.lists(machine_events, max_size=8))
def test_no_history_of_machines_opens_anything(events: list[ConsentEvent]) -> None:
    found = standing(numbered(events), NOW + DAY)

    assert found.state != "granted"
    assert not found.scopes


@given(st.lists(machine_events | decisions, max_size=6), instants, instants, st.booleans())
def test_a_withdrawal_beats_an_earlier_or_equal_grant(
    events: list[ConsentEvent], granted_at: object, withdrawn_at: object, sorted_first: bool
) -> None:
    grant, withdrawal = granted(granted_at), said("suspended", withdrawn_at, actor="sender")  # type: ignore[arg-type]
    order = [withdrawal, grant] if sorted_first and withdrawal.at >= grant.at else [grant, withdrawal]
    found = standing(numbered([*events, *order]), NOW + DAY)

    assert found.state in {"suspended", "withdrawn"}
    assert not found.scopes


@given(st.lists(machine_events | decisions, max_size=8), st.integers(0, 400))
def test_time_alone_opens_nothing(events: list[ConsentEvent], days: int) -> None:
    first = standing(numbered(events), NOW + DAY)
    later = standing(numbered(events), NOW + DAY + days * DAY)

    assert later.scopes <= first.scopes


@given(st.lists(st.lists(machine_events | decisions, max_size=4), min_size=1, max_size=4))
def test_a_story_of_several_is_never_wider_than_any_of_them(persons: list[list[ConsentEvent]]) -> None:
    every = [standing(numbered(events), NOW + DAY) for events in persons]
    together = of_all(every)

    assert (together.state == "granted") == all(one.state == "granted" for one in every)
    assert not together.scopes if together.state != "granted" else all(together.scopes <= one.scopes for one in every)


@pytest.mark.parametrize(("days", "state"), [(0, "suspended"), (6, "suspended"), (7, "withdrawn"), (400, "withdrawn")])
def test_silence_confirms_a_withdrawal(days: int, state: str) -> None:
    events = numbered([granted(), said("suspended", NOW + HOUR, actor="sender")])

    assert standing(events, NOW + HOUR + days * DAY).state == state


def test_silence_never_confirms_a_grant() -> None:
    assert standing(numbered([said("claimed")]), NOW + 400 * DAY).state == "claimed"


@pytest.mark.parametrize(("hours", "state"), [(1, "granted"), (2, "expired"), (3, "expired")])
def test_a_grant_ends_at_its_end(hours: int, state: str) -> None:
    assert standing(numbered([granted(until=NOW + 2 * HOUR)]), NOW + hours * HOUR).state == state


@pytest.mark.parametrize("later", ["refused", "suspended", "needs_review", "not_obtained"])
def test_a_no_after_a_persons_pending_is_heard(later: str) -> None:
    asked = said("pending", actor="coordinator")

    assert standing(numbered([asked, said(later, NOW + HOUR)]), NOW + HOUR).state == later


def test_a_doubt_after_a_grant_closes_it() -> None:
    events = numbered([granted(), said("pending", NOW + HOUR, words="I still have to ask her")])

    assert standing(events, NOW + HOUR).state == "suspended"


def test_a_restriction_that_comes_after_a_grant_holds() -> None:
    events = numbered([granted(), said("claimed", NOW + HOUR, restrictions=("no_quote",))])
    found = standing(events, NOW + HOUR)

    assert (found.state, found.restrictions) == ("granted", {"no_quote"})


def test_an_event_shows_no_word_of_what_was_said() -> None:
    assert "canary" not in f"{said('claimed', words='canary', reason='canary')!r}"

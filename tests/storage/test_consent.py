"""The consent ledger: a grant is a person's act, two who act at once meet, and only known things are recorded."""

from __future__ import annotations

import threading

import pytest

from parsers.records import Program
from storage.consent import (
    IllegalTransition,
    OvertakenDecision,
    add_machine_event,
    decide,
    events_of,
    needs_asking,
    standing_of,
    standings,
)
from storage.database import Database
from storage.records import set_people
from tests.storage.factories import HOUR, NOW, granted, make_story, said, tell


@pytest.fixture
def story(database: Database) -> int:
    with database.write() as session:
        return tell(session, make_story())


def test_an_event_comes_back_as_it_was_recorded(database: Database, story: int) -> None:
    event = said("claimed", scopes=("coalition",), restrictions=("no_quote",), words="ella dijo que sí", message=1)
    with database.write() as session:
        add_machine_event(session, story, event)
        add_machine_event(session, story, said("suspended", NOW + HOUR, reason="withdrawal"))
    with database.read() as session:
        (events,) = events_of(session, story).values()

        assert [(e.sequence, e.to, e.words, e.scopes) for e in events] == [
            (1, "claimed", "ella dijo que sí", ("coalition",)),
            (2, "suspended", "", ()),
        ]


def test_a_story_without_events_is_unassessed(database: Database, story: int) -> None:
    with database.read() as session:
        assert standing_of(session, story, NOW).state == "unassessed"
        assert standings(session, NOW) == {}


@pytest.mark.parametrize("event", [granted(), granted(actor="parser"), said("refused", actor="coordinator")])
def test_no_machine_grants_or_speaks_as_a_person(database: Database, story: int, event: object) -> None:
    with database.write() as session, pytest.raises(IllegalTransition):
        add_machine_event(session, story, event)  # type: ignore[arg-type]


def test_a_person_grants_what_the_evidence_is_enough_for(database: Database, story: int) -> None:
    with database.write() as session:
        add_machine_event(session, story, said("claimed"))
        now = decide(session, story, granted(NOW + HOUR), NOW + HOUR, expected=1)

        assert (now.state, now.scopes) == ("granted", {"coalition"})
        assert standings(session, NOW + HOUR) == {story: now}


@pytest.mark.parametrize(
    ("scopes", "evidence", "says"),
    [
        (("coalition", "public"), "E2", "public needs E3"),
        (("agency",), "E1", "agency needs E2"),
        (("coalition",), None, "coalition needs E1"),
        (("everybody",), "E4", "everybody"),
    ],
)
def test_a_grant_that_goes_too_far_is_refused(
    database: Database, story: int, scopes: tuple[str, ...], evidence: str | None, says: str
) -> None:
    with database.write() as session, pytest.raises(IllegalTransition, match=says):
        decide(session, story, granted(scopes=scopes, evidence=evidence), NOW)


@pytest.mark.parametrize("wrong", [{"restrictions": ("no_shouting",)}, {"attribution": "nickname"}])
def test_what_the_policy_does_not_know_is_not_recorded(
    database: Database, story: int, wrong: dict[str, object]
) -> None:
    with database.write() as session, pytest.raises(IllegalTransition, match="there is no"):
        decide(session, story, granted(**wrong), NOW)


def test_a_coordinator_does_not_undo_a_withdrawal(database: Database, story: int) -> None:
    with database.write() as session:
        add_machine_event(session, story, said("suspended"))
        with pytest.raises(IllegalTransition, match="from suspended to granted"):
            decide(session, story, granted(NOW + HOUR), NOW + HOUR)
        officer = granted(NOW + HOUR, actor="consent_officer")

        assert decide(session, story, officer, NOW + HOUR).state == "granted"


def test_who_decides_on_what_has_changed_meanwhile_is_told_so(database: Database, story: int) -> None:
    with database.write() as session:
        add_machine_event(session, story, said("claimed"))
        decide(session, story, said("refused", actor="coordinator", reason="she called"), NOW, expected=1)
        with pytest.raises(OvertakenDecision, match=r"refused now \(she called\)"):
            decide(session, story, granted(), NOW, expected=1)


@pytest.mark.server
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_of_two_decisions_in_one_moment_one_wins_and_the_other_is_told(database: Database, story: int) -> None:
    told: list[Exception] = []

    def decide_too() -> None:
        with database.write() as two:
            try:
                decide(two, story, granted(), NOW, expected=0)
            except OvertakenDecision as meanwhile:
                told.append(meanwhile)

    other = threading.Thread(target=decide_too)
    with database.write() as one:
        decide(one, story, said("refused", actor="coordinator"), NOW, expected=0)
        other.start()
        other.join(0.2)  # it waits for the first
        assert other.is_alive()
    other.join()

    with database.read() as session:
        assert len(told) == 1
        assert standing_of(session, story, NOW).state == "refused"


@pytest.mark.server
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_two_messages_that_speak_in_one_moment_are_both_heard(database: Database, story: int) -> None:
    def say() -> None:
        with database.write() as session:
            add_machine_event(session, story, said("pending"))

    workers = [threading.Thread(target=say) for _ in range(5)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]

    with database.read() as session:
        assert [event.sequence for event in events_of(session, story)[1]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("number", [99, 1])
def test_consent_belongs_to_a_story(database: Database, number: int) -> None:
    with database.write() as session:
        tell(session, Program("Casa"))
        with pytest.raises(LookupError, match=f"no story S-{number}"):
            decide(session, number, granted(), NOW)
        with pytest.raises(LookupError):
            add_machine_event(session, number, said("claimed"))


def test_a_story_of_two_persons_is_shown_at_the_lowest(database: Database, story: int) -> None:
    with database.write() as session:
        decide(session, story, granted(), NOW, person=1)
        add_machine_event(session, story, said("claimed"), person=2)
        assert standing_of(session, story, NOW).state == "claimed"
        decide(session, story, granted(NOW, scopes=(), attribution="initials"), NOW, person=2)
        both = standing_of(session, story, NOW)

    assert (both.state, both.scopes, both.attribution) == ("granted", frozenset(), "anonymous")


def test_one_of_whom_nothing_is_known_has_not_agreed(database: Database) -> None:
    with database.write() as session:
        story = tell(session, make_story(people=3))
        decide(session, story, granted(), NOW, person=1)
        decide(session, story, granted(), NOW, person=2)
        now = standing_of(session, story, NOW)

        assert (now.state, now.scopes) == ("unassessed", frozenset())
        assert "person 3" in now.reason
        assert standings(session, NOW) == {story: now}


def test_a_person_may_count_the_people_anew(database: Database) -> None:
    with database.write() as session:
        story = tell(session, make_story(people=3))
        decide(session, story, granted(), NOW)
        set_people(session, story, 1)

        assert standing_of(session, story, NOW).state == "granted"


PUBLIC = {"scopes": ("agency", "public"), "evidence": "E4"}


@pytest.mark.parametrize(
    ("first", "second", "opens"),
    [
        ("Ruth", "Megan", True),
        ("Ruth", "Ruth", False),
        ("Ruth", " RUTH", False),
        ("", "Megan", False),
        ("Ruth", "", False),
    ],
)
def test_public_opens_only_by_two_persons(database: Database, story: int, first: str, second: str, opens: bool) -> None:
    with database.write() as session:
        alone = decide(session, story, granted(actor_name=first, **PUBLIC), NOW)
        both = decide(session, story, granted(actor_name=second, **PUBLIC), NOW)

    assert alone.scopes == {"agency"}
    assert ("public" in both.scopes) is opens


def test_a_no_between_two_grants_keeps_public_shut(database: Database, story: int) -> None:
    with database.write() as session:
        decide(session, story, granted(actor_name="Ruth", **PUBLIC), NOW)
        decide(session, story, said("suspended", actor="coordinator"), NOW)
        now = decide(session, story, granted(actor="consent_officer", actor_name="Megan", **PUBLIC), NOW)

    assert now.scopes == {"agency"}


def test_two_grants_for_the_public_open_only_what_both_allow(database: Database, story: int) -> None:
    with database.write() as session:
        decide(session, story, granted(actor_name="Ruth", attribution="anonymous", **PUBLIC), NOW)
        wide = granted(actor_name="Megan", attribution="full_name", restrictions=("no_quote",), **PUBLIC)
        now = decide(session, story, wide, NOW)

    assert (now.attribution, now.restrictions) == ("anonymous", {"no_quote"})


def test_what_needs_review_is_granted_by_the_consent_officer_alone(database: Database, story: int) -> None:
    with database.write() as session:
        add_machine_event(session, story, said("needs_review"))
        with pytest.raises(IllegalTransition):
            decide(session, story, granted(NOW + HOUR), NOW + HOUR)
        officer = granted(NOW + HOUR, actor="consent_officer")

        assert decide(session, story, officer, NOW + HOUR).state == "granted"


@pytest.mark.parametrize(
    ("state", "asked"),
    [("claimed", True), ("pending", True), ("needs_review", True), ("refused", False), ("suspended", False)],
)
def test_nobody_is_asked_after_a_no(database: Database, story: int, state: str, asked: bool) -> None:
    with database.write() as session:
        add_machine_event(session, story, said(state))

        assert needs_asking(session, [story], NOW) == ((story,) if asked else ())

"""Histories at random on the whole belt: no word of a story stands where its consent does not let it stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.load import bundled_call, load_call
from intake.jobs.announce import announce
from intake.jobs.digest import post_digests
from intake.readers import Readers
from parsers.records import Address
from storage import consent, contacts
from storage.contacts import Contact
from storage.standing import ConsentEvent
from tests.factories import utc
from tests.intake.canary_watch import SCOPES, a_world, check, parts_of, run
from tests.intake.planting import FORMS, Planted, World, plant, say

RESTRICTIONS = ("no_quote", "withhold_fields", "review_first", "no_agency", "no_public", "no_attachment")
ATTRIBUTIONS = ("count_only", "anonymous", "initials", "full_name")


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    pool = Readers(load_call(bundled_call()))
    yield pool
    pool.close()


SAID = {
    "withdraw": "Please take this story out. She no longer wants it shared. She withdraws her consent.",
    "refuse": "I asked her and she does not want it told. She said no, please do not share it.",
    "claim": "She agreed: yes, you may share it with the coalition and with ICE.",
}
grants = st.tuples(
    st.just("grant"),
    st.integers(0, 9),
    st.frozensets(st.sampled_from(SCOPES), min_size=1),
    st.frozensets(st.sampled_from(RESTRICTIONS), max_size=2),
    st.sampled_from(ATTRIBUTIONS),
)
steps = st.one_of(
    st.tuples(st.just("story"), st.sampled_from(FORMS)),
    st.tuples(st.just("say"), st.integers(0, 9), st.sampled_from(sorted(SAID))),
    grants,
    grants,
    st.tuples(st.just("decide"), st.integers(0, 9), st.sampled_from(("refused", "suspended", "withdrawn"))),
    st.tuples(st.just("wait"), st.integers(1, 9)),
    st.just(("bug",)),
)


def take(world: World, step: tuple) -> None:
    """One step of a history; what a person or a mail cannot do now is simply refused."""
    house = world.house
    if step[0] == "story":
        plant(world, step[1])
    elif step[0] == "wait":
        house.clock.move(days=step[1])
    elif step[0] == "bug":
        house.arrive_bytes(b"")
    elif world.planted:
        story = world.planted[step[1] % len(world.planted)]
        if step[0] == "say":
            say(world, story, SAID[step[2]])
            if step[2] == "withdraw":
                story.granted = frozenset()
        else:
            decide(world, story, step)
    house.round()


def decide(world: World, story: Planted, step: tuple) -> None:
    house = world.house
    if story.number is None:
        return
    house.clock.move(minutes=1)
    now = house.clock()
    until = now + timedelta(days=20)
    if step[0] == "grant":
        event = ConsentEvent(
            "granted",
            "consent_officer",
            now,
            actor_name="Ruth",
            scopes=tuple(sorted(step[2])),
            restrictions=tuple(sorted(step[3])),
            attribution=step[4],
            evidence="E4",
            until=until,
        )
    else:
        event = ConsentEvent(step[2], "consent_officer", now)
    try:
        with house.app.database.write() as session:
            consent.decide(session, story.number, event, now)
            if step[0] == "grant":
                consent.decide(session, story.number, replace(event, actor_name="Megan"), now)
    except consent.IllegalTransition:
        return
    story.granted = frozenset(event.scopes)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
@given(first=st.sampled_from(FORMS), history=st.lists(steps, min_size=2, max_size=5))
def test_no_word_of_a_story_stands_where_its_consent_does_not_let_it(readers, first, history):
    with a_world(readers) as world:
        invite(world)
        plant(world, first)
        world.house.round()
        check(world)
        for step in history:
            take(world, step)
            check(world)
        check(world, every_format=True)


def invite(world: World) -> None:
    with world.house.app.database.write() as session:
        people = [Contact(Address("Lia Moss", "lia@example.net"), listed=True)]
        contacts.import_contacts(session, people, world.house.clock())
    announce(world.house.app)


ALL = frozenset(SCOPES)


@pytest.mark.parametrize("form", FORMS)
def test_even_a_grant_for_all_never_shows_who_it_was(readers, form):
    with a_world(readers) as world:
        story = plant(world, form)
        world.house.round()
        check(world)
        decide(world, story, ("grant", 0, ALL, frozenset(), "anonymous"))
        world.house.clock.now = utc(2010, 9, 20, 15)
        world.house.round()
        check(world, every_format=True)
        assert story.told[0] in (world.house.home / "public.md").read_text()
        assert story.told[0] in parts_of(world.house.letters("digest")[0])


@pytest.mark.parametrize("audience", SCOPES)
def test_a_way_around_the_gate_is_caught(readers, audience, monkeypatch):
    from intake import disclosure
    from intake.jobs import export_gather

    with a_world(readers) as world:
        plant(world, "plain")
        world.house.round()
        check(world)
        monkeypatch.setattr(export_gather, "may_open", lambda *_: True)
        monkeypatch.setattr(disclosure, "may_open", lambda *_: True)
        monkeypatch.setattr(disclosure, "_guarded", disclosure_open)
        with pytest.raises(AssertionError, match="brindlealwick"):
            check(world, every_format=True)


def disclosure_open(number, story, standing, held_by, author):
    from intake.letters.values import ShownStory

    return ShownStory(number, "granted", summary=(story.narrative,))


def test_who_told_a_story_is_not_named_beside_a_program_or_among_referrals(readers):
    with a_world(readers) as world:
        story = plant(world, "self")
        named = f"Maria Zorv{story.mark}x <{story.sender}>"
        suggests = "I suggest the Harbor Bridge Project, a re-entry program for adults in Duluth.\nIt plans early.\n"
        world.house.arrive(suggests, sender=named)
        world.house.arrive("Please ask Bo Tarn at bo@example.net, who works on this. I forwarded it.", sender=named)
        world.house.round()
        world.house.clock.now = utc(2010, 9, 20, 15)
        world.house.round()

        assert "Harbor Bridge" in parts_of(world.house.letters("digest")[0])
        check(world)


def test_a_digest_that_waited_does_not_leave_once_a_story_in_it_is_closed(readers):
    with a_world(readers) as world:
        story = plant(world, "plain")
        world.house.round()
        check(world)
        decide(world, story, ("grant", 0, ALL, frozenset(), "anonymous"))
        world.house.clock.now = utc(2010, 9, 20, 15)
        assert post_digests(world.house.app) > 0
        decide(world, story, ("decide", 0, "suspended"))
        world.house.round()

        assert world.house.letters("digest") == []


def test_a_bug_while_a_story_is_read_leaves_none_of_its_words_behind(readers, monkeypatch):
    from intake.jobs import sort

    def broken(reading, *_):
        raise KeyError(reading.records[0].narrative)

    monkeypatch.setattr(sort, "plan", broken)
    with a_world(readers) as world:
        plant(world, "plain")
        world.house.round()

        assert "KeyError" in run("quarantine", "show", "M-1")
        check(world)

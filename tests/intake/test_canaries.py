"""No word of a story stands where its consent does not let it stand; see `test_histories` for histories at random."""

from __future__ import annotations

import pytest

from intake.jobs.digest import post_digests
from tests.factories import utc
from tests.intake.canary_watch import SCOPES, a_world, check, parts_of, run
from tests.intake.planting import FORMS, decide, plant

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

    def broken(reading, *_, **__):
        raise KeyError(reading.records[0].narrative)

    monkeypatch.setattr(sort, "plan", broken)
    with a_world(readers) as world:
        plant(world, "plain")
        world.house.round()

        assert "KeyError" in run("quarantine", "show", "M-1")
        check(world)

"""What coordinators write holds words of stories: none of them stands where the story's consent does not let it."""

from __future__ import annotations

import pytest

from intake.readers import Readers
from tests.factories import utc
from tests.intake.canary_watch import SCOPES, a_world, check, parts_of
from tests.intake.planting import Planted, World, decide, plant

JOAN = "Sister Joan Keller <jkeller@mercyhouse.example.org>"
WEEKS = (utc(2010, 9, 20, 15), utc(2010, 9, 27, 15), utc(2010, 10, 4, 15))


def answers(story: Planted) -> tuple[str, ...]:
    """Notes with the number, the words and the people of a story; slips; commands; a withdrawal; another story."""
    surname, told = story.identifying[0], story.told[0]
    return (
        f"S-1: Maria {surname} told me more of the {told} highway, I will ring her.",
        f"Somebody walked along the {told} highway until morning, I know that place well.",
        f"Maria {surname} rang me on Tuesday about all of this.",
        f"confrim S-1 {surname} {told}\ndrop Maria {surname} S-1\nS-1 yes {told}",
        "confirm S-1 coalition\nS-1 is two people\nsuspend S-1\nundo 1",
        f"The advocate of {surname} called. She no longer wants it shared, she withdraws her consent.",
        f"Hello,\n\nMy client was put out at midnight by the {told} fence, she had no money and no phone.",
    )


def answer(world: World, text: str) -> None:
    house = world.house
    digest = next(x for x in reversed(house.letters("digest")) if "jkeller" in str(x["To"]))
    house.clock.move(minutes=5)
    house.arrive(text, sender=JOAN, subject="Re: week", In_Reply_To=str(digest["Message-ID"]))
    house.round()


def test_no_word_of_a_story_gets_out_by_an_answer(readers: Readers) -> None:
    with a_world(readers) as world:
        story = plant(world, "plain")
        world.house.round()
        world.house.clock.now = WEEKS[0]
        world.house.round()
        check(world)
        [answer(world, text) for text in answers(story)]
        check(world)
        world.house.clock.now = WEEKS[1]
        world.house.round()
        check(world)


@pytest.mark.parametrize("form", ["self", "forward"])
def test_a_note_about_an_open_story_never_tells_who_it_was(readers: Readers, form: str) -> None:
    with a_world(readers) as world:
        story = plant(world, form)
        world.house.round()
        world.house.clock.now = WEEKS[0]
        world.house.round()
        check(world)
        decide(world, story, ("grant", 0, frozenset(SCOPES), frozenset(), "anonymous"))
        answer(world, answers(story)[0])
        world.house.clock.now = WEEKS[1]
        world.house.round()

        digest = next(x for x in reversed(world.house.letters("digest")) if "ruth" in str(x["To"]))
        assert f"{story.told[0]} highway" in " ".join(parts_of(digest).replace("=\n", "").split())
        check(world)

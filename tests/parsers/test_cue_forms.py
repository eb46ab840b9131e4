"""How cues may be written, and which words around them take them back."""

from __future__ import annotations

import pytest

from config.taxonomy import Taxonomy, Term
from parsers.cues import find_cues


def taxonomy(*cues: str, spanish: tuple[str, ...] = ()) -> Taxonomy:
    return Taxonomy(features=(Term("feat.x", "X", "", (("en", cues), ("es", spanish))),))


def hears(text: str, *cues: str, language: str = "en") -> bool:
    known = taxonomy(*cues) if language == "en" else taxonomy(spanish=cues)
    return bool(find_cues(text, known, language))


@pytest.mark.parametrize(
    "said", ["They drive him home.", "She drove him home.", "driving them home", "He drives us home"]
)
def test_a_verb_is_heard_in_all_its_forms(said: str) -> None:
    assert hears(said, "drive~ .. home")


@pytest.mark.parametrize("said", ["Los llevan a la central.", "Lo llevaron a la central.", "Hay que llevarlos a casa."])
def test_a_spanish_verb_is_heard_in_all_its_forms(said: str) -> None:
    assert hears(said, "llevar~ a", language="es")


@pytest.mark.parametrize("said", ["We find a bed.", "We find them a bed.", "We find everyone who asks a room."])
def test_a_gap_may_be_empty_or_some_words(said: str) -> None:
    assert hears(said, "find~ .. bed|room")


def test_a_gap_ends_after_four_words() -> None:
    assert not hears("We find for all of our people a bed.", "find~ .. bed")


@pytest.mark.parametrize(
    "said", ["We have no beds.", "A house without beds.", "We wish we had more beds.", "It does not have beds."]
)
def test_what_a_program_has_not_is_not_heard(said: str) -> None:
    assert not hears(said, "beds")


@pytest.mark.parametrize(
    "said", ["There are ten beds.", "Not only beds, also soup.", "Nobody is sent off without beds for the night."]
)
def test_a_no_that_denies_nothing_is_no_veto(said: str) -> None:
    assert hears(said, "beds")

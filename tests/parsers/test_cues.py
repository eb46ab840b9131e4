from __future__ import annotations

import pytest

from config.taxonomy import Taxonomy, Term
from parsers.cues import find_cues, ids_of, plain_letters

TAXONOMY = Taxonomy(
    features=(
        Term(
            "feat.bed",
            "Bed",
            "",
            (("en", ("shelter", "place to stay", "counsel(l)ing")), ("es", ("albergue", "voluntari*"))),
            (),
        ),
        Term(
            "feat.home",
            "Return",
            "",
            (("en", ("re-entry", "lived here for * years", "randomi*ed")),),
            ("illegal re-entry",),
        ),
    ),
    populations=(Term("pop.words", "Languages", "", (("en", ("k'iche'", "u.s. citizen child*", "pregnan*")),)),),
)


def found(text: str, language: str = "mixed") -> list[str]:
    return [text[cue.start : cue.end] for cue in find_cues(text, TAXONOMY, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A SHELTER and two shelters", ["SHELTER", "shelters"]),
        ("a place\nto stay", ["place\nto stay"]),
        ("Counselling, counseling", ["Counselling", "counseling"]),
        ("reentry, re-entry, Re Entry", ["re-entry", "Re Entry"]),
        ("She lived here for twenty long years", ["lived here for twenty long years"]),
        ("a randomized trial", ["randomized"]),
        ("a K’iche’ speaker", ["K’iche’"]),
        ("U.S. citizen children", ["U.S. citizen children"]),
        ("embarazada, pregnancy", ["pregnancy"]),
        ("un ALBERGUE", ["ALBERGUE"]),
        ("sheltered workshop", []),
        ("a place. To stay is hard", []),
    ],
)
def test_a_cue_is_whole_words_in_any_case(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_a_veto_counts_in_its_sentence_only() -> None:
    assert found("He was charged with illegal re-entry. The re-entry house took him.") == ["re-entry"]


def test_spanish_beginnings_do_not_fit_english_words() -> None:
    assert found("He left voluntarily.", "en") == []
    assert found("los voluntarios", "es") == ["voluntarios"]


def test_accents_never_move_a_place() -> None:
    decomposed = "an\u0303os shelter"

    assert len(plain_letters(decomposed)) == len(decomposed)
    assert found(decomposed) == ["shelter"]


def test_ids_are_given_once_in_order() -> None:
    cues = find_cues("shelter, pregnant, shelter", TAXONOMY)

    assert ids_of(cues, "features") == ("feat.bed",)
    assert ids_of(cues, "populations") == ("pop.words",)

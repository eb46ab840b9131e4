"""An annotation is made of what was said, in the order of the call."""

from __future__ import annotations

import pytest

from config.load import bundled_call, load_call
from intake.exports.annotation import annotate
from intake.exports.values import Annotation, Entry, Report


@pytest.fixture(scope="module")
def taxonomy():
    return load_call(bundled_call()).taxonomy


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("It serves women with children.", "serves"),
        ("Workers go into the jail twice a week.", "before"),
        ("A driver meets each person at the gate.", "after"),
        ("An interpreter sits in on every meeting.", "accommodations"),
        ("An evaluation found fewer arrests.", "evidence"),
        ("It could be a model for detention.", "why"),
        ("Un mentor lo visita meses antes de la salida.", "before"),
        ("Sirve de modelo para la detención.", "why"),
    ],
)
def test_each_sentence_goes_to_the_part_that_it_tells(taxonomy, sentence, part):
    said = annotate(Entry("P-1", "Harbor", description=f"A house by the sea.\n\n{sentence}"), taxonomy)
    assert said.what == "A house by the sea."
    assert getattr(said, part).startswith(sentence)


def test_nothing_is_said_where_nobody_said_anything(taxonomy):
    assert annotate(Entry("P-1", "Harbor"), taxonomy) == Annotation()


@pytest.mark.parametrize(
    ("description", "strength"),
    [
        ("It is a house.\n\nA study with random assignment followed them.", "a study with random assignment"),
        ("It is a house.\n\nArrests fell by 40 percent.", "figures that were told, their source was not"),
        ("It is a house.\n\nThe outcomes are good.", "told by the sender, no source was named"),
    ],
)
def test_the_strength_of_evidence_is_what_the_words_say(taxonomy, description, strength):
    assert f"(Strength: {strength}.)" in annotate(Entry("P-1", "Harbor", description=description), taxonomy).evidence


def test_a_report_alone_is_evidence_of_unknown_strength(taxonomy):
    said = annotate(Entry("P-1", "Harbor", reports=(Report("Two Years"),)), taxonomy)
    assert said.evidence == "A report is named, its method was not told"


def test_features_say_what_is_done_before_and_after(taxonomy):
    said = annotate(Entry("P-1", "Harbor", features=("feat.pre_release_planning", "feat.transport")), taxonomy)
    assert (said.before, said.after) == ("Pre-release planning", "Transport on release")

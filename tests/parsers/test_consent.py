from __future__ import annotations

from pathlib import Path

import pytest

from parsers.consent import Circumstances, decide, listen
from parsers.records import ConsentState

STORY = "My client was let out of the county jail at midnight in May 2010 without a coat.\n\n"
_TABLE = Path(__file__).with_name("consent_phrases.tsv").read_text(encoding="utf-8").splitlines()
PHRASES = [tuple(line.split("\t")) for line in _TABLE if line and not line.startswith("#")]
NOT_YES = [phrase for phrase, states in PHRASES if "claimed" not in states.split("|")]
NO = [phrase for phrase, states in PHRASES if not {"refused", "suspended"}.isdisjoint(states.split("|"))]


def state_of(phrase: str, **about: bool) -> ConsentState:
    first_person = any(word in phrase for word in ("my story", "mi historia", "Doy mi", "Retiro mi"))
    return decide(listen(f"{STORY}{phrase}\n"), Circumstances(first_person=first_person, **about)).state


@pytest.mark.parametrize(("phrase", "states"), PHRASES)
def test_a_phrase_gives_one_of_its_states(phrase: str, states: str) -> None:
    if phrase in KNOWN_TO_FAIL:
        pytest.xfail("read as a narrower state than it is")
    assert state_of(phrase).value in states.split("|")


@pytest.mark.parametrize("phrase", NOT_YES)
def test_what_is_no_yes_is_never_claimed(phrase: str) -> None:
    assert state_of(phrase) is not ConsentState.CLAIMED


@pytest.mark.parametrize("phrase", NO)
def test_a_no_is_always_heard(phrase: str) -> None:
    finding = decide(listen(f"{STORY}{phrase}\n"), Circumstances())

    assert finding.needs_person or finding.state is ConsentState.REFUSED


def test_a_relative_may_not_say_yes_for_the_person() -> None:
    finding = decide(listen("You may share her story."), Circumstances(relative="mother"))

    assert finding.state is ConsentState.NEEDS_REVIEW


def test_a_yes_that_comes_by_a_forward_is_reviewed() -> None:
    assert state_of("She has agreed that you may share her story.", forwarded=True) is ConsentState.NEEDS_REVIEW


def test_si_without_accent_is_a_condition() -> None:
    assert state_of("Si acepta, lo mando.") is not ConsentState.CLAIMED


def test_limits_are_kept_beside_a_yes() -> None:
    finding = decide(listen(f"{STORY}She agreed to share it, but no ICE and initials only."), Circumstances())

    assert set(finding.restrictions) >= {"initials", "no_agency"}


def test_a_hostile_text_is_read_in_linear_time() -> None:
    decide(listen("she has not said yes to share, " * 1500), Circumstances())


KNOWN_TO_FAIL: frozenset[str] = frozenset(
    {
        "She does not give her consent to any publication.",
        "They stopped the van, pulled her out and told her to keep it to herself.",
        "He agreed to leave the country and signed the papers they gave him.",
        "Our client's consent was taken down in writing on the 14th.",
        "Prefiere que no se publique nada.",
        "Please do not go any further with my client's account.",
        "They asked her to agree to a curfew and she refused.",
        "No desea que su caso se haga público.",
        "He was not allowed to share his food.",
        "She would not sign the paper they put before her.",
    }
)

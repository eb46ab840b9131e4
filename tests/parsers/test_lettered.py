"""Short answers to our question: by its letters, by a bare no, by "all three"."""

from __future__ import annotations

import time

import pytest

from parsers.lettered import read_short_answer
from parsers.records import ConsentFinding, ConsentState, Scope

UNSAID = ConsentFinding()
CLAIMED = ConsentFinding(ConsentState.CLAIMED)
C, A, P = Scope.COALITION, Scope.AGENCY, Scope.PUBLIC


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("a) yes b) yes c) no", (C, A)),
        ("1. a yes b no c no\n2. anonymous", (C,)),
        ("A: yes\nB: yes\nC: no, never", (C, A)),
        ("Yes to a and b, no to c. No name please.", (C, A)),
        ("Sí a la a y a la b, no a la c.", (C, A)),
        ("(a) sí\n(b) no\n(c) sí", (C, P)),
        ("b = ok", (A,)),
    ],
)
def test_an_audience_is_named_by_its_letter(text: str, scopes: tuple[Scope, ...]) -> None:
    found = read_short_answer(UNSAID, text)

    assert (found.state, found.scopes) == (ConsentState.CLAIMED, scopes)


def test_all_three_names_what_was_enumerated_beside_a_yes_alone() -> None:
    assert read_short_answer(CLAIMED, "Yes, all three.").scopes == (C, A, P)
    assert read_short_answer(UNSAID, "All three were there.").scopes == ()
    assert read_short_answer(CLAIMED, "Yes, but not all three.").scopes == ()


@pytest.mark.parametrize("text", ["No.", "\n no, thank you", "No, gracias.", "a) no b) no c) no"])
def test_a_bare_no_is_a_no(text: str) -> None:
    assert read_short_answer(UNSAID, text).state is ConsentState.REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "n/a.",
        "None",
        "No problem, I will ask",
        "a woman and a man",
        "Plan B is no option",
        "a yes, a no",
        "What a fine idea!",
        "Is that a yes?",
        "",
    ],
)
def test_what_is_no_plain_answer_stays_unsaid(text: str) -> None:
    assert read_short_answer(UNSAID, text) == UNSAID


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.SUSPENDED, ConsentState.PENDING])
def test_letters_never_undo_what_was_heard_in_words(state: ConsentState) -> None:
    assert read_short_answer(ConsentFinding(state), "a) yes b) yes c) yes").state is state


def test_an_audience_that_is_shut_stays_shut() -> None:
    found = read_short_answer(UNSAID, "a) yes b) no c) no")

    assert found.restrictions == ("no_agency", "no_public")


def test_a_hostile_answer_is_read_in_linear_time() -> None:
    before = time.perf_counter()
    read_short_answer(UNSAID, "a) yes " * 10_000)
    read_short_answer(UNSAID, " " * 50_000 + "\n" * 50_000)

    assert time.perf_counter() - before < 0.5

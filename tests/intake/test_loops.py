"""Loops end: whatever answers us, it gets few letters, in a month as in a minute."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import replace

import pytest

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.outgoing.gate import AUTOMATIC
from storage import outbox
from storage.values import LetterState
from tests.intake.conftest import House
from tests.intake.loops import PROGRAM, ROBOTS, Post, a_list, call_out, numbers, run_a_month

LEFT = frozenset({LetterState.SENT, LetterState.UNCERTAIN})
OTHER = "intake@otherservice.example.net"


def automatic_letters(house: House) -> Counter[str]:
    """How many letters that answer something have left, by the domain they went to."""
    with house.app.database.read() as session:
        letters = [letter for kind in AUTOMATIC for letter in outbox.find_letters(session, kind=kind)]
    return Counter(letter.to.rpartition("@")[2] for letter in letters if letter.state in LEFT)


@pytest.fixture
def other(tmp_path, clock):
    """A second installation, with the same call under another address."""
    home = tmp_path / "other"
    for name in ("tmp", "new", "cur"):
        (home / "mail-in" / name).mkdir(parents=True)
    call = replace(load_call(bundled_call()), address=OTHER)
    with ExitStack() as stack:
        yield House(
            home, stack.enter_context(open_app(load_settings(None, {"INTAKE_HOME": str(home)}), call, clock)), clock
        )


@pytest.mark.parametrize("strips", [False, True], ids=["as sent", "marks stripped"])
def test_machines_that_answer_everything_get_two_answers_at_most_and_lists_none(house, strips):
    ours, ids = house.app.call.address, numbers()
    members = (ours, "ada@members.example.net")
    lists = {f"{name}.lists.example.net": a_list(name, members, ids) for name in ("plain", "munging")}
    robots = {name: robot(ids) for name, robot in ROBOTS.items()}
    post = Post({ours: house}, {**robots, **lists}, strips=strips)
    call_out(house, *(f"people@{domain}" for domain in post.robots))
    run_a_month(post)

    got = automatic_letters(house)
    assert len(post.carried) > len(post.robots)
    assert {name: got[name] for name in robots if got[name] > 2} == {}
    assert sum(got[name] for name in lists) == 0


@pytest.mark.parametrize("strips", [False, True], ids=["as sent", "marks stripped"])
def test_two_services_that_write_to_each_other_fall_silent(house, other, strips):
    ours = house.app.call.address
    post = Post({ours: house, OTHER: other}, strips=strips)
    call_out(house, OTHER)
    call_out(other, ours)
    house.arrive(f"Dear friends,\n\n{PROGRAM}\n", f"Other <{OTHER}>")
    run_a_month(post)

    assert automatic_letters(house)["otherservice.example.net"] <= 2
    assert automatic_letters(other)["saferelease.example.org"] <= 2

"""Invented answers to the call, each with what is right beside it: how much of it is understood must not get worse.

The mails and their answers were written before any rule was looked at, but not before the taxonomy with its cues, so
contexts and harms may flatter. The first folder is read while rules are made; the third was until its first run was
noted, and has been read since. Half of the second (odd numbers) and of the fourth (even numbers, and d11) is read; the
other halves say what unseen mail may expect. As it was first run, the fourth gave: kinds 92, names 93, records F1 89,
features 80, contexts 75, populations 74. The floors are what was measured; raise them with the rules, never lower them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from config.load import bundled_call, load_call
from parsers.contract import as_json
from parsers.known import folded
from parsers.reading import read
from parsers.records import SentByUs

HERE = Path(__file__).parent
OPENS = {"claimed", "granted"}


@dataclass(frozen=True)
class Labelled:
    name: str
    right: dict[str, Any]
    got: dict[str, Any]


@cache
def labelled(folder: str) -> tuple[Labelled, ...]:
    call = load_call(bundled_call())
    return tuple(
        Labelled(
            mail.stem,
            json.loads(mail.with_suffix(".json").read_text("utf-8")),
            as_json(mail.name, read(mail.read_bytes(), call, SentByUs())),
        )
        for mail in sorted((HERE / folder).glob("*.eml"))
    )


def share(found: Iterator[bool]) -> float:
    answers = list(found)
    return round(100 * sum(answers) / len(answers), 1)


def names(records: list[dict[str, Any]]) -> set[str]:
    return {folded(record["name"]) for record in records if record.get("name")}


def found_names(one: Labelled) -> Iterator[bool]:
    got = names(one.got["records"])
    for record in one.right["records"]:
        if record.get("name"):
            yield bool(got & {folded(name) for name in (record["name"], *record.get("name_alt", ()))})


def f1(folder: str, field: str) -> float:
    """Of the records that were found by name: how well a field with several values was read."""
    hits = said = wanted = 0
    for one in labelled(folder):
        for record in one.right["records"]:
            right = {folded(name) for name in (record.get("name") or "", *record.get("name_alt", ())) if name}
            got = next((r for r in one.got["records"] if r.get("name") and folded(r["name"]) in right), None)
            if got is not None and field in got:
                hits += len(set(got[field]) & set(record.get(field, ())))
                said += len(got[field])
                wanted += len(record.get(field, ()))
    return round(200 * hits / (said + wanted), 1)


FOLDERS = ("first", "second", "third", "fourth")


@pytest.mark.parametrize(("folder", "floor"), [("first", 100), ("second", 95), ("third", 96), ("fourth", 94)])
def test_the_kind_of_a_mail_is_told(folder: str, floor: float) -> None:
    assert share(one.got["disposition"] == one.right["disposition"] for one in labelled(folder)) >= floor


@pytest.mark.parametrize(("folder", "floor"), [("first", 97), ("second", 70), ("third", 94), ("fourth", 78)])
def test_programs_are_found_by_their_names(folder: str, floor: float) -> None:
    assert share(hit for one in labelled(folder) for hit in found_names(one)) >= floor


@pytest.mark.parametrize(("folder", "floor"), [("first", 94), ("second", 77), ("third", 89), ("fourth", 78)])
def test_what_a_program_does_is_read(folder: str, floor: float) -> None:
    assert f1(folder, "features") >= floor


@pytest.mark.parametrize(("folder", "floor"), [("first", 95), ("second", 83), ("third", 80), ("fourth", 76)])
def test_where_a_program_works_is_read(folder: str, floor: float) -> None:
    assert f1(folder, "contexts") >= floor


@pytest.mark.parametrize("folder", FOLDERS)
def test_consent_is_never_claimed_where_it_was_not_given(folder: str) -> None:
    wrong = [
        one.name
        for one in labelled(folder)
        if any(record.get("consent") in OPENS for record in one.got["records"])
        and not any(record.get("consent") in OPENS for record in one.right["records"])
    ]

    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_whatever_must_go_to_a_person_goes_to_one(folder: str) -> None:
    missed = [one.name for one in labelled(folder) if one.right["needs_person"] and not one.got["needs_person"]]

    assert missed == []

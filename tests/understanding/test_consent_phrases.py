"""Ways of speaking of consent, each as the last line of a short mail with one story: which state the story gets.

The phrases and their labels were written before the rules of consent were looked at. Their first run gave the right
state in 80.0 percent of the odd rows and 73.8 of the even ones, no false `claimed`, and one refusal of each half not
heard. Odd rows are read while rules are made; of even rows only figures are looked at: they say what unseen words may
expect. Two of them (u052, u064) were read after all, because a condition that must hold failed on them. The floors
are what was measured; raise them with the rules, never lower them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from config.load import bundled_call, load_call
from parsers.contract import as_json
from parsers.reading import read
from parsers.records import SentByUs

TABLE = Path(__file__).with_name("consent_phrases.tsv")
OPENS = {"claimed", "granted"}
# What a state lets out, from the least to the most; of an unassessed story and one to be reviewed only the number.
NARROWEST_FIRST = ("refused", "suspended", "not_obtained", "unassessed", "needs_review", "pending", "claimed")
LIMITS = {
    "anonymous": "anonymous",
    "initials": "initials",
    "pseudonym": "pseudonym",
    "noagency": "no_agency",
    "nopublic": "no_public",
    "noquote": "no_quote",
    "review": "review_first",
}
STORIES = {
    "en": "My client was put out of the county jail at midnight in May 2010. {who} had no coat and no money, and"
    " walked to the bus station in the rain.",
    "es": "A mi {who} le abrieron la puerta de la cárcel a medianoche en mayo de 2010. No tenía abrigo ni dinero, y"
    " caminó hasta la terminal bajo la lluvia.",
    "I": "I was put out of the county jail at midnight in May 2010. I had no coat and no money, and walked to the bus"
    " station in the rain.",
    "yo": "Me soltaron de la cárcel a medianoche en mayo de 2010. No tenía abrigo ni dinero, y caminé hasta la"
    " terminal bajo la lluvia.",
}
HALVES = ("odd", "even")


@dataclass(frozen=True)
class Spoken:
    """One phrase, the states any of which is right, the limits said in it, and what was read."""

    id: str
    label: str
    phrase: str
    states: frozenset[str]
    limits: frozenset[str]
    scopes: frozenset[str]
    got: dict[str, Any]

    @property
    def story(self) -> dict[str, Any]:
        return next((r for r in self.got["records"] if r["kind"] == "story"), {})

    @property
    def state(self) -> str | None:
        if not self.story and self.got["disposition"] == "withdrawal":
            return "suspended"
        return self.story.get("consent")


def mail(phrase: str, language: str) -> bytes:
    mine = re.search(r"\b(?:my (?:story|permission)|I am the person|yo mismo|mi (?:permiso|historia))\b", phrase, re.I)
    her = re.search(r"\b(?:she|her|ella|la señora|la clienta)\b", phrase, re.I)
    if language == "en":
        story = STORIES["I" if mine else "en"].format(who="She" if her else "He")
    else:
        story = STORIES["yo" if mine else "es"].format(who="clienta" if her else "cliente")
    message = EmailMessage()
    message["From"] = "Ana Writer <ana@writer.example.org>"
    message["To"] = "intake@saferelease.example.org"
    message["Subject"] = "Re: Call for input"
    message["Message-ID"] = "<phrase@writer.example.org>"
    message.set_content(f"Dear Megan,\n\n{story}\n\n{phrase}\n")
    return message.as_bytes()


@cache
def spoken(half: str) -> tuple[Spoken, ...]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    call = load_call(bundled_call())
    return tuple(
        Spoken(
            row["id"],
            row["label"],
            row["phrase"],
            frozenset(row["states"].split("|")),
            frozenset(LIMITS[code] for code in row["restrict"].split(",") if code in LIMITS),
            frozenset(row["restrict"].split(",")) & {"agency", "public"},
            as_json(row["id"], read(mail(row["phrase"], row["lang"]), call, SentByUs())),
        )
        for row in rows
        if int(row["id"][1:]) % 2 == (half == "odd")
    )


@pytest.mark.parametrize(("half", "floor"), [("odd", 98), ("even", 83)])
def test_the_state_is_right(half: str, floor: float) -> None:
    right = sum(one.state in one.states for one in spoken(half))

    assert 100 * right / len(spoken(half)) >= floor


@pytest.mark.parametrize("half", HALVES)
def test_nothing_is_claimed_that_was_not_said(half: str) -> None:
    assert [one.id for one in spoken(half) if one.state in OPENS and "claimed" not in one.states] == []


@pytest.mark.parametrize("half", HALVES)
def test_what_is_not_right_is_narrower_or_goes_to_a_person(half: str) -> None:
    wrong = [one for one in spoken(half) if one.state not in one.states]

    assert [one.id for one in wrong if not (one.got["needs_person"] or is_narrower(one))] == []


def is_narrower(one: Spoken) -> bool:
    return NARROWEST_FIRST.index(one.state or "unassessed") < min(map(NARROWEST_FIRST.index, one.states))


@pytest.mark.parametrize("half", HALVES)
def test_no_refusal_and_no_withdrawal_is_missed(half: str) -> None:
    said_no = [one for one in spoken(half) if one.label in {"refused", "withdrawn", "narrowed"}]

    assert [one.id for one in said_no if one.state not in {*one.states, "suspended", "refused", "needs_review"}] == []


@pytest.mark.parametrize(("half", "floor"), [("odd", 100), ("even", 81)])
def test_limits_and_audiences_are_noted(half: str, floor: float) -> None:
    said = [(code in one.story.get("restrictions", ())) for one in spoken(half) for code in one.limits]
    said += [(code in one.story.get("scopes", ())) for one in spoken(half) for code in one.scopes]

    assert 100 * sum(said) / len(said) >= floor

"""The one gate: what may be shown of a story, to whom, now. Pure. Every output reads stories through it.

It is asked again in the transaction that renders. What it gives is a `ShownStory`; the story itself goes no further.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from config.consent import Policy, consent_policy
from intake.gate.coarse import WITHHELD as WITHHELD
from intake.gate.coarse import without_consent_talk, without_dates, without_days
from intake.gate.withhold import redact as redact
from intake.gate.withhold import without
from intake.gate.withhold import without_quotes as without_quotes
from intake.letters.values import ShownStory
from parsers.hour import find_hour
from parsers.records import Address, Story
from storage.standing import Standing

LONGEST_SUMMARY = 1200
BARS = {"agency": "no_agency", "public": "no_public"}
NOT_YET = frozenset({"review_first", "embargo_until", "purpose_only"})  # a person must clear these first
SOURCES = {"E3": "a document of the person", "E4": "the person"}
FALLBACK_TO_COUNT = frozenset({"not_obtained", "refused", "erased"})


@dataclass(frozen=True, slots=True)
class CountedStory:
    """A story that is only counted: taxonomy ids, and the gazetteer's id of the facility where it has one meaning."""

    number: int
    harms: tuple[str, ...]
    facility_id: str


class Audience(StrEnum):
    """Who looks. The sender of a story is told its number and what is asked, never its words."""

    SENDER = "sender"
    COALITION = "coalition"
    AGENCY = "agency"
    PUBLIC = "public"


def show(
    number: int,
    story: Story,
    standing: Standing,
    audience: Audience,
    held_by: Sequence[str] = (),
    policy: Policy | None = None,
    *,
    author: Address | None = None,
    evidence: str = "",
) -> ShownStory | None:
    """As much of a story as `audience` may see while `standing` holds; None when not even its number.

    `author` told it: whether that name may be shown is a question of its own, so it is withheld from the words.
    `evidence` is the level ("E1" ... "E4") on which consent was granted: it says who speaks.

    A story of which nothing is shown still counts: see `counted`.
    """
    policy = policy or consent_policy()
    if audience is Audience.SENDER:
        return ShownStory(number, standing.state, harms=story.harms, people=story.people)
    if audience is not Audience.COALITION:
        return _open(number, story, standing, policy, author, evidence) if may_open(standing, audience) else None
    if standing.state in FALLBACK_TO_COUNT:
        return None
    if standing.state == "granted":
        if may_open(standing, audience):
            return _open(number, story, standing, policy, author, evidence)
        return ShownStory(number, standing.state, harms=story.harms, people=story.people)
    return _guarded(number, story, standing, tuple(held_by), author)


def may_open(standing: Standing, audience: Audience) -> bool:
    """Whether the story itself may be shown: granted, for this audience, with no restriction against it."""
    return may_count(standing, audience) and standing.attribution != "count_only"


def may_count(standing: Standing, audience: Audience) -> bool:
    """Whether the story may stand in a count for this audience, though perhaps no word of it."""
    return (
        standing.state == "granted"
        and audience.value in standing.scopes
        and BARS.get(audience.value) not in standing.restrictions
        and not (NOT_YET & standing.restrictions)
    )


def count(number: int, story: Story, standing: Standing, audience: Audience) -> CountedStory | None:
    """What a table may count of a story that is shown in no other way; None where it is shown, or may not be counted.

    Whoever prints it must not print a number so small that it tells of one person.
    """
    if not may_count(standing, audience) or may_open(standing, audience):
        return None
    hidden = "withhold_fields" in standing.restrictions
    return CountedStory(number, story.harms, "" if hidden else _only(story.facility_candidates))


def _guarded(
    number: int, story: Story, standing: Standing, held_by: tuple[str, ...], author: Address | None
) -> ShownStory:
    """What coordinators are told of a story that is not granted: enough to act on, not a word of it."""
    if standing.state == "claimed":
        words = redact(standing.words, story, author)
        return ShownStory(number, "claimed", words=words, why="someone must confirm it")
    if standing.state == "pending":
        return ShownStory(number, "pending", harms=story.harms)
    if standing.state == "needs_review":
        return ShownStory(number, "needs_review", why=redact(without_quotes(standing.reason), story, author))
    if standing.state in {"suspended", "withdrawn"}:
        return ShownStory(number, standing.state, held_by=held_by)
    return ShownStory(number, standing.state)


def _only(candidates: Sequence[str]) -> str:
    return candidates[0] if len(candidates) == 1 else ""


def _open(
    number: int, story: Story, standing: Standing, policy: Policy, author: Address | None, evidence: str
) -> ShownStory:
    attribution = standing.attribution
    for code in ("anonymous", "initials", "pseudonym"):
        if code in standing.restrictions:
            attribution = policy.lower(attribution, code)
    hidden = "withhold_fields" in standing.restrictions
    return ShownStory(
        number,
        "granted",
        attribution=attribution,
        summary=_summary(story, standing, author),
        harms=story.harms,
        people=story.people,
        facility="" if hidden else redact(story.facility or "", story, author),
        month="" if hidden else (story.when or "")[:7],
        held_by=(),
        facility_id="" if hidden else _only(story.facility_candidates),
        place="" if hidden else redact(story.place or "", story, author),
        hour="" if hidden else find_hour(story.narrative),
        populations=() if hidden else story.populations,
        source=SOURCES.get(evidence, "an advocate") if evidence else "",
    )


def _summary(story: Story, standing: Standing, author: Address | None) -> tuple[str, ...]:
    """The account without what identifies the person, its exact days and the talk of consent; () where no quoting."""
    if "no_quote" in standing.restrictions:
        return ()
    text = without_consent_talk(without(story.narrative, story.consent.words, ""))
    text = without_days(" ".join(text.split()))
    for written in story.also_written:  # a name that a person has corrected is wrong here, and may tell where it was
        text = without(text, written, WITHHELD)
    if "withhold_fields" in standing.restrictions:
        for words in (story.facility, story.place):
            text = without(text, words or "", WITHHELD)
        text = without_dates(text)
    text = " ".join(redact(text, story, author).split())
    while text.endswith(WITHHELD):  # how somebody signed
        text = text.removesuffix(WITHHELD).rstrip(" ,-–—*")
    if len(text) > LONGEST_SUMMARY:
        text = text[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " ..."
    return (text,) if text else ()


def counted(state: str) -> str:
    """Under which heading a story of which not even the number is told is counted."""
    return state if state in FALLBACK_TO_COUNT else "other"

"""The one gate: what may be shown of a story, to whom, now. Pure. Every output reads stories through it.

It is asked again in the transaction that renders. What it gives is a `ShownStory`; the story itself goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from config.consent import Policy, consent_policy
from intake.letters.values import ShownStory
from parsers.records import Story
from storage.standing import Standing

WITHHELD = "[withheld]"
LONGEST_SUMMARY = 1200
BARS = {"agency": "no_agency", "public": "no_public"}
NOT_YET = frozenset({"review_first", "embargo_until", "purpose_only"})  # a person must clear these first
FALLBACK_TO_COUNT = frozenset({"not_obtained", "refused", "erased"})


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
) -> ShownStory | None:
    """As much of a story as `audience` may see while `standing` holds; None when not even its number.

    A story of which nothing is shown still counts: see `counted`.
    """
    policy = policy or consent_policy()
    if audience is Audience.SENDER:
        return ShownStory(number, standing.state, harms=story.harms, people=story.people)
    if audience is not Audience.COALITION:
        return _open(number, story, standing, policy) if may_open(standing, audience) else None
    if standing.state in FALLBACK_TO_COUNT:
        return None
    if standing.state == "granted":
        if may_open(standing, audience):
            return _open(number, story, standing, policy)
        return ShownStory(number, standing.state, harms=story.harms, people=story.people)
    return _guarded(number, story, standing, tuple(held_by))


def may_open(standing: Standing, audience: Audience) -> bool:
    """Whether the story itself may be shown: granted, for this audience, with no restriction against it."""
    return (
        standing.state == "granted"
        and audience.value in standing.scopes
        and BARS.get(audience.value) not in standing.restrictions
        and not (NOT_YET & standing.restrictions)
        and standing.attribution != "count_only"
    )


def _guarded(number: int, story: Story, standing: Standing, held_by: tuple[str, ...]) -> ShownStory:
    """What coordinators are told of a story that is not granted: enough to act on, not a word of it."""
    if standing.state == "claimed":
        words = redact(standing.words, story)
        return ShownStory(number, "claimed", words=words, why="someone must confirm it")
    if standing.state == "pending":
        return ShownStory(number, "pending", harms=story.harms)
    if standing.state == "needs_review":
        return ShownStory(number, "needs_review", why=redact(without_quotes(standing.reason), story))
    if standing.state in {"suspended", "withdrawn"}:
        return ShownStory(number, standing.state, held_by=held_by)
    return ShownStory(number, standing.state)


def _open(number: int, story: Story, standing: Standing, policy: Policy) -> ShownStory:
    attribution = standing.attribution
    for code in ("anonymous", "initials", "pseudonym"):
        if code in standing.restrictions:
            attribution = policy.lower(attribution, code)
    hidden = "withhold_fields" in standing.restrictions
    return ShownStory(
        number,
        "granted",
        attribution=attribution,
        summary=_summary(story, standing),
        harms=story.harms,
        people=story.people,
        facility="" if hidden else redact(story.facility or "", story),
        month="" if hidden else (story.when or "")[:7],
        held_by=(),
    )


def _summary(story: Story, standing: Standing) -> tuple[str, ...]:
    """The account without what identifies the person. Words in quotation only where quoting is allowed."""
    if "no_quote" in standing.restrictions:
        return ()
    text = " ".join(redact(story.narrative, story).split())
    if len(text) > LONGEST_SUMMARY:
        text = text[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " ..."
    return (text,) if text else ()


def redact(text: str, story: Story) -> str:
    """`text` with every identifying word of the story withheld, wherever it stands."""
    found = sorted({item.words.strip() for item in story.identifying if item.words.strip()}, key=len, reverse=True)
    for words in found:
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", WITHHELD, text, flags=re.IGNORECASE)
    return text


def without_quotes(reason: str) -> str:
    """A reason of ours without the words of the mail in it."""
    return re.sub(r"\s*[:,]?\s*[“\"«][^”\"»]*[”\"»]", "", reason)


def counted(state: str) -> str:
    """Under which heading a story of which not even the number is told is counted."""
    return state if state in FALLBACK_TO_COUNT else "other"

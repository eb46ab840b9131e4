"""The one gate: what may be shown of a story, to whom, now. Pure. Every output reads stories through it.

It is asked again in the transaction that renders. What it gives is a `ShownStory`; the story itself goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from config.consent import Policy, consent_policy
from intake.letters.values import ShownStory
from parsers.records import Address, Story
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
    *,
    author: Address | None = None,
) -> ShownStory | None:
    """As much of a story as `audience` may see while `standing` holds; None when not even its number.

    `author` told it: whether that name may be shown is a question of its own, so it is withheld from the words.

    A story of which nothing is shown still counts: see `counted`.
    """
    policy = policy or consent_policy()
    if audience is Audience.SENDER:
        return ShownStory(number, standing.state, harms=story.harms, people=story.people)
    if audience is not Audience.COALITION:
        return _open(number, story, standing, policy, author) if may_open(standing, audience) else None
    if standing.state in FALLBACK_TO_COUNT:
        return None
    if standing.state == "granted":
        if may_open(standing, audience):
            return _open(number, story, standing, policy, author)
        return ShownStory(number, standing.state, harms=story.harms, people=story.people)
    return _guarded(number, story, standing, tuple(held_by), author)


def may_open(standing: Standing, audience: Audience) -> bool:
    """Whether the story itself may be shown: granted, for this audience, with no restriction against it."""
    return (
        standing.state == "granted"
        and audience.value in standing.scopes
        and BARS.get(audience.value) not in standing.restrictions
        and not (NOT_YET & standing.restrictions)
        and standing.attribution != "count_only"
    )


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


def _open(number: int, story: Story, standing: Standing, policy: Policy, author: Address | None) -> ShownStory:
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
    )


def _summary(story: Story, standing: Standing, author: Address | None) -> tuple[str, ...]:
    """The account without what identifies the person. Words in quotation only where quoting is allowed."""
    if "no_quote" in standing.restrictions:
        return ()
    text = " ".join(redact(story.narrative, story, author).split())
    if len(text) > LONGEST_SUMMARY:
        text = text[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " ..."
    return (text,) if text else ()


def redact(text: str, story: Story, author: Address | None = None) -> str:
    """`text` with every identifying word of the story withheld, wherever it stands, and the name of its author."""
    found = {item.words.strip() for item in story.identifying} | ({author.name, author.addr_spec} if author else set())
    for words in sorted(filter(None, found), key=len, reverse=True):
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", WITHHELD, text, flags=re.IGNORECASE)
    for word in _parts_of_name(author.name if author else ""):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", WITHHELD, text)  # as written: May is a name, may is none
    return text


def _parts_of_name(name: str) -> list[str]:
    """The words of a name that are signed alone: "Ana", "Ruiz"; in capitals as well."""
    parts = [part for part in re.findall(r"[^\W\d_]+", name) if len(part) > 1 and part[0].isupper()]
    return sorted({written for part in parts for written in (part, part.upper())}, key=len, reverse=True)


def without_quotes(reason: str) -> str:
    """A reason of ours without the words of the mail in it."""
    return re.sub(r"\s*[:,]?\s*[“\"«][^”\"»]*[”\"»]", "", reason)


def counted(state: str) -> str:
    """Under which heading a story of which not even the number is told is counted."""
    return state if state in FALLBACK_TO_COUNT else "other"

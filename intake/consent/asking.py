"""May somebody be asked again about consent? Pure: what is known of a question in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from config.consent import Policy, consent_policy

MOST = 3  # the question itself, and once more before each cutoff


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its repetitions: when each left (aware UTC; None while it has not), and what came back.

    `answered`: a person wrote back, or somebody here recorded what they said. `unreachable`: no more mail is wanted,
    or it does not arrive.
    """

    left: Sequence[datetime | None]
    answered: bool = False
    unreachable: bool = False


def may_ask_again(asked: Asked, now: datetime, policy: Policy | None = None) -> bool:
    """Whether the question may be repeated at `now`: never after any answer, nor soon after the last, nor often."""
    policy = policy or consent_policy()
    if asked.answered or asked.unreachable or not 0 < len(asked.left) < MOST:
        return False
    return all(left is not None and now - left >= policy.least_between for left in asked.left)

"""How long a story is kept: when it is to be erased, and when coordinators are told. Pure: standings and policy in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from config.consent import Policy, consent_policy
from storage.standing import Standing


@dataclass(frozen=True, slots=True)
class Ending:
    """`at`: when the story may be erased; `told_at`: from when coordinators are told. Both aware UTC."""

    state: str
    at: datetime
    told_at: datetime


def ending_of(
    holds: Standing, persons: Iterable[Standing], close: datetime, policy: Policy | None = None
) -> Ending | None:
    """When a story ends that stands at `holds`; None while somebody in it has agreed, or its state is not an end.

    `close` is when the questions of the call close: whose consent was not obtained is kept so long at least.
    """
    policy = policy or consent_policy()
    kept = dict(policy.kept).get(holds.state)
    if kept is None or holds.since is None or any(person.state == "granted" for person in persons):
        return None
    begins = max(holds.since, close) if holds.state == "not_obtained" else holds.since
    return Ending(holds.state, begins + kept, begins + kept - policy.told_before)

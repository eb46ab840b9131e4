"""The consent policy as data: who may move consent from where to where, and which evidence each scope needs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import resources

ENDS = ("refused", "withdrawn", "not_obtained", "expired")  # the states in which a story is not kept for ever


@dataclass(frozen=True, slots=True)
class Policy:
    """Read from `consent_policy.toml`. Evidence compares as text ("E1" < "E3"). `kept`: how long in which state."""

    scopes: tuple[str, ...]
    attribution: tuple[str, ...]
    default_attribution: str
    restrictions: frozenset[str]
    machine_order: tuple[str, ...]
    silence: timedelta
    evidence: tuple[tuple[str, str], ...]
    least_evidence: tuple[tuple[str, str], ...]
    transitions: frozenset[tuple[str, str, str]]
    two_persons: frozenset[str] = frozenset()
    again_before: timedelta = timedelta(days=3)
    least_between: timedelta = timedelta(days=2)
    renew_before: timedelta = timedelta(days=14)
    kept: tuple[tuple[str, timedelta], ...] = ()
    told_before: timedelta = timedelta(days=7)

    def allows(self, state: str, to: str, actor: str) -> bool:
        """Whether a person in the role `actor` may move consent from `state` to `to`."""
        return (state, to, actor) in self.transitions

    def lacks_evidence(self, scopes: tuple[str, ...], evidence: str) -> tuple[str, ...]:
        """The scopes for which `evidence` is not enough. A message from the person (E4) is enough for all."""
        least = dict(self.least_evidence)
        return tuple(scope for scope in scopes if evidence < least[scope])

    def lower(self, one: str, other: str) -> str:
        """The attribution that tells less of the two."""
        return min(one, other, key=self.attribution.index)


@cache
def consent_policy() -> Policy:
    """The policy of the house."""
    data = tomllib.loads(resources.files("config").joinpath("consent_policy.toml").read_text(encoding="utf-8"))
    return Policy(
        scopes=tuple(data["scopes"]),
        attribution=tuple(data["attribution"]),
        default_attribution=data["default_attribution"],
        restrictions=frozenset(data["restrictions"]),
        machine_order=tuple(data["machine_order"]),
        silence=timedelta(days=data["silence_confirms_withdrawal_days"]),
        evidence=tuple(data["evidence"].items()),
        least_evidence=tuple(data["least_evidence"].items()),
        transitions=frozenset(
            (state, move["to"], actor)
            for move in data["transition"]
            for state in move["from"]
            for actor in move["actors"]
        ),
        two_persons=frozenset(data["two_persons"]),
        again_before=timedelta(days=data["asking"]["again_days_before"]),
        least_between=timedelta(days=data["asking"]["least_days_between"]),
        renew_before=timedelta(days=data["asking"]["renew_days_before"]),
        kept=tuple((state, timedelta(days=data["keeping"][f"{state}_days"])) for state in ENDS),
        told_before=timedelta(days=data["keeping"]["told_days_before"]),
    )

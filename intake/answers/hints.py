"""The plain words to answer with, beside each item of the digest that needs somebody. Pure.

The first is what "yes" means there, where "yes" has a meaning; nothing but these words is ever printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from config.consent import Policy, consent_policy
from parsers.command_values import Command
from storage.standing import ConsentEvent, Standing


@dataclass(frozen=True, slots=True)
class Hints:
    """`yes` and `no` are what these words mean under the item, "" for nothing; `others` are more that may be said."""

    yes: str = ""
    no: str = ""
    others: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(words for words in (self.yes, self.no, *self.others) if words)

    def as_item(self) -> dict[str, Any]:
        return {"yes": self.yes, "no": self.no, "all": list(self.all)}


def for_story(number: int, standing: Standing, people: int, events: Sequence[ConsentEvent]) -> Hints:
    """What may be answered to a story in this state. A grant is offered only as far as the words that were found go."""
    reference = f"S-{number}"
    later, drop = f"later {reference}", f"drop {reference}"
    match standing.state:
        case "claimed" if people == 1:
            return Hints(confirm(number, standing, events), f"refuse {reference}", (later,))
        case "suspended":
            return Hints(others=(f"withdraw {reference}", f"reinstate {reference}", later))
        case "expired" if people == 1 and any(event.to == "granted" for event in events):
            return Hints(others=(_again(number, events), drop, later))
        case "expired":
            return Hints(others=(drop, later))
        case "needs_review":
            return Hints(others=(f"{reference} is 2 people", f"refuse {reference}", later))
        case _:
            return Hints(others=(f"refuse {reference}", drop, later))


def confirm(number: int, standing: Standing, events: Sequence[ConsentEvent]) -> str:
    """ "confirm S-7 coalition anonymous": the scopes that were claimed, as far as the evidence for them is enough."""
    policy = consent_policy()
    evidence = evidence_of(events)
    claimed = {scope for event in events if event.to == "claimed" for scope in event.scopes} or {"coalition"}
    enough = [scope for scope in policy.scopes if scope in claimed and not policy.lacks_evidence((scope,), evidence)]
    limits = tuple(sorted(code for code in standing.restrictions if code in ("no_quote", "review_first")))
    command = Command("confirm", f"S-{number}", tuple(enough) or ("coalition",), _attribution(standing, policy), limits)
    return str(command)


def _attribution(standing: Standing, policy: Policy) -> str:
    """As the author's words limit it, else the usual one."""
    found = policy.default_attribution
    for code in ("initials", "pseudonym"):
        if code in standing.restrictions and "anonymous" not in standing.restrictions:
            found = code
    return found


def _again(number: int, events: Sequence[ConsentEvent]) -> str:
    last = [event for event in events if event.to == "granted"][-1]
    return str(Command("grant", f"S-{number}", last.scopes, last.attribution, last.restrictions))


def evidence_of(events: Sequence[ConsentEvent]) -> str:
    """The best evidence that the ledger has for a yes of this person; "E0" for none."""
    return max((event.evidence or "E0" for event in events if event.to in {"claimed", "granted"}), default="E0")


def for_message(number: int) -> Hints:
    return Hints(f"done M-{number}", others=(f"later M-{number}",))


def for_merge(reference: str, other: str) -> Hints:
    return Hints(f"merge {reference} {other}", f"keep {reference}", (f"drop {reference}",))

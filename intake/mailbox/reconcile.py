"""The server's list against the ledger's. Pure: two lists in, the balance and what differs out, in plain words.

Every message of a folder has one outcome. On the server lie the ledger's places without those that were moved or
taken away, and what the ledger does not know yet: so the two numbers are equal, or it is said which UIDs are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from intake.mailbox.uid_set import as_uid_set
from storage.balance import Place
from storage.places import Outcome

_SHOWN_UIDS = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """`code` is for machines; `words` say what is so, `what_to_do` what a person does about it ("" for nothing)."""

    code: str
    words: str
    what_to_do: str = ""
    uids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """One folder in one epoch. The numbers in `outcomes` add up to `places`, the ledger's side.

    `on_server` is the server's side: places - gone - moved_away - taken_away + unknown.
    """

    account: str
    folder: str
    uidvalidity: int
    on_server: int
    places: int
    outcomes: tuple[tuple[str, int], ...]
    unknown: tuple[int, ...]
    withheld: tuple[int, ...]
    gone: int
    moved_away: int
    taken_away: int

    @property
    def adds_up(self) -> bool:
        there = self.places - self.gone - self.moved_away - self.taken_away
        return sum(count for _, count in self.outcomes) == self.places and self.on_server == there + len(self.unknown)

    @property
    def is_complete(self) -> bool:
        """Whether everything on the server has an outcome that stands."""
        return self.adds_up and not self.unknown and not self.withheld


def balance_of(
    account: str, folder: str, uidvalidity: int, on_server: Collection[int], places: Sequence[Place], most_tries: int
) -> Balance:
    """`places` are those of the same account, folder and epoch; MISSING ones are withheld after `most_tries`."""
    there = frozenset(on_server)
    known = {place.uid for place in places}
    absent = [place for place in places if place.uid not in there]
    gone = [place for place in absent if place.outcome == Outcome.GONE.value]
    moved = [place for place in absent if place.moved]
    unfetched = [p.uid for p in places if p.uid in there and p.outcome in (Outcome.MISSING.value, Outcome.GONE.value)]
    tried = {place.uid for place in places if place.tries >= most_tries or place.outcome == Outcome.GONE.value}
    return Balance(
        account=account,
        folder=folder,
        uidvalidity=uidvalidity,
        on_server=len(there),
        places=len(places),
        outcomes=tuple(sorted(Counter(place.outcome for place in places).items())),
        unknown=tuple(sorted(there - known)),
        withheld=tuple(sorted(uid for uid in unfetched if uid in tried)),
        gone=len(gone),
        moved_away=len(moved),
        taken_away=len(absent) - len(gone) - len(moved),
    )


def differences(balance: Balance, older_epochs: int = 0) -> Iterator[Difference]:
    """What differs, the gravest first. Nothing for a folder whose two sides are the same."""
    if not balance.adds_up:
        yield Difference(
            "unequal", "the numbers do not add up", "Run it again; if it stays so, report it: it is a bug."
        )
    if balance.withheld:
        yield Difference(
            "withheld",
            f"{len(balance.withheld)} messages stand in the server's list, but it does not give them",
            "Open them in a mail program. If they open there, save them as files and run `intake import FILE`; "
            "if not, ask the provider.",
            balance.withheld,
        )
    if balance.unknown:
        yield Difference(
            "unknown",
            f"{len(balance.unknown)} messages have not been fetched yet",
            "`intake round` fetches them.",
            balance.unknown,
        )
    if balance.taken_away:
        yield Difference(
            "taken_away",
            f"{balance.taken_away} messages were moved or deleted there by somebody; they are safe in the ledger",
        )
    if older_epochs:
        yield Difference(
            "new_epoch",
            f"the server has numbered the folder anew {older_epochs} times; what was known is known by its bytes",
        )


def needs_action(found: Sequence[Difference]) -> bool:
    return any(difference.what_to_do for difference in found)


def uids_in_words(uids: Sequence[int]) -> str:
    """`1:3,7`, cut where it is long."""
    written = as_uid_set(uids)
    return written if len(written) <= _SHOWN_UIDS else written[:_SHOWN_UIDS].rpartition(",")[0] + " and more"

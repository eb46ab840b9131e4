"""Collect: what is new in a mailbox becomes bytes in the ledger. Nothing on the server changes.

The work list is what the ledger has no outcome for, never `\\Seen` and never a date. Messages are committed in small
groups; whatever is killed in between is fetched again and known by its place, or by its bytes. At the end the numbers
are compared: a folder that holds more than the ledger knows of is asked for its whole list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.jobs.pause import heed_pause, noted
from intake.ports import Fetched, Folder, Lack, Mailbox, PortError
from storage import balance, messages
from storage.messages import Outcome, Source

if TYPE_CHECKING:
    from intake.app import App

GROUP_MESSAGES = 50
GROUP_BYTES = 8_000_000
MOST_TRIES = 5


@dataclass(slots=True)
class Collected:
    """How many places got which outcome in this round."""

    kept: int = 0
    duplicate: int = 0
    other: int = 0

    def __iadd__(self, more: Collected) -> Collected:
        self.kept += more.kept
        self.duplicate += more.duplicate
        self.other += more.other
        return self

    def count(self, outcome: Outcome) -> None:
        if outcome is Outcome.KEPT:
            self.kept += 1
        elif outcome is Outcome.DUPLICATE:
            self.duplicate += 1
        else:
            self.other += 1


def collect(app: App, mailbox: Mailbox, *, heeding_pauses: bool = True) -> Collected:
    """Keep everything that is new. Notes how the poll went, and raises the trouble again.

    Raises `Paused`, and asks nothing of the server, while a pause after a failure lasts.
    """
    if heeding_pauses:
        heed_pause(app, mailbox)
    done = Collected()
    with noted(app, mailbox), mailbox.session() as folder:
        most = app.settings.limits.messages_a_round
        wanted = _wanted(app, folder)
        _collect(app, folder, wanted[:most], done)
        if len(wanted) < most:
            _collect(app, folder, _overlooked(app, folder)[:most], done)
    return done


def _collect(app: App, folder: Folder, uids: Sequence[int], done: Collected) -> None:
    if uids:
        for group in _groups(folder.fetch(uids)):
            _keep(app, folder, group, done)


def new_uids(app: App, folder: Folder) -> list[int]:
    """What the folder holds above the last place that the ledger knows, and is not known."""
    place = (folder.account, folder.name, folder.uidvalidity)

    def known(uids: Sequence[int]) -> frozenset[int]:
        with app.database.read() as session:
            return messages.known_uids(session, *place, among=uids)

    with app.database.read() as session:
        watermark = messages.watermark(session, *place)
    return list(folder.new_uids(watermark, known))


def _wanted(app: App, folder: Folder) -> list[int]:
    with app.database.read() as session:
        again = messages.missing_uids(session, folder.account, folder.name, folder.uidvalidity, MOST_TRIES)
    return [*again, *new_uids(app, folder)]


def _overlooked(app: App, folder: Folder) -> list[int]:
    """The balance after a poll: what the folder holds and the ledger has no outcome for, where the counts differ.

    Fewer on the server is no fault: people delete and move mail.
    """
    place = (folder.account, folder.name, folder.uidvalidity)
    with app.database.read() as session:
        if folder.exists <= balance.expected_there(session, *place):
            return []
        places = balance.places_of(session, *place)
    known = {place.uid for place in places if place.outcome != Outcome.GONE.value and not place.moved}
    return [uid for uid in folder.all_uids() if uid not in known]


def _groups(fetched: Iterable[Fetched]) -> Iterator[list[Fetched]]:
    """The messages in small groups. What came before a trouble is given first, so that every round gets further."""
    group: list[Fetched] = []
    size = 0
    coming = iter(fetched)
    trouble: PortError | None = None
    while trouble is None:
        try:
            one = next(coming, None)
        except PortError as caught:
            trouble = caught
            break
        if one is None:
            break
        group.append(one)
        size += len(one.content or b"")
        if len(group) >= GROUP_MESSAGES or size >= GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group
    if trouble is not None:
        raise trouble


def _keep(app: App, folder: Folder, group: list[Fetched], done: Collected) -> None:
    """One transaction: the bytes of the group, and what became of each place."""
    now = app.clock()
    with app.database.write() as session:
        for one in group:
            source = Source(folder.account, folder.name, folder.uidvalidity, one.uid)
            if one.content is None:
                outcome = Outcome.GONE if one.lack is Lack.GONE else Outcome.MISSING
                messages.note_outcome(session, source, outcome, now)
            else:
                cut = one.lack is Lack.TOO_LARGE
                outcome = messages.keep(session, one.content, source, one.received or now, now, cut=cut).outcome
            done.count(outcome)

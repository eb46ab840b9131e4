"""Reconcile: ask each folder for its whole list and compare it with the ledger's. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from intake.jobs.collect import MOST_TRIES
from intake.jobs.junk import look_into_junk
from intake.mailbox.reconcile import Balance, Difference, balance_of, differences, needs_action, uids_in_words
from intake.ports import Folder, Mailbox, PortError
from storage import balance, messages

if TYPE_CHECKING:
    from intake.app import App


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One folder: its balance and what differs; or, where it could not be asked, the trouble in plain words."""

    account: str
    folder: str
    balance: Balance | None = None
    differences: tuple[Difference, ...] = ()
    trouble: str = ""

    @property
    def is_well(self) -> bool:
        return self.balance is not None and self.balance.adds_up and not needs_action(self.differences)


def reconcile(app: App) -> list[Reconciled]:
    """Every folder of every account, then the folders of spam."""
    found = [_one(app, mailbox) for mailbox in app.mailboxes]
    for mailbox in app.junk:
        try:
            look_into_junk(app, mailbox, now=True)
        except PortError as trouble:
            found.append(Reconciled(mailbox.account, mailbox.folder, trouble=_words(trouble)))
    return found


def _one(app: App, mailbox: Mailbox) -> Reconciled:
    try:
        with mailbox.session() as folder:
            return _compared(app, folder)
    except PortError as trouble:
        return Reconciled(mailbox.account, mailbox.folder, trouble=_words(trouble))


def _words(trouble: PortError) -> str:
    return f"{trouble.reason}. {trouble.what_to_do}".strip()


def _compared(app: App, folder: Folder) -> Reconciled:
    place = (folder.account, folder.name, folder.uidvalidity)
    on_server = folder.all_uids()
    with app.database.read() as session:
        places = balance.places_of(session, *place)
        older = [epoch for epoch in messages.epochs(session, *place[:2]) if epoch != folder.uidvalidity]
    found = balance_of(*place, on_server, places, MOST_TRIES)
    return Reconciled(*place[:2], found, tuple(differences(found, len(older))))


def alarms_in_junk(app: App) -> list[dict[str, Any]]:
    """Mail in folders of spam that seems to be for us: where it lies, since when, and why it is thought so."""
    with app.database.read() as session:
        return [
            {"account": account, "folder": folder, "uid": place.uid, "received": place.noted_at, "why": place.detail}
            for account, folder, place in balance.alarms(session)
        ]


def as_json(found: list[Reconciled], alarms: list[dict[str, Any]]) -> dict[str, Any]:
    """The contract of `intake reconcile --json`."""
    return {
        "well": all(one.is_well for one in found) and not alarms,
        "folders": [_folder_as_json(one) for one in found],
        "junk": [{**alarm, "received": alarm["received"].isoformat()} for alarm in alarms],
    }


def _folder_as_json(one: Reconciled) -> dict[str, Any]:
    if one.balance is None:
        return {"account": one.account, "folder": one.folder, "well": False, "trouble": one.trouble}
    sums = one.balance
    return {
        "account": one.account,
        "folder": one.folder,
        "well": one.is_well,
        "uidvalidity": sums.uidvalidity,
        "on_server": sums.on_server,
        "places": sums.places,
        "outcomes": dict(sums.outcomes),
        "moved_away": sums.moved_away,
        "taken_away": sums.taken_away,
        "unknown": list(sums.unknown),
        "differences": [
            {"code": d.code, "words": d.words, "what_to_do": d.what_to_do, "uids": list(d.uids)}
            for d in one.differences
        ],
    }


def as_lines(found: list[Reconciled], alarms: list[dict[str, Any]]) -> Iterator[str]:
    """The same for people."""
    for one in found:
        yield f"{one.account}, {one.folder}: " + (one.trouble or _sums(one.balance))
        for each in one.differences:
            yield f"  {each.words}" + (f": UID {uids_in_words(each.uids)}" if each.uids else "")
            if each.what_to_do:
                yield f"    {each.what_to_do}"
    for alarm in alarms:
        where = f"{alarm['account']}, {alarm['folder']}, UID {alarm['uid']}"
        yield f"JUNK  {where}, received {alarm['received']:%Y-%m-%d %H:%M} UTC: {alarm['why']}"
    if alarms:
        yield "  Look at these in a mail program; move what is no spam into the inbox, and it comes in by itself."


def _sums(sums: Balance | None) -> str:
    if sums is None:
        return ""
    parts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sums.outcomes) or "nothing"
    away = f"; {sums.moved_away} of them moved away by us" if sums.moved_away else ""
    state = "equal" if sums.is_complete else "NOT equal"
    return f"{sums.on_server} on the server, {sums.places} in the ledger ({parts}{away}): {state}"

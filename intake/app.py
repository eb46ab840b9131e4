"""Everything put together. READ THIS FIRST.

An `App` is one call on one installation: the call, the settings, the ledger, the mailboxes, the postbox, the readers
and the only clock. A round does all that is due, once:

    logins    renewed daily, where mailboxes have them
    collect   mailboxes -> bytes in the ledger        (nothing on the server changes)
    sort      bytes -> Reading -> Plan -> one transaction each
    tidy      the server, only now, as the settings say; what was erased here is removed there
    junk      is there mail for us among the spam?    (headers alone)
    batch     several mails of one person are acknowledged in one letter
    expire    consent questions that nobody answered
    ask again consent questions before each cutoff, and before a consent ends
    retain    stories whose time is over are erased; coordinators are told before
    scrub     freed pages of what was erased, if that was not done at once
    remind    post the reminders that are due
    digest    post the digest that is due
    canary    a letter to ourselves, if one is wanted
    settle    letters of which it is not certain that they left: do they lie in the folder of sent mail?
    dispatch  send what is due in the outbox
    watch     tell by another way than mail what is wrong

The world's troubles end a job, not the round: what could not be done now stays in the ledger and is tried again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from config.call import Call
from config.settings import Settings
from intake.alone import AnotherIsAtIt, alone, worker_name
from intake.at_rest.keys import keys_of, open_ledger
from intake.jobs.ask_again import ask_again
from intake.jobs.batch import batch_acknowledgements
from intake.jobs.canary import send_canary
from intake.jobs.collect import Collected, collect
from intake.jobs.digest import post_digests
from intake.jobs.dispatch import Dispatched, dispatch
from intake.jobs.erase import scrub
from intake.jobs.expire import close_questions
from intake.jobs.junk import look_into_junk
from intake.jobs.logins import keep_login
from intake.jobs.pause import poll_name
from intake.jobs.remind import post_reminders
from intake.jobs.remove import remove_erased
from intake.jobs.retain import retain
from intake.jobs.settle import look_into_sent
from intake.jobs.sort import SortedCount, sort
from intake.jobs.tidy import tidy
from intake.jobs.watch import watch
from intake.mailbox.logins import own_logins
from intake.ports import Mailbox, PortError, Postbox, SentFolder
from intake.readers import Readers
from intake.setup import (
    make_folders,
    make_junk_mailboxes,
    make_mailboxes,
    make_postbox,
    make_sent_folders,
)
from storage.database import Database, DatabaseUnusable

log = logging.getLogger("intake")


def system_clock() -> datetime:
    """The only clock of the house: now, aware UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class App:
    """What the jobs are given. `clock` gives aware UTC; `secret` makes Message-IDs and tokens.

    `holder` is this worker's name, which what it claims bears.
    """

    call: Call
    settings: Settings
    database: Database
    mailboxes: tuple[Mailbox, ...]
    postbox: Postbox
    readers: Readers
    secret: bytes = field(repr=False)
    clock: Callable[[], datetime] = system_clock
    junk: tuple[Mailbox, ...] = ()
    sent: tuple[SentFolder, ...] = ()
    holder: str = field(default_factory=worker_name)

    def round(self, *, heeding_pauses: bool = True) -> RoundReport:
        """All that is due, once. Safe to repeat, and safe to be killed anywhere.

        A mailbox that failed is left alone for a while, unless `heeding_pauses` is false: a person wants it now.
        """
        report = RoundReport()
        for name, path in own_logins(self.settings).items():
            with report.job(f"login {name}"), alone(self, f"login {name}"):
                keep_login(self, name, path)
        for mailbox in self.mailboxes:
            with report.job(f"collect {mailbox.account}"), alone(self, f"collect {poll_name(mailbox)}"):
                report.collected += collect(self, mailbox, heeding_pauses=heeding_pauses)
        with report.job("sort"):
            report.sorted += sort(self)
        for mailbox in self.mailboxes:
            with report.job(f"tidy {mailbox.account}"), alone(self, f"tidy {poll_name(mailbox)}"):
                tidy(self, mailbox, heeding_pauses=heeding_pauses)
                remove_erased(self, mailbox, heeding_pauses=heeding_pauses)
        for mailbox in self.junk:
            with report.job(f"junk {mailbox.account}"), alone(self, f"junk {mailbox.account}"):
                look_into_junk(self, mailbox)
        with report.job("batch"), alone(self, "batch"):
            batch_acknowledgements(self)
        with report.job("expire"), alone(self, "expire"):
            close_questions(self)
        with report.job("ask again"), alone(self, "ask again"):
            ask_again(self)
        with report.job("retain"), alone(self, "retain"):
            retain(self)
        with report.job("scrub"), alone(self, "scrub"):
            scrub(self)
        with report.job("remind"), alone(self, "remind"):
            report.reminders += post_reminders(self)
        with report.job("digest"), alone(self, "digest"):
            report.digests += post_digests(self)
        with report.job("canary"), alone(self, "canary"):
            send_canary(self)
        with report.job("settle"), alone(self, "settle"):
            look_into_sent(self)
        with report.job("dispatch"):
            report.dispatched += dispatch(self)
        with report.job("watch"), alone(self, "watch"):
            watch(self)
        return report


@dataclass(slots=True)
class RoundReport:
    """What a round did; `troubles` are the world's, in plain words."""

    collected: Collected = field(default_factory=Collected)
    sorted: SortedCount = field(default_factory=SortedCount)
    dispatched: Dispatched = field(default_factory=Dispatched)
    reminders: int = 0
    digests: int = 0
    troubles: list[str] = field(default_factory=list)

    @contextmanager
    def job(self, name: str) -> Iterator[None]:
        """A trouble of the world (a server, the disk, a locked file) ends this job; the next one goes on."""
        try:
            yield
        except AnotherIsAtIt:
            log.info("%s: another worker is at it", name)
        except PortError as trouble:
            self.troubles.append(f"{name}: {trouble.reason}. {trouble.what_to_do}".strip())
            log.warning("%s: %s", name, trouble.reason)
        except DatabaseUnusable as trouble:
            self.troubles.append(f"{name}: {trouble}")
            log.warning("%s: the ledger cannot be used now", name)
        except OSError as trouble:
            self.troubles.append(f"{name}: {trouble.strerror or type(trouble).__name__}")
            log.warning("%s: %s", name, trouble.strerror)


@contextmanager
def open_app(settings: Settings, call: Call, clock: Callable[[], datetime] = system_clock) -> Iterator[App]:
    """The call, ready to run: the ledger migrated, the readers started on first use, all closed at the end.

    Raises `DatabaseUnusable`, or ValueError for a key that is none.
    """
    database, keys = open_ledger(settings, keys_of(settings))
    readers = Readers(
        call, seconds=settings.limits.read_seconds, memory_bytes=settings.limits.read_memory_megabytes * 1_000_000
    )
    try:
        make_folders(settings)
        database.migrate()
        yield App(
            call=call,
            settings=settings,
            database=database,
            mailboxes=make_mailboxes(settings, clock),
            postbox=make_postbox(settings, clock),
            readers=readers,
            secret=keys.tokens,
            clock=clock,
            junk=make_junk_mailboxes(settings, clock),
            sent=make_sent_folders(settings, clock),
        )
    finally:
        readers.close()
        database.close()

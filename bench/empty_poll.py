"""`python -m bench.empty_poll [MESSAGES]`: what a look into a mailbox with nothing new costs, on a real Dovecot.

Three numbers, medians in milliseconds, for an empty folder and for one with MESSAGES (50,000): connecting with login
and logout alone, the whole poll with the ledger (encrypted, as it comes), and so what the poll costs beyond connecting.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import insert

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import App, open_app
from intake.jobs.collect import collect
from storage.tables import SourceRow
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot

TIMES = 25


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    server = running_dovecot()
    dovecot = next(server)
    try:
        for messages in (0, count):
            user = dovecot.add_account()
            dovecot.deliver(user, [b"Subject: %d\r\n\r\n%d\r\n" % (n, n) for n in range(messages)])
            connecting, poll = measure(dovecot, user, messages)
            print(
                f"{messages:6} messages: connecting {connecting:.1f} ms, "
                f"poll {poll:.1f} ms, beyond connecting {poll - connecting:.1f} ms"
            )
    finally:
        next(server, None)
    return 0


def measure(dovecot: Dovecot, user: str, messages: int) -> tuple[float, float]:
    """Median milliseconds of (connecting and leaving, a whole poll), taken in turn."""
    with tempfile.TemporaryDirectory() as home:
        lines = ["[[mailbox]]", 'kind = "imap"', 'host = "127.0.0.1"', f"port = {dovecot.imap}", f'user = "{user}"']
        (Path(home) / "intake.toml").write_text("\n".join([*lines, 'security = "plain"', ""]))
        settings = load_settings(None, {"INTAKE_HOME": home, "INTAKE_IMAP_PASSWORD": PASSWORD})
        with open_app(settings, load_call(bundled_call())) as app:
            know_all(app, messages)
            connecting, polls = [], []
            for _ in range(TIMES):
                connecting.append(milliseconds(lambda: app.mailboxes[0]._connect().close()))  # type: ignore[attr-defined]
                polls.append(milliseconds(lambda: collect(app, app.mailboxes[0])))
    return statistics.median(connecting), statistics.median(polls)


def milliseconds(action) -> float:  # type: ignore[no-untyped-def]
    before = time.perf_counter()
    done = action()
    assert done is None or done.kept == 0
    return (time.perf_counter() - before) * 1000


def know_all(app: App, messages: int) -> None:
    """Write down an outcome for each message, as if all had been kept long ago."""
    with app.mailboxes[0].session() as folder:
        place = {"account": folder.account, "folder": folder.name, "uidvalidity": folder.uidvalidity}
        uids = folder.all_uids()
    assert len(uids) == messages
    rows = [{**place, "uid": uid, "tries": 1, "outcome": "kept", "noted_at": app.clock()} for uid in uids]
    with app.database.write() as session:
        for start in range(0, len(rows), 5_000):
            session.execute(insert(SourceRow), rows[start : start + 5_000])


if __name__ == "__main__":
    sys.exit(main())

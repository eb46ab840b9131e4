"""`python -m bench.throughput FOLDER`: mails of a folder through a real Dovecot to records in the ledger.

Prints messages per second for the whole way (fetch, keep, read, plan, apply) and the peak memory of this process and
of its readers. The mails can be any; for a comparison run the floor on the same folder and machine in the same minute.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.jobs.collect import collect
from intake.jobs.sort import sort
from tests.servers.dovecot import PASSWORD, running_dovecot


def main() -> int:
    # Over 40 lines: one run from top to bottom.
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of .eml files")
    parser.add_argument("--plain", action="store_true", help="without encryption of the ledger")
    options = parser.parse_args()
    mails = [path.read_bytes() for path in sorted(options.folder.glob("*.eml"))]
    size = sum(map(len, mails))
    server = running_dovecot()
    dovecot = next(server)
    user = dovecot.add_account()
    dovecot.deliver(user, mails)
    count = len(mails)
    del mails
    home = tempfile.mkdtemp(prefix="throughput-")
    settings = load_settings(
        None,
        {
            "INTAKE_HOME": home,
            "INTAKE_IMAP_HOST": "127.0.0.1",
            "INTAKE_IMAP_PORT": str(dovecot.imap),
            "INTAKE_IMAP_USER": user,
            "INTAKE_IMAP_PASSWORD": PASSWORD,
            "INTAKE_IMAP_SECURITY": "plain",
        },
    )
    settings = replace(settings, encrypt_database=not options.plain)
    try:
        with open_app(settings, load_call(bundled_call())) as app:
            list(app.readers.read_many([b"Subject: warm\r\n\r\n"] * 4, _nothing()))
            before = time.perf_counter()
            collected = collect(app, app.mailboxes[0])
            between = time.perf_counter()
            done = sort(app)
            after = time.perf_counter()
    finally:
        next(server, None)
    whole = after - before
    print(f"{count} mails, {size / 1e6:.0f} MB")
    print(f"kept {collected.kept}, sorted {done.sorted}, set aside {done.quarantined}")
    print(f"collect {between - before:.2f} s, sort {after - between:.2f} s: {count / whole:.0f} messages/s in all")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory: {own:.0f} MiB here, {children:.0f} MiB in the largest reader")
    return 0 if collected.kept == count else 1


def _nothing():  # type: ignore[no-untyped-def]
    from parsers.records import SentByUs

    return SentByUs()


if __name__ == "__main__":
    sys.exit(main())

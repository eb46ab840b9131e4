"""Keeps messages one after the other, each with a letter, until it is killed: run by test_killed."""

from __future__ import annotations

import sys

from storage.database import Database
from storage.messages import watermark
from storage.outbox import post
from tests.storage.factories import NOW, keep_mail, make_letter


def work(url: str, key: str) -> None:
    database = Database(url, key or None)
    while True:
        with database.write() as session:
            uid = watermark(session, "intake", "INBOX", 100) + 1
            kept = keep_mail(session, b"%d" % uid * 5000, uid=uid)
            post(session, make_letter(f"M-{kept.number}"), NOW)
        print(uid, flush=True)


if __name__ == "__main__":
    work(*sys.argv[1:])

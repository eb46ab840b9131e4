"""Is the service well? Pure: the status in, troubles in plain words out. `status`, `/health` and alarms share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

READ_WAITS_SECONDS = 3600
LETTER_WAITS_SECONDS = 3600
NOTICE = "notice:"


@dataclass(frozen=True, slots=True)
class Trouble:
    """`code` stays the same while the trouble lasts; `words` say what it is and what to do, with numbers alone."""

    code: str
    words: str

    @property
    def notice(self) -> bool:
        """Whether all is still well, and a person should know what is coming. It is told once."""
        return self.code.startswith(NOTICE)


def troubles_of(status: Mapping[str, Any]) -> tuple[Trouble, ...]:
    """What is wrong, the gravest first; `status` is the object of `intake.watching.status.status_of`."""
    found = [*_mailboxes(status), *_mail(status), *_letters(status), *_logins(status)]
    return tuple(found)


def _mailboxes(status: Mapping[str, Any]) -> list[Trouble]:
    return [
        Trouble(
            f"mailbox:{box['account']}",
            f"the mailbox {box['account']} has not been read {_for(box['silent_seconds'])}"
            + (f": {box['trouble']}. `intake check` tries it" if box["trouble"] else ": does `intake work` run?"),
        )
        for box in status["mailboxes"]
        if box["silent"]
    ]


def _for(seconds: int | None) -> str:
    return "yet" if seconds is None else f"for {max(1, round(seconds / 60))} minutes"


def _mail(status: Mapping[str, Any]) -> list[Trouble]:
    found = []
    if status["junk_alarms"]:
        words = (
            f"{status['junk_alarms']} mails that seem to be for us lie among the spam: `intake reconcile` says where"
        )
        found.append(Trouble("junk", words))
    if status["breaker"]:
        words = f"automatic mail is stopped: {status['breaker']}. Look, then `intake letters release`"
        found.append(Trouble("breaker", words))
    waits = status["oldest_waiting_seconds"]
    if waits > READ_WAITS_SECONDS:
        found.append(Trouble("unread", f"a message has waited {_for(waits)} to be read: see the log of `intake work`"))
    if status["quarantined_by_bugs"]:
        many = status["quarantined_by_bugs"]
        words = f"{many} messages met a bug and are set aside: `intake quarantine list`; their bytes are safe"
        found.append(Trouble("bugs", words))
    if status["canary"] == "lost":
        words = "the letter that the service sends to itself has not come back: mail out or mail in does not work"
        found.append(Trouble("canary", words))
    return found


def _logins(status: Mapping[str, Any]) -> list[Trouble]:
    found = []
    for login in status["logins"]:
        name, mend = login["name"], f"`intake login {login['name']}`"
        if login["trouble"]:
            found.append(Trouble(f"login:{name}", f"the login of {name} does not work: {login['trouble']}; {mend}"))
        elif login["mark"] == 1:
            found.append(Trouble(f"login:{name}", f"the login of {name} ends within a day: {mend}"))
        elif login["mark"]:
            words = f"the login of {name} ends in {login['days']} days: {mend} renews it"
            found.append(Trouble(f"{NOTICE}login:{name}:{login['mark']}", words))
    return found


def _letters(status: Mapping[str, Any]) -> list[Trouble]:
    found = []
    waits = status["oldest_letter_seconds"]
    if waits > LETTER_WAITS_SECONDS:
        found.append(Trouble("letters", f"a letter has been due {_for(waits)}: the mail server does not take it"))
    if astray := status["digests_astray"]:
        words = f"{astray} digests of this week did not reach a coordinator, or may not have: `intake letters list`"
        found.append(Trouble("digests", words))
    return found

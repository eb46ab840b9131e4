"""How long a mailbox is left alone after it failed: growing, with jitter, never shorter than the server asked for."""

from __future__ import annotations

from datetime import timedelta

from intake.port_errors import MailboxRefused, MailboxUnavailable, PortError

FIRST = timedelta(seconds=30)
LONGEST = timedelta(minutes=30)
FIRST_WHEN_REFUSED = timedelta(minutes=5)  # a wrong password that is offered again and again closes accounts
LONGEST_WHEN_REFUSED = timedelta(hours=1)
SPREAD = 0.25
_MOST_DOUBLINGS = 10


def pause_after(failures: int, trouble: PortError, chance: float) -> timedelta:
    """The pause after so many failures in a row (1 for the first). `chance` is from 0 to 1, anew each time.

    Jitter is up to a quarter to either side, so that many clients do not come back in the same second; a server's
    own wish is only ever made longer.
    """
    refused = isinstance(trouble, MailboxRefused)
    first, longest = (FIRST_WHEN_REFUSED, LONGEST_WHEN_REFUSED) if refused else (FIRST, LONGEST)
    grown = min(longest, first * 2 ** min(max(failures - 1, 0), _MOST_DOUBLINGS))
    asked = (trouble.retry_after if isinstance(trouble, MailboxUnavailable) else None) or timedelta()
    seconds = max(
        grown.total_seconds() * (1 - SPREAD + 2 * SPREAD * chance), asked.total_seconds() * (1 + SPREAD * chance)
    )
    return timedelta(seconds=seconds)
